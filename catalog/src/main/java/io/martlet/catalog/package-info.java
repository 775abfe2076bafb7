/**
 * What a catalog is: values that know where they are written, and nothing of how they are read,
 * checked or run.
 */
package io.martlet.catalog;
