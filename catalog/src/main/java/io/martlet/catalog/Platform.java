package io.martlet.catalog;

import java.util.Optional;

/** The platforms that Martlet runs on. */
public enum Platform {
  LINUX_X86_64("linux-x86_64"),
  LINUX_AARCH64("linux-aarch64");

  private final String keyword;

  Platform(String keyword) {
    this.keyword = keyword;
  }

  public String keyword() {
    return keyword;
  }

  public static Optional<Platform> of(String keyword) {
    for (Platform platform : values()) {
      if (platform.keyword.equals(keyword)) {
        return Optional.of(platform);
      }
    }
    return Optional.empty();
  }
}
