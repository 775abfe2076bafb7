/**
 * The rules. To add one: a class that implements {@link io.martlet.catalog.check.CatalogRule}, its
 * place in {@link io.martlet.catalog.check.Rules}, its page in the resources, and a fixture.
 */
package io.martlet.catalog.check;
