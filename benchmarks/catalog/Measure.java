import io.martlet.catalog.load.LoadedCatalog;
import io.martlet.catalog.check.CatalogChecker;
import io.martlet.catalog.yaml.CatalogLoader;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;

/**
 * Compares loading and checking a catalog with what SnakeYAML takes to compose the same files, in
 * the same JVM: first cold, then the median of warm rounds, by turns.
 *
 * <pre>java -cp runtime/cli/target/martlet.jar benchmarks/catalog/Measure.java DIR</pre>
 */
public final class Measure {

  private static final int WARM_UP = 5;
  private static final int ROUNDS = 9;

  private Measure() {}

  public static void main(String[] arguments) throws IOException {
    Path folder = Path.of(arguments[0]);
    List<String> texts = texts(folder);
    List<Double> composing = new ArrayList<>();
    List<Double> loading = new ArrayList<>();
    List<Double> checking = new ArrayList<>();
    for (int i = 0; i < WARM_UP + ROUNDS; i++) {
      long start = System.nanoTime();
      texts.forEach(Measure::compose);
      long composed = System.nanoTime();
      LoadedCatalog loaded = CatalogLoader.load(folder);
      long read = System.nanoTime();
      int found = CatalogChecker.check(loaded).size();
      long checked = System.nanoTime();
      if (found > 0) {
        throw new IllegalStateException("The catalog is not clean: " + found);
      }
      if (i == 0) {
        print("cold", composed - start, read - composed, checked - read);
      } else if (i >= WARM_UP) {
        composing.add((composed - start) / 1e6);
        loading.add((read - composed) / 1e6);
        checking.add((checked - read) / 1e6);
      }
    }
    print("warm", median(composing), median(loading), median(checking));
  }

  private static void print(String when, double compose, double load, double check) {
    double unit = when.equals("cold") ? 1e6 : 1;
    System.out.printf(
        "%s: compose %.0f ms, load %.0f ms, check %.0f ms: load and check are %.2f times compose%n",
        when, compose / unit, load / unit, check / unit, (load + check) / compose);
  }

  private static List<String> texts(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      List<String> texts = new ArrayList<>();
      for (Path file : files.filter(each -> each.toString().endsWith(".yaml")).toList()) {
        texts.add(Files.readString(file));
      }
      return texts;
    }
  }

  private static void compose(String text) {
    LoaderOptions options = new LoaderOptions();
    options.setCodePointLimit(Integer.MAX_VALUE);
    if (new Yaml(options).compose(new StringReader(text)) == null) {
      throw new IllegalStateException("empty");
    }
  }

  private static double median(List<Double> values) {
    Collections.sort(values);
    return values.get(values.size() / 2);
  }
}
