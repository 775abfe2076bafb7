package io.martlet.spark.host;

/**
 * A batch that lies in a region.
 *
 * @param slot which of the region's two places it has
 */
record Batch(Region region, RegionLayout layout, int slot, int rows) {}
