package io.martlet.catalog.diagnostic;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Pattern;

/** The pages that explain the rules, in Markdown. */
public final class RulePages {

  private static final String FOLDER = "/io/martlet/catalog/rules/";
  private static final Pattern ID = Pattern.compile("[a-z0-9-]+");

  private RulePages() {}

  /** The page of a rule: what it means, an example, and the way out. */
  public static Optional<String> find(String id) {
    if (!ID.matcher(id).matches()) {
      return Optional.empty();
    }
    try (InputStream page = RulePages.class.getResourceAsStream(FOLDER + id + ".md")) {
      return page == null
          ? Optional.empty()
          : Optional.of(new String(page.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
