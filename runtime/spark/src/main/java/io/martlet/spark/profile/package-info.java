/** What deliveries look like: shares of missing values, distributions, and how they have moved. */
package io.martlet.spark.profile;
