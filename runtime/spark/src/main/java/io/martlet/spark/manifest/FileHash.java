package io.martlet.spark.manifest;

import io.martlet.spark.Storage;
import io.martlet.spark.StorageException;
import java.io.IOException;
import java.io.InputStream;
import java.io.Serializable;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * A hash of a file, to be computed where there is time for it.
 *
 * @param algorithm as Java calls it
 */
record FileHash(String name, String place, String algorithm) implements Serializable {

  private static final int AT_ONCE = 1 << 20;

  String compute() {
    try (InputStream in = Storage.in(place)) {
      MessageDigest digest = MessageDigest.getInstance(algorithm);
      byte[] buffer = new byte[AT_ONCE];
      for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
        digest.update(buffer, 0, read);
      }
      return HexFormat.of().formatHex(digest.digest());
    } catch (IOException e) {
      throw new StorageException(place, e);
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
