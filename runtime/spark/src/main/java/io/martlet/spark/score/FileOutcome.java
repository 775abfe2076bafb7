package io.martlet.spark.score;

import java.io.Serializable;
import java.util.List;
import java.util.Map;

/**
 * What one task made of one universe file.
 *
 * @param file the universe file's index
 * @param scoreFiles for each mart, the file with the scores
 * @param models as in the microbatch
 */
record FileOutcome(
    int file,
    long rows,
    Map<String, String> scoreFiles,
    List<ModelOutcome> models,
    StageTimes times)
    implements Serializable {}
