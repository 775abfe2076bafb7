package io.martlet.catalog.diagnostic;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class FileTroubleTest {

  @ParameterizedTest
  @MethodSource("failures")
  void isSaidInWords(IOException failure, String words) {
    assertThat(FileTrouble.words("s3a://b/x", failure)).startsWith("s3a://b/x: " + words);
  }

  static Stream<Arguments> failures() {
    return Stream.of(
        Arguments.of(new AccessDeniedException("/x"), "permission denied."),
        Arguments.of(new FileNotFoundException("/x (Permission denied)"), "permission denied."),
        Arguments.of(new FileNotFoundException("/x"), "it is not there."),
        Arguments.of(new NoSuchFileException("/x"), "it is not there."),
        Arguments.of(
            new FileSystemException("/x", null, "No space left on device"), "no space is left"),
        Arguments.of(
            new FileSystemException("/x", null, "Read-only file system"), "it lies on a read-only"),
        Arguments.of(
            new FileSystemException("/x", null, "Too many open files"),
            "this process may not open more files."),
        Arguments.of(new ConnectException("Connection refused"), "its server does not answer."),
        Arguments.of(
            new IOException("Unable to execute HTTP request", new ConnectException("refused")),
            "its server does not answer."));
  }

  @Test
  void aPathIsNeverTheMessage() {
    UncheckedIOException failure = new UncheckedIOException(new AccessDeniedException("/x/y"));

    assertThat(FileTrouble.words(failure).orElseThrow()).startsWith("/x/y: permission denied.");
    assertThat(FileTrouble.words(new IllegalStateException("other"))).isEmpty();
  }
}
