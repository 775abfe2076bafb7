/**
 * The keys of a catalog's files, once: readers take them from here, and so do the JSON Schemas that
 * editors use and the reference pages.
 */
package io.martlet.catalog.schema;
