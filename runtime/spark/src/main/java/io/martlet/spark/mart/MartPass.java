package io.martlet.spark.mart;

import io.martlet.plan.PlanModel;
import java.util.List;

/**
 * What one pass has of one mart.
 *
 * @param pass its name
 * @param models those of the mart that it has scores of
 * @param files for each file of the universe, in their order, the one with its scores
 * @param layout {@link MartLayout#digest} of those that are the mart's own; else empty
 * @param whole those that are the mart's own and lack no score
 */
public record MartPass(
    String pass, List<PlanModel> models, List<String> files, String layout, List<MartFile> whole) {

  public MartPass {
    models = List.copyOf(models);
    files = List.copyOf(files);
    whole = List.copyOf(whole);
  }
}
