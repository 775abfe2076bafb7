package io.martlet.spark.mart;

import io.martlet.catalog.diff.MartKey;
import java.util.Map;

/**
 * What readers see of a mart.
 *
 * @param snapshot of the table
 * @param run that published it
 * @param models by number, what the table calls the models that it has columns of; empty where it
 *     does not say
 * @param former by number, those whose columns it had once and has no more
 */
public record PublishedMart(
    long snapshot,
    String run,
    long records,
    MartKey key,
    Map<Integer, String> models,
    Map<Integer, String> former) {

  public PublishedMart {
    models = Map.copyOf(models);
    former = Map.copyOf(former);
  }
}
