/**
 * Delivered CSV as it comes: from bytes, compressed and encoded in any way that is declared, to
 * records, to typed values, each with its place. Inference, preparation and the search for places
 * read with it, whole files or splits of them.
 */
package io.martlet.spark.delivery;
