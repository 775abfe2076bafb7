package io.martlet.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.martlet.catalog.diagnostic.ExitCode;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.xml.sax.InputSource;

/** What is asked of a catalog's runs, from its first to its third. */
class RunHistoryTest {

  @TempDir private Path folder;

  @Test
  void runsModelsAndFailuresAreRemembered() {
    Copy copy = SmallCatalog.in(folder, "c.csv", "1,5", "2,7", "3,9", "4,1");
    Copy.Result none = copy.martlet("runs");
    assertThat(none.exitCode()).isEqualTo(ExitCode.USAGE);
    assertThat(none.err()).contains("Nothing was run of catalog c yet.");
    assertThat(copy.martlet("runs", "--json").out()).isEqualTo("[]\n");

    String first = run(copy, ExitCode.CLEAN);
    copy.replace("rank.sh", "echo 1,0", "echo 2,1");
    String second = run(copy, ExitCode.CLEAN);
    copy.replace("rank.sh", "echo 2,1", "echo 99,1");
    String third = run(copy, ExitCode.FAILED_MODELS);

    Copy.Result runs = copy.martlet("runs");
    assertThat(runs.exitCode()).as(runs.err()).isEqualTo(ExitCode.CLEAN);
    assertThat(runs.out().lines().map(String::strip).toList())
        .satisfiesExactly(
            head -> assertThat(head).startsWith("run"),
            line -> assertThat(line).startsWith(third).endsWith("0 of 1       1  1 failed"),
            line -> assertThat(line).startsWith(second).endsWith("1 of 1       1  published"),
            line -> assertThat(line).startsWith(first).endsWith("1 of 1       1  published"),
            line -> assertThat(line).isEmpty(),
            line ->
                assertThat(line)
                    .startsWith("3 runs of c; the latest: Published 0 of 1 mart: 1 model"));
    assertThat(copy.martlet("runs", "--last", "1").out()).contains(third).doesNotContain(second);
    assertThat(copy.martlet("history", "--last", "2").out().lines().map(String::strip).toList())
        .satisfiesExactly(
            subject -> assertThat(subject).isEqualTo("first/m"),
            head -> assertThat(head).startsWith("run"),
            line -> assertThat(line).startsWith(third).endsWith("failed: BAD_OUTPUT"),
            line -> assertThat(line).startsWith(second).contains("2.00 100.0%  3.639"),
            line -> assertThat(line).isEmpty(),
            line -> assertThat(line).isEqualTo("1 model over 2 runs."));
    assertThat(copy.martlet("failures").lastLine())
        .isEqualTo("1 of 1 model failed: 1 BAD_OUTPUT (run " + third + ").");
    assertThat(copy.martlet("failures", "--run", first).lastLine())
        .isEqualTo("0 of 1 model failed (run " + first + ").");
    assertThat(copy.martlet("failures", "--run", "none").err())
        .contains("There is no run none of catalog c. martlet runs lists them.");
    assertThat(copy.martlet("status", "--run", second).lastLine()).startsWith("Published 1 mart");
  }

  @Test
  void aPageShowsARunOrAllOfThem() throws Exception {
    Copy copy = SmallCatalog.in(folder, "c.csv", "1,5", "2,7", "3,9", "4,1");
    run(copy, ExitCode.CLEAN);
    copy.replace("rank.sh", "echo 1,0", "echo '<b>99</b>,1'");
    String second = run(copy, ExitCode.FAILED_MODELS);

    Path runs = folder.resolve("runs.html");
    assertThat(copy.martlet("report", "--to", runs.toString()).lastLine())
        .endsWith("runs.html shows 2 runs of c.");
    assertThat(page(runs)).contains("Runs of c", second, "<tr class=\"look\">");

    Path one = folder.resolve("run.html");
    assertThat(copy.martlet("report", second, "--to", one.toString()).lastLine())
        .endsWith("run.html shows run " + second + ".");
    assertThat(page(one))
        .contains("Run " + second + " of c", "BAD_OUTPUT", "mb-0001", "first/m")
        .contains("Progress", "Utilisation", "Stages", "Plan and settings", "spark.master")
        .contains("&lt;b&gt;99&lt;/b&gt;")
        .doesNotContain("<b>99");
    try (Browser browser = new Browser(Files.createDirectory(folder.resolve("profile")))) {
      looksGood(browser, one, "light");
      looksGood(browser, one, "dark");
      looksGood(browser, runs, "light");
      looksGood(browser, runs, "dark");
      assertThat(browser.complaints()).isEmpty();
      assertThat(browser.requests()).isNotEmpty().allMatch(url -> url.startsWith("file:"));
    }
    assertThat(copy.martlet("report", "--to", folder.toString()).exitCode())
        .isEqualTo(ExitCode.FAILED);
  }

  /** On a screen and on a phone: nothing is cut off, and all can be read, or read out. */
  private static void looksGood(Browser browser, Path page, String scheme) throws Exception {
    for (int width : new int[] {1200, 360}) {
      browser.show(page, width, scheme);
      assertThat(Integer.parseInt(browser.value("document.documentElement.scrollWidth")))
          .as("%s, %s", page, scheme)
          .isLessThanOrEqualTo(width);
      double paper = luminance(browser.value("getComputedStyle(document.body).backgroundColor"));
      for (String text : new String[] {"body", "p", "h1", "tbody th", "thead th"}) {
        String ink = "getComputedStyle(document.querySelector('" + text + "')).color";
        double contrast = luminance(browser.value(ink));
        assertThat((Math.max(paper, contrast) + 0.05) / (Math.min(paper, contrast) + 0.05))
            .as("contrast of %s, %s", text, scheme)
            .isGreaterThan(4.5);
      }
      assertThat(paper > 0.5).isEqualTo(scheme.equals("light"));
      assertThat(
              browser.value(
                  "document.querySelectorAll(\"svg:not([aria-label]):not([aria-hidden]),"
                      + " th:not([scope]), html:not([lang])\").length"))
          .isEqualTo("0");
    }
  }

  /** Of a colour such as {@code rgb(1, 2, 3)}, as WCAG 2.2 defines it. */
  private static double luminance(String colour) {
    String[] parts = colour.replaceAll("[^0-9,]", "").split(",");
    double[] weights = {0.2126, 0.7152, 0.0722};
    double sum = 0;
    for (int i = 0; i < weights.length; i++) {
      double value = Integer.parseInt(parts[i]) / 255.0;
      sum +=
          weights[i] * (value <= 0.04045 ? value / 12.92 : Math.pow((value + 0.055) / 1.055, 2.4));
    }
    return sum;
  }

  /** It loads nothing, and every element is closed. */
  private static String page(Path file) throws Exception {
    String page = Files.readString(file);
    assertThat(page).doesNotContain("http:", "https:", "src=", "@import", "<link");
    String elements = page.substring(page.indexOf("<body>")).replace("</html>", "");
    DocumentBuilderFactory.newInstance()
        .newDocumentBuilder()
        .parse(new InputSource(new StringReader(elements)));
    return page;
  }

  private static String run(Copy copy, int exitCode) {
    Copy.Result run = copy.martlet("run");
    assertThat(run.exitCode()).as(run.err()).isEqualTo(exitCode);
    return run.lastLine().replaceFirst(".*\\(run (.+)\\)\\.", "$1");
  }
}
