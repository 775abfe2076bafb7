package io.martlet.spark.prepare;

import java.util.List;

/**
 * What was written of a delivery.
 *
 * @param records how many were read
 */
record Written(List<PreparedFile> files, long records) {}
