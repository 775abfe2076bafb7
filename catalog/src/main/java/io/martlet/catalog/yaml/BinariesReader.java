package io.martlet.catalog.yaml;

import io.martlet.catalog.Artifact;
import io.martlet.catalog.Binary;
import io.martlet.catalog.BinaryKind;
import io.martlet.catalog.Located;
import io.martlet.catalog.Platform;
import io.martlet.catalog.schema.Grammar;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Binds the catalog's binaries, in the short form (one file) and the long (a file a platform). */
final class BinariesReader {

  private static final List<String> KINDS =
      Arrays.stream(BinaryKind.values()).map(BinaryKind::keyword).toList();
  private static final List<String> PLATFORMS =
      Arrays.stream(Platform.values()).map(Platform::keyword).toList();

  private BinariesReader() {}

  static List<Binary> read(Value binaries) {
    return binaries.named("scorecards: { kind: library, path: libscorecards.so }").stream()
        .flatMap(binary -> binary(binary).stream())
        .toList();
  }

  private static Optional<Binary> binary(Value.Named binary) {
    String owner = "binary " + binary.name();
    boolean perPlatform = binary.value().hasKey("platforms");
    Optional<Keys> keys =
        binary.value().keys(perPlatform ? Grammar.PLATFORM_BINARY : Grammar.BINARY, owner);
    if (keys.isEmpty()) {
      return Optional.empty();
    }
    Keys read = keys.get().about(owner, binary.name().value());
    Optional<Located<BinaryKind>> kind =
        read.must("kind").flatMap(value -> value.word(KINDS, BinaryKind::of));
    List<Artifact> artifacts =
        perPlatform
            ? read.must("platforms").map(BinariesReader::artifacts).orElse(List.of())
            : artifact(read, Optional.empty()).stream().toList();
    return kind.map(known -> new Binary(binary.name(), known, artifacts));
  }

  private static List<Artifact> artifacts(Value platforms) {
    return platforms.named("linux-x86_64: { path: libscorecards.so }").stream()
        .flatMap(platform -> artifact(platform).stream())
        .toList();
  }

  private static Optional<Artifact> artifact(Value.Named entry) {
    Optional<Located<Platform>> platform = entry.key("A platform").word(PLATFORMS, Platform::of);
    Optional<Keys> keys = entry.value().keys(Grammar.PLATFORM_FILE);
    return platform.isEmpty() || keys.isEmpty() ? Optional.empty() : artifact(keys.get(), platform);
  }

  private static Optional<Artifact> artifact(Keys keys, Optional<Located<Platform>> platform) {
    Optional<Located<String>> sha256 = keys.may("sha256").flatMap(Value::text);
    return keys.must("path").flatMap(Value::text).map(path -> new Artifact(platform, path, sha256));
  }
}
