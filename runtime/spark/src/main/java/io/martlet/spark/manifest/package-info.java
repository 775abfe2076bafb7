/** What whoever delivers says of each file: its records, bytes and hashes. */
package io.martlet.spark.manifest;
