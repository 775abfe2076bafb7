package io.martlet.cli.catalog;

import io.martlet.catalog.diagnostic.ExitCode;
import io.martlet.catalog.yaml.Environments;
import io.martlet.cli.terminal.CommandFailure;
import java.util.Optional;

/** The environment whose deployment this command is about. */
public final class ChosenDeployment {

  private static Optional<String> environment = Optional.empty();

  private ChosenDeployment() {}

  /**
   * Takes a catalog's {@code deployment.NAME.yaml} in place of the one that it names.
   *
   * @throws IllegalArgumentException when no file is called so
   */
  public static void choose(String name) {
    if (!Environments.isName(name)) {
      throw new IllegalArgumentException(
          "--deployment %s: an environment's name has letters, digits, - and _.".formatted(name));
    }
    environment = Optional.of(name);
  }

  /** Forgets what another command of this process was about. */
  public static void forget() {
    environment = Optional.empty();
  }

  /** Empty for the one that the catalog names. */
  public static Optional<String> environment() {
    return environment;
  }

  /**
   * @throws CommandFailure when one was chosen
   */
  static void requireNone() {
    environment.ifPresent(
        name -> {
          throw new CommandFailure(
              ExitCode.USAGE,
              ("--deployment %s chooses a file of a YAML catalog. A Java catalog declares its own"
                      + " deployment.")
                  .formatted(name));
        });
  }
}
