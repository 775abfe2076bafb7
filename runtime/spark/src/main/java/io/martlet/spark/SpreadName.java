package io.martlet.spark;

import io.martlet.plan.Digest;
import java.util.UUID;

/**
 * Names files so that no two writers meet, and that object stores, which bound the requests a
 * second by prefix, have them under many: {@code HASH/NAME-UNIQUE.parquet} below a folder.
 */
public final class SpreadName {

  private static final int HASH = 8;

  private SpreadName() {}

  /** A new place of a Parquet file. */
  public static String in(String folder, String name) {
    String unique = UUID.randomUUID().toString().substring(0, HASH);
    String file = name + "-" + unique + ".parquet";
    String hash = Digest.ofText(file).substring(0, HASH);
    return Storage.child(Storage.child(folder, hash), file);
  }
}
