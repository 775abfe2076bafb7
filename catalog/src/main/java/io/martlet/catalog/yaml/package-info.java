/**
 * Catalogs in YAML. Files become nodes, nodes become values with places, by hand: nothing is
 * guessed from how a scalar looks, and nothing is constructed that a file names.
 */
package io.martlet.catalog.yaml;
