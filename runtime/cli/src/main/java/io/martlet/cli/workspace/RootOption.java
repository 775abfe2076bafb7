package io.martlet.cli.workspace;

import io.martlet.catalog.Deployment;
import io.martlet.catalog.Located;
import io.martlet.catalog.diagnostic.ExitCode;
import io.martlet.cli.terminal.CommandFailure;
import io.martlet.driver.RunPlaces;
import io.martlet.spark.Storage;
import java.nio.file.Path;
import picocli.CommandLine.Option;

/** Where the files of runs lie. */
public final class RootOption {

  @Option(
      names = "--root",
      paramLabel = "URI",
      description = {
        "Where artifacts, the prepared universe, scores and",
        "marts lie: a folder, or a URI such as s3a://BUCKET/",
        "PREFIX that Spark can read. By default .martlet/;",
        "on clusters, the deployment's storage root if any."
      })
  private String root;

  public boolean isGiven() {
    return root != null;
  }

  /** The places of a catalog's runs on this machine. */
  public RunPlaces here(Workspace workspace) {
    return root == null ? workspace.places() : new RunPlaces(uri(root));
  }

  /** The places of a catalog's runs on clusters. */
  public RunPlaces onClusters(Workspace workspace, Deployment deployment) {
    return root == null
        ? deployment
            .storageRoot()
            .map(Located::value)
            .map(RootOption::uri)
            .map(RunPlaces::new)
            .orElseGet(workspace::places)
        : new RunPlaces(uri(root));
  }

  /**
   * The places of the runs of a stored plan.
   *
   * @throws CommandFailure when it is none
   */
  public RunPlaces placesOf(String plan) {
    return root == null
        ? RunPlaces.ofPlan(uri(plan))
            .orElseThrow(
                () ->
                    new CommandFailure(
                        ExitCode.USAGE,
                        "%s is no stored plan. Store one: martlet prepare CATALOG --root URI"
                            .formatted(plan)))
        : new RunPlaces(uri(root));
  }

  /** As it was given, a folder of this machine as a URI. */
  public static String uri(String root) {
    String place = root.contains(":/") ? root : Storage.location(Path.of(root).toAbsolutePath());
    return place.endsWith("/") ? place.substring(0, place.length() - 1) : place;
  }
}
