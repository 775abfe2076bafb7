package io.martlet.spark.mart;

import io.martlet.spark.scan.UniverseFile;
import java.io.Serializable;
import java.util.HashMap;

/**
 * One file of a mart, to be put together.
 *
 * @param universe where the key's chunks are
 * @param scores by pass, the file with its scores
 */
record MartFileSpec(UniverseFile universe, HashMap<String, String> scores)
    implements Serializable {}
