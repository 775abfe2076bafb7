package io.martlet.catalog.diagnostic;

import java.util.Optional;

/**
 * What cannot go on, for a reason that its user can do something about: the message says what,
 * where it is, what was expected, and the way out. Everything else that is thrown is Martlet's own
 * fault.
 */
public abstract class Fault extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final int exitCode;

  /**
   * @param exitCode one of {@link ExitCode}, which a command ends with
   */
  protected Fault(int exitCode, String message, Throwable cause) {
    super(message, cause);
    this.exitCode = exitCode;
  }

  protected Fault(int exitCode, String message) {
    this(exitCode, message, null);
  }

  /** The fault that a failure comes of, such as that of a job whose task met it. */
  public static Optional<Fault> in(Throwable failure) {
    for (Throwable each = failure; each != null; each = each.getCause()) {
      if (each instanceof Fault fault) {
        return Optional.of(fault);
      }
    }
    return Optional.empty();
  }

  public final int exitCode() {
    return exitCode;
  }

  /** A value that the message leaves out because it is somebody's own; shown to who asks. */
  public Optional<String> value() {
    return Optional.empty();
  }

  /** The message as it is shown; it may hold text of catalogs, deliveries and models. */
  public String told() {
    return Printable.lines(getMessage());
  }
}
