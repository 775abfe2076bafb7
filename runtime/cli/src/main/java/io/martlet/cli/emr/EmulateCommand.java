package io.martlet.cli.emr;

import io.martlet.catalog.diagnostic.ExitCode;
import io.martlet.cli.terminal.CommandFailure;
import io.martlet.cli.terminal.Console;
import io.martlet.cli.terminal.MartletHome;
import io.martlet.cli.workspace.LedgerOption;
import io.martlet.cli.workspace.Workspace;
import io.martlet.emr.emulator.EmrEmulator;
import io.martlet.emr.emulator.EmulatedTime;
import io.martlet.emr.emulator.FaultScript;
import io.martlet.emr.emulator.SparkSubmitPrograms;
import io.martlet.emr.emulator.StepPrograms;
import io.martlet.ledger.Ledger;
import io.martlet.plan.StepCall;
import java.io.IOException;
import java.net.BindException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
    name = "emulate",
    mixinStandardHelpOptions = true,
    description = "Answers as Amazon EMR does, on this machine.",
    footer = {
      "",
      "For the AWS SDKs, the AWS command line and Airflow: clusters, instance",
      "fleets and steps with their states, limits and errors, while time goes",
      "by --speed times as fast. Steps run spark-submit of $SPARK_HOME, or do",
      "nothing (--stub). What goes wrong, a script says: a JSON list such as",
      "[{\"fault\": \"cluster-lost\", \"cluster\": \"*-cluster-1-*\",",
      "\"after-seconds\": 300}, {\"fault\": \"throttled\", \"call\": \"*\",",
      "\"times\": 5}]. It keeps nothing, and ends with Ctrl-C.",
      "",
      "Example:",
      "  martlet emr emulate --stub 60",
      "  martlet emr emulate --catalog catalogs/insurance"
    })
public final class EmulateCommand implements Callable<Integer> {

  private static final double FASTEST = 1e6;

  @Spec private CommandSpec spec;

  @Option(
      names = "--port",
      paramLabel = "PORT",
      defaultValue = "4566",
      description = {"Where it listens, 0 for any that is free.", "Default: ${DEFAULT-VALUE}."})
  private int port;

  @Option(
      names = "--speed",
      paramLabel = "TIMES",
      defaultValue = "60",
      description = {
        "How fast time goes by for clusters. Default:",
        "${DEFAULT-VALUE}, a minute a second."
      })
  private double speed;

  @Option(
      names = "--stub",
      paramLabel = "SECONDS",
      description = {"Let steps do nothing, for so long (of the clusters'", "time)."})
  private Integer stub;

  @Option(names = "--faults", paramLabel = "FILE", description = "The script of what goes wrong.")
  private Path faults;

  @Option(
      names = "--master",
      paramLabel = "URL",
      defaultValue = "local[2]",
      description = {"Where steps' Spark runs. Default: ${DEFAULT-VALUE}."})
  private String master;

  @Option(
      names = "--conf",
      paramLabel = "KEY=VALUE",
      description = "A setting of the steps' Spark. Repeatable.")
  private Map<String, String> settings = new LinkedHashMap<>();

  @Option(
      names = "--logs",
      paramLabel = "FOLDER",
      defaultValue = "emr-logs",
      description = {"Where what steps print is kept. Default:", "${DEFAULT-VALUE}."})
  private Path logs;

  @Mixin private LedgerOption ledgerOption;

  @Option(
      names = "--catalog",
      paramLabel = "CATALOG",
      description = {
        "The catalog whose ledger steps use, where no --ledger",
        "is named: the one beside it."
      })
  private Path catalog;

  @Override
  public Integer call() throws IOException, InterruptedException {
    requireSense();
    if (stub != null || catalog == null) {
      return serve(Optional.ofNullable(System.getenv(StepCall.LEDGER)));
    }
    try (Ledger ledger = ledgerOption.open(Workspace.of(catalog.toRealPath()))) {
      return serve(Optional.of(ledger.jdbcUrl()));
    }
  }

  private void requireSense() {
    if (port < 0 || port > 65_535) {
      throw new CommandFailure(ExitCode.USAGE, "--port takes a number from 0 to 65535.");
    }
    if (!(speed > 0 && speed <= FASTEST)) {
      throw new CommandFailure(ExitCode.USAGE, "--speed takes a number above 0, up to a million.");
    }
    if (stub != null && stub < 0) {
      throw new CommandFailure(ExitCode.USAGE, "--stub takes 0 seconds or more.");
    }
  }

  private int serve(Optional<String> ledger) throws IOException, InterruptedException {
    Console console = new Console(spec);
    try (EmrEmulator emulator = start(ledger)) {
      Runtime.getRuntime().addShutdownHook(new Thread(emulator::close, "emulator-end"));
      console.line("Amazon EMR, emulated: %s", emulator.endpoint());
      console.line("  export AWS_ENDPOINT_URL_EMR=%s", emulator.endpoint());
      new CountDownLatch(1).await();
    }
    return ExitCode.CLEAN;
  }

  private EmrEmulator start(Optional<String> ledger) throws IOException {
    StepPrograms programs = programs(ledger);
    FaultScript script = script();
    try {
      return EmrEmulator.start(port, EmulatedTime.faster(speed), programs, script);
    } catch (BindException e) {
      throw new CommandFailure(
          ExitCode.FAILED,
          "Something listens on port %s already. Take another: --port 0 finds one."
              .formatted(String.valueOf(port)));
    }
  }

  private FaultScript script() throws IOException {
    if (faults == null) {
      return new FaultScript(List.of());
    }
    if (!Files.isReadable(faults)) {
      throw new CommandFailure(
          ExitCode.USAGE, "There is no script of faults %s to read.".formatted(faults));
    }
    try {
      return FaultScript.parse(Files.readString(faults));
    } catch (IllegalArgumentException e) {
      throw new CommandFailure(ExitCode.USAGE, "%s: %s.".formatted(faults, e.getMessage()));
    }
  }

  private StepPrograms programs(Optional<String> ledger) {
    if (stub != null) {
      return StepPrograms.stubbed(Duration.ofSeconds(stub));
    }
    String home = System.getenv("SPARK_HOME");
    Path submit = Path.of(home == null ? "" : home, "bin", "spark-submit");
    if (home == null || !Files.isExecutable(submit)) {
      throw new CommandFailure(
          ExitCode.USAGE,
          "Steps are run by Spark, and SPARK_HOME names no installation of it. Set it to the"
              + " folder of a Spark 4.1, or let steps do nothing: --stub SECONDS");
    }
    List<String> options = new ArrayList<>(List.of("--master", master, "--jars", icebergJars()));
    settings.forEach((key, value) -> options.addAll(List.of("--conf", key + "=" + value)));
    Map<String, String> environment = new TreeMap<>();
    ledger.ifPresent(url -> environment.put(StepCall.LEDGER, url));
    return new SparkSubmitPrograms(submit, options, environment, logs);
  }

  private static String icebergJars() {
    return MartletHome.icebergJars().stream().map(Path::toString).collect(Collectors.joining(","));
  }
}
