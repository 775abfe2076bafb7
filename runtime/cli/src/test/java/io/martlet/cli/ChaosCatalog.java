package io.martlet.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A catalog of good models, in mart {@code good}, among bad ones, in mart {@code bad}, all in one
 * pass. One of its people has 40 years, whom the bad ones do not take.
 *
 * @param met the key of that one
 */
record ChaosCatalog(Path folder, int records, int met, List<Fault> faults) {

  static final int GOOD_LIBRARY_MODELS = 68;
  static final int GOOD_SCRIPTS = 6;
  static final int GOOD_PROGRAMS = 6;

  private static final Path PLACE = Copy.home().resolve("benchmarks/faults/models");

  /**
   * A faulty model.
   *
   * @param binary library, r or program
   * @param outcome its kind of failure and the signal, or SCORED
   * @param record at which it fails: met or -
   * @param inBuild whether it is tried in every build
   */
  record Fault(String binary, String name, String outcome, String record, boolean inBuild) {

    boolean isScored() {
      return outcome.equals("SCORED");
    }

    String model() {
      return binary + "_" + name;
    }

    static Optional<Fault> of(String line) {
      String[] words = line.split("\\s+", -1);
      return line.startsWith("#")
          ? Optional.empty()
          : Optional.of(new Fault(words[0], words[1], words[2], words[3], words.length > 4));
    }
  }

  static List<Fault> allFaults() throws IOException {
    return Files.readAllLines(PLACE.resolve("faults.txt")).stream()
        .flatMap(line -> Fault.of(line).stream())
        .toList();
  }

  static ChaosCatalog write(Path folder, int records, List<Fault> faults) throws IOException {
    ChaosCatalog catalog = new ChaosCatalog(folder, records, records * 5 / 8 + 3, faults);
    catalog.write();
    return catalog;
  }

  int age(int id) {
    return id == met ? 40 : 20 + id * 7 % 15;
  }

  String region(int id) {
    return id % 5 == 0 ? "" : id % 3 == 0 ? "west" : "east";
  }

  private void write() throws IOException {
    StringBuilder people = new StringBuilder("id,age,region\n");
    for (int id = 1; id <= records; id++) {
      people.append(id).append(',').append(age(id)).append(',').append(region(id)).append('\n');
    }
    write("people.csv", people.toString());
    write(
        "universe.yaml",
        """
        universe: people
        key: id
        source: people.csv
        columns: { id: int32, age: int8, region: "string?" }
        """);
    write(
        "catalog.yaml",
        """
        catalog: chaos
        universe: universe.yaml
        marts: [marts/*.yaml]
        binaries:
          library: { kind: library, path: binaries/library.so }
          good_r: { kind: r, path: binaries/good.R }
          r: { kind: r, path: binaries/ill.R }
          good_program: { kind: executable, path: binaries/good.py }
          program: { kind: executable, path: binaries/ill.py }
        """);
    copy(Copy.home().resolve("native/build/tests/libtest_models.so"), "binaries/library.so");
    copy(PLACE.resolve("r/good.R"), "binaries/good.R");
    copy(PLACE.resolve("r/ill.R"), "binaries/ill.R");
    copy(PLACE.resolve("programs/good.py"), "binaries/good.py");
    copy(PLACE.resolve("programs/ill.py"), "binaries/ill.py");
    write("marts/good.yaml", goodMart());
    write("marts/bad.yaml", badMart());
  }

  private static String goodMart() {
    List<String> models = new ArrayList<>();
    for (int i = 0; i < GOOD_LIBRARY_MODELS; i++) {
      models.add("binary: library, symbol: good");
    }
    for (int i = 0; i < GOOD_SCRIPTS; i++) {
      models.add("binary: good_r");
    }
    for (int i = 0; i < GOOD_PROGRAMS; i++) {
      models.add("binary: good_program");
    }
    StringBuilder mart = new StringBuilder("mart: good\ndefaults: { rank: 1..20 }\nmodels:\n");
    for (int i = 0; i < models.size(); i++) {
      mart.append(
          String.format(
              Locale.ROOT,
              "  - { number: %d, name: good%d, inputs: [age, region], %s }\n",
              i + 1,
              i + 1,
              models.get(i)));
    }
    return mart.toString();
  }

  private String badMart() throws IOException {
    StringBuilder mart = new StringBuilder("mart: bad\ndefaults: { rank: 1..20 }\nmodels:\n");
    int number = 1;
    for (Fault fault : faults) {
      String how =
          switch (fault.binary()) {
            case "library" -> ", symbol: ill_" + fault.name();
            case "r" -> ", symbol: " + fault.name();
            default -> ", parameters: ways/" + fault.name();
          };
      if (fault.binary().equals("program")) {
        write("ways/" + fault.name(), fault.name() + "\n");
      }
      mart.append(
          String.format(
              Locale.ROOT,
              "  - { number: %d, name: %s, inputs: [age], binary: %s%s }\n",
              number++,
              fault.model(),
              fault.binary(),
              how));
    }
    return mart.toString();
  }

  private void write(String file, String text) throws IOException {
    Path target = folder.resolve(file);
    Files.createDirectories(target.getParent());
    Files.writeString(target, text);
  }

  private void copy(Path file, String target) throws IOException {
    Files.createDirectories(folder.resolve("binaries"));
    Files.copy(file, folder.resolve(target));
  }
}
