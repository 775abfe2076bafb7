package io.martlet.codegen.header;

import static org.assertj.core.api.Assertions.assertThat;

import io.martlet.catalog.source.LocalStore;
import io.martlet.codegen.Catalogs;
import io.martlet.codegen.plan.Planner;
import io.martlet.plan.PlanModel;
import io.martlet.plan.RunPlan;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Real compilers take the headers, and refuse code that takes a column for another type. */
class HeaderTest {

  @TempDir private Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"c", "c++"})
  void compilersTakeIt(String language) throws Exception {
    assertThat(
            compile(
                language,
                "double f(const martlet_batch *b) {"
                    + " mart0_model_1_inputs in = mart0_model_1_bind(b);"
                    + " const int8_t *c1 = in.c1; const char *c8 = in.c8;"
                    + " return c1[0] + in.c6[0] + c8[in.c8_offsets[0]] + in.c8_validity[0]; }"))
        .isEmpty();
  }

  @Test
  void aColumnOfAnotherTypeDoesNotCompile() throws Exception {
    assertThat(
            compile(
                "c",
                "const double *f(const martlet_batch *b) { return mart0_model_1_bind(b).c1; }"))
        .contains("incompatible");
  }

  private String compile(String language, String code) throws Exception {
    RunPlan plan =
        new Planner(Catalogs.wide(folder, 9, 1, 1), folder, folder, new LocalStore(folder), "p")
            .plan();
    PlanModel model = plan.models().findFirst().orElseThrow();
    String header = HeaderGenerator.fileName(model);
    Files.writeString(folder.resolve(header), HeaderGenerator.generate(model, plan.universe()));
    Path source = folder.resolve("model.source");
    Files.writeString(source, "#include \"" + header + "\"\n" + code + "\n");
    Path abi = Path.of(System.getProperty("martlet.home"), "native/abi");
    Process compiler =
        new ProcessBuilder(
                List.of(
                    language.equals("c") ? "cc" : "c++",
                    "-x",
                    language,
                    language.equals("c") ? "-std=c99" : "-std=c++17",
                    "-Wall",
                    "-Wextra",
                    "-Werror",
                    "-fsyntax-only",
                    "-I" + abi,
                    "-I" + folder,
                    source.toString()))
            .redirectErrorStream(true)
            .start();
    String output = new String(compiler.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(compiler.waitFor() == 0).as(output).isEqualTo(output.isEmpty());
    return output;
  }
}
