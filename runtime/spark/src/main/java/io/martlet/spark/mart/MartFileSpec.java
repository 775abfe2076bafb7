package io.martlet.spark.mart;

import java.io.Serializable;
import java.util.HashMap;

/**
 * One file of a mart, to be put together.
 *
 * @param universeFile where the key's chunks are
 * @param target the file to write
 * @param scores by pass, the file with its scores
 */
record MartFileSpec(String universeFile, String target, HashMap<String, String> scores)
    implements Serializable {}
