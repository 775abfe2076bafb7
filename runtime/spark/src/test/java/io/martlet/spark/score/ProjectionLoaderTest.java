package io.martlet.spark.score;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.martlet.catalog.ColumnType;
import io.martlet.codegen.projection.ProjectionGenerator;
import io.martlet.codegen.projection.ProjectionJar;
import io.martlet.plan.PlanColumn;
import io.martlet.plan.PlanException;
import io.martlet.plan.PlanMicrobatch;
import io.martlet.plan.projection.Projection;
import io.martlet.spark.host.HostSession;
import io.martlet.spark.host.HostSettings;
import io.martlet.spark.scan.PageColumns;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A projection is used for the columns that its plan has, and for no other's. */
class ProjectionLoaderTest {

  private static final HostSettings HOSTS =
      new HostSettings("", 64, Duration.ofSeconds(1), Duration.ofSeconds(1));
  private static final PlanColumn AGE = new PlanColumn("age", ColumnType.INT8, false);
  private static final PlanColumn INCOME = new PlanColumn("income", ColumnType.FLOAT32, true);

  @TempDir private Path folder;

  @Test
  void thePlansOwnIsLoaded() throws IOException {
    assertThat(load(List.of(AGE, INCOME), List.of(AGE, INCOME))).isNotNull();
  }

  @Test
  void oneOfAnotherTypeIsRefused() {
    assertThatThrownBy(
            () -> load(List.of(new PlanColumn("age", ColumnType.INT16, false)), List.of(AGE)))
        .isInstanceOf(PlanException.class)
        .hasMessageContaining("is not that of mb-0001")
        .hasMessageContaining("the projection binds age as int16, the plan as int8. Compile");
  }

  @Test
  void oneOfFewerColumnsIsRefused() {
    assertThatThrownBy(() -> load(List.of(AGE), List.of(AGE, INCOME)))
        .isInstanceOf(PlanException.class)
        .hasMessageContaining("the projection does not bind income, the plan does. Compile");
  }

  @Test
  void oneOfOtherColumnsIsRefused() {
    assertThatThrownBy(() -> load(List.of(INCOME), List.of(AGE)))
        .isInstanceOf(PlanException.class)
        .hasMessageContaining("the projection binds income, the plan does not. Compile");
  }

  private Projection load(List<PlanColumn> compiled, List<PlanColumn> planned) throws IOException {
    Path jar = folder.resolve("projections.jar");
    Files.write(jar, ProjectionJar.of(List.of(ProjectionGenerator.generate("p.Mb0001", compiled))));
    PassSpec pass =
        new PassSpec(
            "run",
            "",
            jar.toString(),
            jar.toString(),
            "",
            folder.toString(),
            new HashMap<>(),
            HOSTS);
    try (HostSession session = new HostSession(HOSTS, planned, List.of());
        PageColumns columns = new PageColumns(session, planned, HOSTS.batchRows())) {
      return ProjectionLoader.load(
          pass, new PlanMicrobatch("mb-0001", "p.Mb0001", List.of()), columns);
    }
  }
}
