/** Columns of a universe's row group on their way to Parquet. */
package io.martlet.spark.chunk;
