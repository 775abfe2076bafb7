package io.martlet.cli.emr;

import io.martlet.catalog.diagnostic.ExitCode;
import io.martlet.cli.terminal.CommandFailure;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Optional;
import picocli.CommandLine.Option;

/** Where Amazon EMR is, and how patient one is with it. */
final class EmrOption {

  @Option(
      names = "--region",
      paramLabel = "REGION",
      description = {
        "The region of AWS, such as us-east-1; by default",
        "the deployment's, or the AWS command line's."
      })
  private String region;

  @Option(
      names = "--endpoint",
      paramLabel = "URL",
      defaultValue = "${env:AWS_ENDPOINT_URL_EMR}",
      description = {
        "Where Amazon EMR answers, such as an emulator;",
        "by default $AWS_ENDPOINT_URL_EMR, or in the region."
      })
  private URI endpoint;

  @Option(
      names = "--look-again",
      paramLabel = "SECONDS",
      defaultValue = "60",
      description = {
        "How long to wait between two looks at the clusters.",
        "Default: ${DEFAULT-VALUE}."
      })
  private int lookAgain;

  @Option(
      names = "--longest",
      paramLabel = "HOURS",
      defaultValue = "24",
      description = {
        "How long to follow the run; then its clusters are",
        "ended. Default: ${DEFAULT-VALUE}."
      })
  private int longest;

  /** Where it is, as far as it is said here. */
  Optional<String> region() {
    return Optional.ofNullable(region);
  }

  Optional<URI> endpoint() {
    return Optional.ofNullable(endpoint).filter(url -> !url.toString().isBlank());
  }

  /** Whether it is on this machine, as is what it starts. */
  boolean isHere() {
    return endpoint().map(EmrOption::isLoopback).orElse(false);
  }

  private static boolean isLoopback(URI url) {
    try {
      return url.getHost() != null && InetAddress.getByName(url.getHost()).isLoopbackAddress();
    } catch (UnknownHostException e) {
      return false;
    }
  }

  Duration lookAgain() {
    return Duration.ofSeconds(atLeast(0, lookAgain, "--look-again"));
  }

  Duration longest() {
    return Duration.ofHours(atLeast(1, longest, "--longest"));
  }

  private static int atLeast(int least, int value, String name) {
    if (value < least) {
      throw new CommandFailure(
          ExitCode.USAGE, "%s takes %s or more.".formatted(name, String.valueOf(least)));
    }
    return value;
  }
}
