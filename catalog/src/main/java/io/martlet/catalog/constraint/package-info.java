/** Constraints that stand on the catalog's records; {@code io.martlet.catalog.check} reads them. */
package io.martlet.catalog.constraint;
