import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Writes a catalog of the published size: 4,500 models in 12 marts of 375, each with 50 of 2,000
 * columns, a parameters file and an exported symbol with its descriptor. The same every time.
 *
 * <pre>java benchmarks/catalog/FullSize.java DIR</pre>
 *
 * <p>Its library is C, built with {@code cc} (see {@code benchmarks/catalog/run}).
 */
public final class FullSize {

  private static final int COLUMNS = 2_000;
  private static final int MARTS = 12;
  private static final int MODELS = 375;
  private static final int INPUTS = 50;
  private static final String[] TYPES = {
    "int8", "int16", "int32", "int32?", "int64", "float32", "float32?", "float64", "date?", "bool",
    "string"
  };

  private final Path folder;
  private final SplittableRandom random = new SplittableRandom(4_500);
  private final List<String> names = new ArrayList<>();
  private final List<String> types = new ArrayList<>();

  private FullSize(Path folder) {
    this.folder = folder;
  }

  public static void main(String[] arguments) throws IOException {
    new FullSize(Path.of(arguments[0])).write();
  }

  private void write() throws IOException {
    Files.createDirectories(folder.resolve("marts"));
    Files.createDirectories(folder.resolve("native"));
    Files.writeString(
        folder.resolve("catalog.yaml"),
        """
        catalog: full_size
        universe: universe.yaml
        marts: [marts/*.yaml]
        binaries:
          models: { kind: library, path: binaries/libmodels.so }
        """);
    universe();
    try (BufferedWriter source = Files.newBufferedWriter(folder.resolve("native/models.c"))) {
      source.write(PREAMBLE);
      for (int mart = 1; mart <= MARTS; mart++) {
        mart("mart_%02d".formatted(mart), source);
      }
    }
  }

  private void universe() throws IOException {
    try (BufferedWriter out = Files.newBufferedWriter(folder.resolve("universe.yaml"))) {
      out.write("universe: consumers\nkey: consumer_id\ncolumns:\n  consumer_id: int64\n");
      for (int i = 1; i < COLUMNS; i++) {
        names.add("attribute_%04d".formatted(i));
        types.add(TYPES[random.nextInt(TYPES.length)]);
        out.write("  %s: %s\n".formatted(names.get(i - 1), types.get(i - 1)));
      }
    }
  }

  private void mart(String mart, BufferedWriter source) throws IOException {
    Files.createDirectories(folder.resolve("parameters").resolve(mart));
    try (BufferedWriter out = Files.newBufferedWriter(folder.resolve("marts/" + mart + ".yaml"))) {
      out.write("mart: %s\ndefaults: { binary: models, rank: 1..20 }\nmodels:\n".formatted(mart));
      for (int number = 1; number <= MODELS; number++) {
        model(mart, number, out, source);
      }
    }
  }

  private void model(String mart, int number, BufferedWriter out, BufferedWriter source)
      throws IOException {
    String symbol = "%s_model_%03d".formatted(mart, number);
    String parameters = "parameters/%s/model_%03d.csv".formatted(mart, number);
    int[] inputs = random.ints(0, names.size()).distinct().limit(INPUTS).toArray();
    out.write("  - number: %d\n    name: model_%03d\n    symbol: %s\n    inputs:\n".formatted(number, number, symbol));
    StringBuilder declared = new StringBuilder();
    for (int input : inputs) {
      out.write("      - " + names.get(input) + "\n");
      declared.append(declared.isEmpty() ? "" : ", ");
      declared.append(names.get(input)).append(": ").append(types.get(input));
    }
    out.write("    parameters: %s\n    tags: [tag_%d]\n    owner: team-%d\n".formatted(parameters, number % 40, number % 15));
    source.write("MODEL(%s, \"%s\")\n".formatted(symbol, declared));
    Files.writeString(
        folder.resolve(parameters), "part,input,points\nbase,,%d\n".formatted(random.nextInt(1000)));
  }

  private static final String PREAMBLE =
      """
      #include "martlet.h"

      static int open_model(const char *model, const char *parameters, void **state, char *error,
                            size_t error_size) {
        (void)model, (void)parameters, (void)error, (void)error_size;
        *state = 0;
        return 0;
      }

      static int score_model(void *state, const martlet_batch *in, martlet_scores *out, char *error,
                             size_t error_size) {
        (void)state, (void)error, (void)error_size;
        for (int64_t i = 0; i < in->rows; i++) {
          out->rank[i] = 1;
          out->binary[i] = 0;
        }
        return 0;
      }

      static void close_model(void *state) { (void)state; }

      #define MODEL(symbol, inputs)                                                          \\
        MARTLET_DESCRIPTOR(symbol, "1..20", inputs);                                         \\
        __attribute__((visibility("default"))) const martlet_model symbol = {                \\
            MARTLET_ABI, open_model, score_model, close_model};

      """;
}
