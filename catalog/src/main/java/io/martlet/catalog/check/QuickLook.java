package io.martlet.catalog.check;

import io.martlet.catalog.Artifact;
import io.martlet.catalog.Binary;
import io.martlet.catalog.Catalog;
import io.martlet.catalog.Deployment;
import io.martlet.catalog.Governance;
import io.martlet.catalog.Located;
import io.martlet.catalog.Mart;
import io.martlet.catalog.Model;
import io.martlet.catalog.RankRange;

/**
 * Whether a catalog breaks no constraint, at a glance. Setting up Bean Validation takes longer than
 * all the rest of checking a small catalog, and most catalogs break none: it is asked about those
 * that may.
 */
final class QuickLook {

  private QuickLook() {}

  /** Whether nothing is wrong for certain. */
  static boolean isClean(Catalog catalog) {
    return catalog.deployment().equals(Deployment.DEFAULT)
        && catalog.governance().equals(Governance.NONE)
        && isName(catalog.name())
        && isName(catalog.universe().name())
        && catalog.universe().columns().stream().allMatch(column -> isName(column.name()))
        && catalog.binaries().stream().allMatch(QuickLook::isClean)
        && catalog.marts().stream().allMatch(QuickLook::isClean);
  }

  private static boolean isClean(Binary binary) {
    return isName(binary.name()) && binary.artifacts().stream().allMatch(QuickLook::isClean);
  }

  private static boolean isClean(Artifact artifact) {
    return artifact.sha256().map(Located::value).map(QuickLook::isSha256).orElse(true);
  }

  private static boolean isClean(Mart mart) {
    return isName(mart.name())
        && mart.retired().stream().allMatch(number -> number.value() > 0)
        && mart.models().stream().allMatch(QuickLook::isClean);
  }

  private static boolean isClean(Model model) {
    return model.number().value() > 0 && isName(model.name()) && isClean(model.rank().value());
  }

  private static boolean isClean(RankRange ranks) {
    return ranks.first() >= 0 && ranks.first() <= ranks.last() && ranks.size() <= RankRange.MOST;
  }

  private static boolean isSha256(String digest) {
    return digest.length() == 64
        && digest.chars().allMatch(each -> isDigit(each) || (each >= 'a' && each <= 'f'));
  }

  private static boolean isName(Located<String> name) {
    String value = name.value();
    if (value.isEmpty() || value.length() > 63 || !isLetter(value.charAt(0))) {
      return false;
    }
    for (int i = 1; i < value.length(); i++) {
      char each = value.charAt(i);
      if (!isLetter(each) && !isDigit(each) && each != '_') {
        return false;
      }
    }
    return true;
  }

  private static boolean isLetter(int each) {
    return each >= 'a' && each <= 'z';
  }

  private static boolean isDigit(int each) {
    return each >= '0' && each <= '9';
  }
}
