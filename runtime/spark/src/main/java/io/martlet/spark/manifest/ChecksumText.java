package io.martlet.spark.manifest;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Hashes as {@code sha256sum} and {@code md5sum} write them, with or without {@code --tag}: {@code
 * HASH FILE}, {@code SHA256 (FILE) = HASH}, or a hash alone.
 */
final class ChecksumText {

  static final int MD5_DIGITS = 32;

  private static final String HASH = "([0-9a-fA-F]{64}|[0-9a-fA-F]{32})";
  private static final Pattern PLAIN = Pattern.compile(HASH + "(?:[ \t]+\\*?(.+))?");
  private static final Pattern TAGGED = Pattern.compile("(?:SHA256|MD5) ?\\((.+)\\) ?= ?" + HASH);

  private ChecksumText() {}

  /** Whether a text looks like that. */
  static boolean is(String text) {
    return text.lines()
        .findFirst()
        .filter(line -> !line.isBlank())
        .map(ChecksumText::isLine)
        .orElse(false);
  }

  private static boolean isLine(String line) {
    return PLAIN.matcher(line.strip()).matches() || TAGGED.matcher(line.strip()).matches();
  }

  /**
   * @param alone the file that a hash is of which stands alone
   * @throws ManifestException at a line that is none
   */
  static List<FilePromise> read(String text, String manifest, String alone) {
    List<FilePromise> promises = new ArrayList<>();
    int number = 0;
    for (String line : text.lines().toList()) {
      number++;
      if (line.isBlank() || line.startsWith("#")) {
        continue;
      }
      Matcher plain = PLAIN.matcher(line.strip());
      Matcher tagged = TAGGED.matcher(line.strip());
      if (plain.matches()) {
        String file = plain.group(2) == null ? alone : plain.group(2);
        promises.add(FilePromise.ofHash(file, manifest, lower(plain.group(1))));
      } else if (tagged.matches()) {
        promises.add(FilePromise.ofHash(tagged.group(1), manifest, lower(tagged.group(2))));
      } else {
        throw new ManifestException(
            manifest + ":" + number, "this is no line of a hash and a file's name");
      }
    }
    return promises;
  }

  private static String lower(String hash) {
    return hash.toLowerCase(Locale.ROOT);
  }
}
