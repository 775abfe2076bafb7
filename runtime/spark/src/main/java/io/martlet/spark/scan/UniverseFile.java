package io.martlet.spark.scan;

import java.io.Serializable;

/**
 * One Parquet file of a prepared universe: a split of the work, and one file of every mart.
 *
 * @param index its place among the universe's files, from 0
 * @param rows its records
 */
public record UniverseFile(int index, String path, long rows) implements Serializable {}
