/** Selectors: which of a catalog's models a command is about. */
package io.martlet.catalog.select;
