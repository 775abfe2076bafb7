/** What changed between two states of a catalog, and what follows. */
package io.martlet.catalog.diff;
