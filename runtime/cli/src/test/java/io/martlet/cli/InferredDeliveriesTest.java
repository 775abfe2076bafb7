package io.martlet.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.martlet.catalog.diagnostic.ExitCode;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Deliveries as they come, each with the universe that is inferred from it: a folder of resources
 * holds the files, and the universe's. What was inferred is also what preparing reads.
 */
class InferredDeliveriesTest {

  private static final String UNIVERSE = "universe.yaml";
  private static final String NO_MODELS =
      "catalog: c\nuniverse: universe.yaml\nbinaries: {}\nmarts: []\n";

  @TempDir private Path folder;

  static Stream<String> cases() throws IOException {
    return list(root()).map(path -> path.getFileName().toString());
  }

  @ParameterizedTest
  @MethodSource("cases")
  void isInferredAndRead(String name) throws IOException {
    Path catalog = folder.resolve("catalog");
    List<String> arguments =
        Stream.concat(
                Stream.of("init", catalog.toString(), "--from"),
                list(root().resolve(name))
                    .filter(file -> !file.endsWith(UNIVERSE))
                    .map(Path::toString))
            .toList();

    Copy.Result init = martlet(arguments.toArray(String[]::new));

    assertThat(init.exitCode()).as(init.err()).isEqualTo(ExitCode.CLEAN);
    assertThat(Files.readString(catalog.resolve(UNIVERSE)))
        .isEqualTo(Files.readString(root().resolve(name).resolve(UNIVERSE)));
    Files.writeString(catalog.resolve("catalog.yaml"), NO_MODELS);
    Copy.Result prepare = martlet("prepare", catalog.toString());
    assertThat(prepare.exitCode()).as(prepare.out() + prepare.err()).isEqualTo(ExitCode.CLEAN);
    assertThat(init.out()).contains(records(prepare.lastLine()));
  }

  /** {@code 3 records} of {@code Prepared x with 3 records in 1 file.} */
  private static String records(String prepared) {
    return prepared.replaceAll(".* with (.* records?) in .*", "$1");
  }

  private static Path root() {
    try {
      return Path.of(InferredDeliveriesTest.class.getResource("/init").toURI());
    } catch (URISyntaxException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  private static Stream<Path> list(Path place) {
    try (Stream<Path> listed = Files.list(place)) {
      return listed.sorted().toList().stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Copy.Result martlet(String... arguments) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    int exitCode = Martlet.run(new PrintWriter(out), new PrintWriter(err), arguments);
    return new Copy.Result(exitCode, out.toString(), err.toString());
  }
}
