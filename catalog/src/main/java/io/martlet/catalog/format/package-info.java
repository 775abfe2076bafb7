/**
 * The one form in which catalogs are written: two blanks of indentation, one line a value where it
 * fits, no quotes that mean nothing. Comments stay, and so does the meaning.
 */
package io.martlet.catalog.format;
