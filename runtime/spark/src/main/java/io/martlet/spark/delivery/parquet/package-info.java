/** Values of delivered Parquet files as what they are declared to be: nothing is lost unasked. */
package io.martlet.spark.delivery.parquet;
