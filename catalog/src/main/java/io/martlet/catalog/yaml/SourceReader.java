package io.martlet.catalog.yaml;

import io.martlet.catalog.Location;
import io.martlet.catalog.check.ReadingRule;
import io.martlet.catalog.diagnostic.Findings;
import io.martlet.catalog.diagnostic.SourceTexts;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.yaml.snakeyaml.reader.StreamReader;

/** Reads the text of a file, strictly: regular files of a sane size, UTF-8, printable. */
final class SourceReader {

  static final long LARGEST = 16L << 20;

  private SourceReader() {}

  /**
   * @param name path relative to the catalog's folder, with forward slashes
   * @return the file; empty, with a finding, when it cannot be read
   */
  static Optional<SourceFile> read(Path file, String name, Findings findings) {
    try {
      if (!Files.isRegularFile(file)) {
        return unreadable(name, "is not a regular file.", "", findings);
      }
      byte[] bytes = upTo(file, (int) LARGEST + 1);
      return bytes.length > LARGEST
          ? unreadable(
              name, "is larger than 16 MiB.", "Split it: a catalog may have many marts.", findings)
          : isPlain(bytes)
              ? Optional.of(new SourceFile(name, new String(bytes, StandardCharsets.US_ASCII)))
              : text(ByteBuffer.wrap(bytes), name, findings);
    } catch (IOException failure) {
      return unreadable(name, "cannot be read.", "Check its permissions.", findings);
    }
  }

  /** A file may grow while it is read, so that its size promises nothing. */
  private static byte[] upTo(Path file, int most) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      return in.readNBytes(most);
    }
  }

  /** Whether there is nothing but printable ASCII, as in nearly all catalogs. */
  private static boolean isPlain(byte[] bytes) {
    for (byte each : bytes) {
      if ((each < ' ' && each != '\n' && each != '\r' && each != '\t') || each == 0x7F) {
        return false;
      }
    }
    return true;
  }

  private static Optional<SourceFile> text(ByteBuffer bytes, String name, Findings findings) {
    CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
    CharBuffer characters = CharBuffer.allocate(bytes.remaining());
    CoderResult result = decoder.decode(bytes, characters, true);
    String decoded = characters.flip().toString();
    if (result.isError()) {
      findings.add(
          ReadingRule.UNREADABLE_FILE.at(
              end(name, decoded),
              "",
              String.format(
                  Locale.ROOT,
                  "The file %s is not UTF-8: byte 0x%02x here begins no character.",
                  name,
                  bytes.get()),
              "Save it as UTF-8."));
      return Optional.empty();
    }
    String text = decoded.startsWith("\uFEFF") ? decoded.substring(1) : decoded;
    int control = firstControl(text);
    if (control < text.length()) {
      String before = text.substring(0, control);
      findings.add(
          ReadingRule.UNREADABLE_FILE.at(
              end(name, before),
              "",
              String.format(
                  Locale.ROOT,
                  "The file %s holds the control character U+%04X here.",
                  name,
                  text.codePointAt(control)),
              "Remove it, or write it as an escape in a double-quoted value."));
      return Optional.empty();
    }
    return Optional.of(new SourceFile(name, text));
  }

  /** Where the first character is that YAML does not print; the text's end without one. */
  private static int firstControl(String text) {
    int i = 0;
    while (i < text.length()) {
      char each = text.charAt(i);
      if (each >= ' ' && each < 0x7F) {
        i++;
      } else if (StreamReader.isPrintable(text.codePointAt(i))) {
        i += Character.charCount(text.codePointAt(i));
      } else {
        return i;
      }
    }
    return i;
  }

  private static Location end(String name, String before) {
    List<String> lines = SourceTexts.lines(before);
    String last = lines.get(lines.size() - 1);
    int column = last.codePointCount(0, last.length()) + 1;
    return new Location(name, lines.size(), column, lines.size(), column);
  }

  private static Optional<SourceFile> unreadable(
      String name, String why, String hint, Findings findings) {
    findings.add(
        ReadingRule.UNREADABLE_FILE.at(
            Location.ofFile(name), "", "The file " + name + " " + why, hint));
    return Optional.empty();
  }
}
