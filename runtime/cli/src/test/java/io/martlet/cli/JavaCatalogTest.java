package io.martlet.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.martlet.catalog.diagnostic.ExitCode;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.spi.ToolProvider;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Commands take a Java source file wherever they take a folder. */
class JavaCatalogTest {

  @TempDir private Path folder;
  private Path source;

  @BeforeEach
  void writeTheInsuranceCatalogInJava() throws IOException {
    Copy.in(folder);
    Files.delete(folder.resolve("catalog.yaml"));
    Path sources = Copy.home().resolve("dsl/src/test/java/io/martlet/dsl/insurance");
    for (String file : new String[] {"Insurance.java", "People.java"}) {
      Files.writeString(
          folder.resolve(file),
          Files.readString(sources.resolve(file)).replace("io.martlet.dsl.insurance", "insurance"));
    }
    source = folder.resolve("Insurance.java");
  }

  @Test
  void aCatalogInJavaIsRun() {
    Copy.Result run = martlet("run");
    assertThat(run.exitCode()).as(run.err()).isEqualTo(ExitCode.CLEAN);
    assertThat(run.lastLine()).startsWith("Published 2 marts: 14 models, 8,802 records, 0 failed");
    assertThat(folder.resolve(".martlet/compiled/plan.json")).exists();

    assertThat(martlet("status").lastLine()).isEqualTo(run.lastLine());
    Copy.Result show = martlet("show", "coverage");
    assertThat(show.exitCode()).as(show.err()).isEqualTo(ExitCode.CLEAN);
  }

  @Test
  void whatIsWrongStandsAtItsLine() throws IOException {
    Files.writeString(
        source, Files.readString(source).replace("AGE, HEALTH, LIMIT,", "AGE, HEALTH, AGE,"));

    Copy.Result result = martlet("validate");

    assertThat(result.exitCode()).isEqualTo(ExitCode.VIOLATIONS);
    assertThat(result.out())
        .startsWith("Insurance.java:")
        .contains("error[duplicate-input]", "reads(AGE, HEALTH, AGE,");
    assertThat(result.lastLine()).isEqualTo("14 models in 2 marts: 1 error, 0 warnings.");
  }

  @Test
  void whatDoesNotCompileStandsAtItsPlace() throws IOException {
    Files.writeString(
        source, Files.readString(source).replace("HEALTH, LIMIT,", "HEALTH, LIMITS,"));

    Copy.Result result = martlet("validate", "--format", "github");

    assertThat(result.exitCode()).isEqualTo(ExitCode.VIOLATIONS);
    assertThat(result.out()).startsWith("::error file=Insurance.java,line=").contains("LIMITS");
    assertThat(martlet("compile").err()).contains("error[java-compile]");
  }

  @Test
  void diffComparesASourceFileWithGit() throws Exception {
    Files.writeString(folder.resolve(".gitignore"), "binaries/\n.martlet/\n");
    git("init", "-q");
    git("add", "-A");
    git("-c", "user.name=Test", "-c", "user.email=test@example.com", "commit", "-qm", "Begin");
    assertThat(martlet("diff").exitCode()).isEqualTo(ExitCode.CLEAN);

    change();

    assertThat(martlet("diff").out()).contains("~ coverage/chronic_care: to be scored again");
    assertThat(martlet("ls", "changed:HEAD").lastLine()).isEqualTo("1 model in 1 mart.");
  }

  @Test
  void diffComparesASourceFileWithAnother() throws IOException {
    Path former = Files.createDirectory(folder.resolve("former"));
    Files.copy(source, former.resolve("Insurance.java"));
    Files.copy(folder.resolve("People.java"), former.resolve("People.java"));
    change();

    for (String state : List.of(former.toString(), former.resolve("Insurance.java").toString())) {
      Copy.Result diff = martlet("diff", "--against", state);
      assertThat(diff.exitCode()).as(diff.err()).isEqualTo(ExitCode.CHANGES);
      assertThat(diff.out()).contains("~ coverage/chronic_care: to be scored again");
    }
  }

  @Test
  void diffComparesClassesAndJars() throws IOException {
    Path former = compiled("former");
    Path jar = jarOf(former);
    change();
    Path now = compiled("now");

    for (Path state : List.of(former, jar)) {
      Copy.Result diff =
          run("diff", "insurance.Insurance", "--class-path", now.toString(), "--against=" + state);
      assertThat(diff.exitCode()).as(diff.err()).isEqualTo(ExitCode.CHANGES);
      assertThat(diff.out()).contains("~ coverage/chronic_care: to be scored again");
    }
    assertThat(run("diff", jarOf(now).toString(), "--against=" + jar).exitCode())
        .isEqualTo(ExitCode.CHANGES);
  }

  @Test
  void diffSaysWhyItCannotCompareClasses() throws IOException {
    Path classes = compiled("classes");
    String[] diff = {
      "diff", "insurance.Insurance", "--class-path", classes.toString(), "--against"
    };

    assertThat(run(with(diff, folder.resolve("marts").toString())).err())
        .contains("marts has no class insurance.Insurance.");
    assertThat(run(with(diff, "HEAD")).err()).contains("name it: --against former.jar");
  }

  private void change() throws IOException {
    Files.writeString(
        source,
        Files.readString(source)
            .replace("reads(AGE, LIMIT, MARRIED, EDUCATION)", "reads(AGE, LIMIT, MARRIED)"));
  }

  private Path compiled(String name) {
    Path classes = folder.resolve(name + "-classes");
    int exitCode =
        ToolProvider.findFirst("javac")
            .orElseThrow()
            .run(
                System.out,
                System.err,
                "-d",
                classes.toString(),
                "-g",
                "-cp",
                System.getProperty("java.class.path"),
                source.toString(),
                folder.resolve("People.java").toString());
    assertThat(exitCode).isZero();
    return classes;
  }

  private static Path jarOf(Path classes) throws IOException {
    Path service = classes.resolve("META-INF/services/io.martlet.dsl.CatalogSource");
    Files.createDirectories(service.getParent());
    Files.writeString(service, "insurance.Insurance");
    Path jar = classes.resolveSibling(classes.getFileName() + ".jar");
    int exitCode =
        ToolProvider.findFirst("jar")
            .orElseThrow()
            .run(System.out, System.err, "-cf", jar.toString(), "-C", classes.toString(), ".");
    assertThat(exitCode).isZero();
    return jar;
  }

  private void git(String... arguments) throws Exception {
    String[] command = new String[arguments.length + 1];
    command[0] = "git";
    System.arraycopy(arguments, 0, command, 1, arguments.length);
    Process git = new ProcessBuilder(command).directory(folder.toFile()).inheritIO().start();
    assertThat(git.waitFor()).isZero();
  }

  private static String[] with(String[] arguments, String last) {
    return Stream.concat(Arrays.stream(arguments), Stream.of(last)).toArray(String[]::new);
  }

  private Copy.Result martlet(String command, String... options) {
    String[] arguments = new String[options.length + 2];
    arguments[0] = command;
    arguments[1] = source.toString();
    System.arraycopy(options, 0, arguments, 2, options.length);
    return run(arguments);
  }

  private static Copy.Result run(String... arguments) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    int exitCode = Martlet.run(new PrintWriter(out), new PrintWriter(err), arguments);
    return new Copy.Result(exitCode, out.toString(), err.toString());
  }
}
