package io.martlet.catalog.diagnostic;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.util.Locale;
import java.util.Optional;

/**
 * What file systems and object stores mean by their exceptions, whose messages are often no more
 * than a path.
 */
public final class FileTrouble {

  private FileTrouble() {}

  /** Says in words what is wrong with a place, and the way out. */
  public static String words(String place, IOException failure) {
    return place + ": " + reason(failure);
  }

  /** The words for a failure that names its file itself. */
  public static Optional<String> words(Throwable failure) {
    Throwable cause = failure instanceof UncheckedIOException ? failure.getCause() : failure;
    return cause instanceof FileSystemException file && file.getFile() != null
        ? Optional.of(words(file.getFile(), file))
        : Optional.empty();
  }

  private static String reason(IOException failure) {
    String said = said(failure);
    if (isMissing(failure) && said.contains("bucket")) {
      return "there is no such bucket. Create it, or correct its name.";
    }
    if (isMissing(failure)) {
      return "it is not there.";
    }
    if (is(failure, "AccessDenied") || said.contains("permission denied") || said.contains("403")) {
      return "permission denied. Its owner must let this user read and write it; for an object"
          + " store, check the credentials.";
    }
    if (said.contains("no space left") || said.contains("quota")) {
      return "no space is left there. Nothing is lost: make room, and start again.";
    }
    if (said.contains("read-only")) {
      return "it lies on a read-only file system. Give another place: --state DIR for what Martlet"
          + " keeps.";
    }
    if (said.contains("too many open files")) {
      return "this process may not open more files. Raise the limit (ulimit -n), and start again.";
    }
    if (said.contains("not a directory") || is(failure, "NotDirectory")) {
      return "a file stands where a folder must be. Move it away.";
    }
    if (is(failure, "NoAuthWithAWS") || said.contains("credentials")) {
      return "there are no credentials for it. Give them as the AWS command line takes them.";
    }
    if (said.contains("no filesystem for scheme") || said.contains("classnotfound")) {
      return "nothing here reads such places. Add the file system's jars to Spark (spark.jars).";
    }
    if (failure instanceof ConnectException
        || failure instanceof UnknownHostException
        || failure instanceof NoRouteToHostException
        || failure instanceof SocketTimeoutException
        || said.contains("connection refused")
        || said.contains("unable to execute http request")) {
      return "its server does not answer. Is it up, and is its address right?";
    }
    return "it cannot be used: " + Printable.of(String.valueOf(failure.getMessage()));
  }

  private static boolean isMissing(IOException failure) {
    return (failure instanceof FileNotFoundException
            && !said(failure).contains("permission denied"))
        || failure instanceof NoSuchFileException
        || is(failure, "UnknownStore");
  }

  /** By the name of its class: those of object stores' clients are not at hand here. */
  private static boolean is(IOException failure, String kind) {
    return failure.getClass().getSimpleName().startsWith(kind);
  }

  private static String said(IOException failure) {
    StringBuilder said = new StringBuilder();
    for (Throwable each = failure; each != null; each = each.getCause()) {
      said.append(each.getMessage()).append('\n');
    }
    return said.toString().toLowerCase(Locale.ROOT);
  }
}
