/** Flat files of a mart, for those who read no tables. */
package io.martlet.spark.export;
