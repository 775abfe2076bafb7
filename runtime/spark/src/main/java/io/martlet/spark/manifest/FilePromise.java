package io.martlet.spark.manifest;

import java.util.Optional;

/**
 * What a manifest says of a delivered file.
 *
 * @param file as the manifest calls it
 * @param manifest the manifest's name
 * @param rows how many records the file has
 * @param bytes how large it is
 * @param sha256 in lower-case hexadecimal digits, as is the other
 */
public record FilePromise(
    String file,
    String manifest,
    Optional<Long> rows,
    Optional<Long> bytes,
    Optional<String> sha256,
    Optional<String> md5) {

  /** What only a hash says. */
  static FilePromise ofHash(String file, String manifest, String hash) {
    boolean isMd5 = hash.length() == ChecksumText.MD5_DIGITS;
    return new FilePromise(
        file,
        manifest,
        Optional.empty(),
        Optional.empty(),
        isMd5 ? Optional.empty() : Optional.of(hash),
        isMd5 ? Optional.of(hash) : Optional.empty());
  }
}
