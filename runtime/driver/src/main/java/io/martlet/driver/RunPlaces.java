package io.martlet.driver;

import io.martlet.spark.Storage;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where everything of a catalog's runs lies: below one root.
 *
 * @param root a URI, or what {@link Storage#location} makes of a folder
 */
public record RunPlaces(String root) {

  private static final Pattern PLAN = Pattern.compile("(.+)/plans/[0-9a-f-]+/plan\\.json");

  /** The places that a stored plan is one of; none when it is no such plan. */
  public static Optional<RunPlaces> ofPlan(String place) {
    Matcher plan = PLAN.matcher(place);
    return plan.matches() ? Optional.of(new RunPlaces(plan.group(1))) : Optional.empty();
  }

  /** All prepared universes. */
  public String universes() {
    return Storage.child(root, "universe");
  }

  /** The files that plans pin, by their SHA-256. */
  public String artifacts() {
    return Storage.child(root, "artifacts");
  }

  /** A stored plan, by what it is called. */
  String plan(String name) {
    return Storage.child(allPlans(), name);
  }

  /** The stored plans of that digest: as many as there were ways to compile it. */
  public List<String> plans(String digest) {
    return planFiles().stream().filter(place -> place.contains("/plans/" + digest + "-")).toList();
  }

  /** All stored plans, each in a folder of its own. */
  List<String> planFiles() {
    return Storage.listAll(allPlans()).stream()
        .map(file -> file.getPath().toString())
        .filter(place -> PLAN.matcher(place).matches())
        .toList();
  }

  String allPlans() {
    return Storage.child(root, "plans");
  }

  /** What a cluster that is called for steps is given to run. */
  public String driver() {
    return Storage.child(root, "martlet-driver.jar");
  }

  /** What passes leave until the marts are put together, a folder a run. */
  public String scores() {
    return Storage.child(root, "scores");
  }

  /** The marts' tables. */
  public String warehouse() {
    return Storage.child(root, "warehouse");
  }
}
