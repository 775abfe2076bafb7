package io.martlet.spark.prepare;

import java.io.Serializable;

/**
 * Where tasks write what they prepare of a delivered file, and how.
 *
 * @param folder of the files
 * @param prefix what their names begin with
 * @param fileBytes how large a file gets, about
 */
record TaskOutput(String folder, String prefix, TaskUniverse universe, long fileBytes)
    implements Serializable {}
