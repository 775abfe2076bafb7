/** What deliveries promise, held to while they are prepared, at no pass of its own. */
package io.martlet.spark.contract;
