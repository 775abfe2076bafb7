package io.martlet.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The DAG that is written; what becomes of it is seen on a real Airflow. */
class AirflowCommandTest {

  @TempDir private Path folder;

  @BeforeEach
  void catalog() throws IOException {
    Copy.in(folder.resolve("catalog"));
  }

  private String airflow(int exitCode, String... options) throws IOException {
    StringWriter said = new StringWriter();
    PrintWriter writer = new PrintWriter(said, true);
    String[] words = new String[options.length + 6];
    words[0] = "airflow";
    words[1] = folder.resolve("catalog").toString();
    words[2] = "--out";
    words[3] = folder.resolve("dags").toString();
    words[4] = "--root";
    words[5] = "s3://bucket/prefix";
    System.arraycopy(options, 0, words, 6, options.length);
    assertThat(Martlet.run(writer, writer, words)).as(said.toString()).isEqualTo(exitCode);
    return exitCode == 0
        ? Files.readString(folder.resolve("dags/martlet_insurance.py"))
        : said.toString();
  }

  /** 160 vCPUs at 5,000 a second do 7 models in 12 minutes, 15 after they were asked for. */
  @Test
  void aPartMayTakeTwiceWhatItsModelsDo() throws IOException {
    assertThat(airflow(0, "--rate", "5000", "--records", "82285715"))
        .contains("LONGEST = [timedelta(minutes=each) for each in [55, 55]]");
    assertThat(airflow(0)).contains("for each in [1440, 1440]]", "RETRY = None", "TOPIC = None");
    assertThat(airflow(0, "--longest", "2")).contains("for each in [120, 120]]");
  }

  @Test
  void aTimeThatIsNoneIsRefused() throws IOException {
    assertThat(airflow(2, "--longest", "0")).contains("--longest takes 1 or more");
    assertThat(airflow(2, "--rate", "NaN")).contains("numbers above 0");
    assertThat(airflow(2, "--rate", "1e-300", "--records", "5")).contains("would take weeks");
  }

  @Test
  void targetsAreThoseOfTheDeployment() throws IOException {
    Path main = folder.resolve("catalog/catalog.yaml");
    Files.writeString(main, Files.readString(main) + "deployment: deployment.yaml\n");
    Files.writeString(
        folder.resolve("catalog/deployment.yaml"),
        "targets: { hours: 1.5, notify: arn:aws:sns:us-east-1:123456789012:runs }\n");

    assertThat(airflow(0, "--retry-failed"))
        .contains("for each in [180, 180]]")
        .contains("TOPIC = \"arn:aws:sns:us-east-1:123456789012:runs\"")
        .contains(
            "RETRY = \"martlet submit '" + folder.resolve("catalog") + "' --retry \\\"$RUN\\\"");
  }
}
