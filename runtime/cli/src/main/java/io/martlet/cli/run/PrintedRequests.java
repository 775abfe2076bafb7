package io.martlet.cli.run;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.martlet.catalog.Catalog;
import io.martlet.cli.workspace.Compilation;
import io.martlet.cli.workspace.DeployedSettings;
import io.martlet.driver.RunPlaces;
import io.martlet.emr.EmrRequests;
import io.martlet.emr.RequestJson;
import io.martlet.plan.RunPlan;
import io.martlet.plan.StepCall;
import java.io.UncheckedIOException;
import java.util.Set;

/** What Amazon EMR would be asked for to run a compiled catalog, as text for people and tools. */
public final class PrintedRequests {

  private PrintedRequests() {}

  /**
   * The requests as JSON. The same plan asks for the same run.
   *
   * @param catalog all of it, whatever is compiled of it
   * @param driver where the jar of the driver is
   * @param modelSeconds how long a model may take for a batch
   */
  public static String of(
      Compilation compiled, Catalog catalog, RunPlaces places, String driver, int modelSeconds) {
    RunPlan plan = compiled.plan();
    StepCall call =
        new StepCall(
            compiled.placeAt(places),
            places.root(),
            plan.digest().substring(0, 12),
            Set.of(),
            PlannedRun.declared(catalog),
            Set.of(),
            modelSeconds);
    EmrRequests requests =
        new EmrRequests(plan, call, driver, DeployedSettings.of(catalog.deployment()));
    try {
      return new ObjectMapper()
              .writerWithDefaultPrettyPrinter()
              .writeValueAsString(requests.all().stream().map(RequestJson::of).toList())
          + "\n";
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }
}
