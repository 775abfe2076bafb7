package io.martlet.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The launcher makes the same of a catalog whatever the caller's locale is. */
class LauncherTest {

  private static final Map<String, String> ARABIC =
      Map.of(
          "MARTLET_JAVA_OPTIONS",
          "-Duser.language=ar -Duser.country=EG -Duser.extensions=u-nu-arab");

  @TempDir private Path home;
  @TempDir private Path folder;

  /** The launcher, and a jar in the place of the one that is built after the tests. */
  @BeforeEach
  void install() throws Exception {
    Files.copy(Copy.home().resolve("martlet"), home.resolve("martlet"));
    Files.createDirectories(home.resolve("runtime/spark"));
    Files.copy(
        Copy.home().resolve("runtime/spark/jvm.options"),
        home.resolve("runtime/spark/jvm.options"));
    Path target = Files.createDirectories(home.resolve("runtime/cli/target"));
    Manifest manifest = new Manifest();
    Attributes attributes = manifest.getMainAttributes();
    attributes.put(Attributes.Name.MANIFEST_VERSION, "1.0");
    attributes.put(Attributes.Name.MAIN_CLASS, Martlet.class.getName());
    for (String name : new String[] {"martlet.jar", "martlet-quick.jar"}) {
      attributes.put(Attributes.Name.CLASS_PATH, classPath(name.contains("quick")));
      try (OutputStream jar =
          new JarOutputStream(Files.newOutputStream(target.resolve(name)), manifest)) {
        jar.flush();
      }
    }
    sh(
        Map.of(),
        "jar=\"$2/runtime/cli/target/martlet-quick.jar\"; java -cp \"$jar\" "
            + QuickVerbs.class.getName()
            + " > \"$jar.verbs\"");
    SmallCatalog.in(folder.resolve("small"), "c.csv", "1,5");
  }

  @Test
  void aPathBeyondAsciiIsFoundInTheLocaleC() throws Exception {
    assertThat(
            sh(
                Map.of("LC_ALL", "C"),
                "there=$1/$(printf 'm\\303\\244ut'); cp -r \"$1/small\" \"$there\";"
                    + " \"$2/martlet\" validate \"$there\""))
        .contains("1 model in 1 mart: 0 errors");
  }

  @Test
  void whatIsCompiledIsTheSameInEveryLocale() throws Exception {
    String compile = "\"$2/martlet\" compile \"$1/small\"";
    sh(Map.of(), compile);
    Map<String, String> english = compiled();

    String said = sh(ARABIC, compile);

    assertThat(said).contains("0 files new or changed");
    assertThat(compiled()).isEqualTo(english);
  }

  @Test
  void whatIsPreparedIsTheSameInEveryLocale() throws Exception {
    sh(ARABIC, "\"$2/martlet\" prepare \"$1/small\"");

    try (Stream<Path> files = Files.walk(folder.resolve("small/.martlet"))) {
      assertThat(files.map(Path::toString))
          .anyMatch(name -> name.endsWith(".parquet"))
          .allMatch(name -> name.matches("\\p{ASCII}*"));
    }
  }

  /** That of the tests; Hadoop is what the quick program goes without. */
  private static String classPath(boolean quick) {
    return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator, -1))
        .filter(entry -> !quick || !entry.contains("hadoop-client"))
        .map(entry -> Path.of(entry).toUri().toString())
        .collect(Collectors.joining(" "));
  }

  @Test
  void aSourceInAStoreIsPlannedByTheWholeProgram() throws Exception {
    Path universe = folder.resolve("small/universe.yaml");
    String source = "s3://bucket/clients";
    Files.writeString(
        universe, Files.readString(universe).replaceFirst("source: .*", "source: " + source));

    assertThat(sh(Map.of(), "\"$2/martlet\" validate \"$1/small\"")).contains("0 errors");
    assertThat(sh(Map.of(), "! \"$2/martlet\" plan \"$1/small\""))
        .contains("universe.yaml:")
        .contains(source + ": nothing here reads such places");
  }

  @Test
  void whatIsMarkedStartsQuickly() throws Exception {
    String tells = "export MARTLET_JAVA_OPTIONS=-XX:+PrintCommandLineFlags; ";

    assertThat(sh(Map.of(), tells + "\"$2/martlet\" rules")).contains("-XX:TieredStopAtLevel=1");
    assertThat(sh(Map.of(), tells + "! \"$2/martlet\" show"))
        .contains("-XX:TieredStopAtLevel=1")
        .doesNotContain("-XX:+UseParallelGC");
    assertThat(sh(Map.of(), tells + "! \"$2/martlet\" retry"))
        .contains("-XX:+UseParallelGC")
        .doesNotContain("-XX:TieredStopAtLevel=1");
  }

  @Test
  void aLimitThatIsTooLowIsNamed() throws Exception {
    String run = "! \"$2/martlet\" run \"$1/small\"";

    assertThat(sh(Map.of(), "ulimit -n 64; " + run))
        .contains("martlet: the limit of open files is 64, and a run needs 1024: ulimit -n 1024");
    // Of another user than root, whom it holds.
    assertThat(sh(Map.of(), "unshare -U sh -c 'ulimit -p 110; " + run + "' sh \"$1\" \"$2\""))
        .contains("the limit of processes and threads is 110, and a run needs 512: ulimit -u 512");
    assertThat(
            sh(
                Map.of(),
                "unshare -rm sh -c 'mount -t tmpfs none /proc; " + run + "' sh \"$1\" \"$2\""))
        .contains("martlet: /proc is not mounted");
  }

  private Map<String, String> compiled() throws IOException {
    Map<String, String> texts = new TreeMap<>();
    try (Stream<Path> files = Files.walk(folder.resolve("small/.martlet/compiled"))) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        texts.put(file.toString(), Files.readString(file, StandardCharsets.ISO_8859_1));
      }
    }
    return texts;
  }

  /** Runs a script with the folder and the launcher's as its arguments; it must succeed. */
  private String sh(Map<String, String> environment, String script) throws Exception {
    ProcessBuilder builder =
        new ProcessBuilder("sh", "-c", script, "sh", folder.toString(), home.toString())
            .redirectErrorStream(true);
    builder.environment().putAll(environment);
    Process process = builder.start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(output).isZero();
    return output;
  }
}
