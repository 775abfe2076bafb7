package io.martlet.catalog.check;

import io.martlet.catalog.Artifact;
import io.martlet.catalog.Binary;
import io.martlet.catalog.Located;
import io.martlet.catalog.Platform;
import io.martlet.catalog.diagnostic.Findings;
import java.util.List;

/** A binary has two files for one platform. */
final class DuplicatePlatform implements CatalogRule {

  @Override
  public String id() {
    return "duplicate-platform";
  }

  @Override
  public String summary() {
    return "A binary has two files for one platform.";
  }

  @Override
  public String hint() {
    return "Keep one of them.";
  }

  @Override
  public void check(Checked checked, Findings findings) {
    checked.catalog().binaries().forEach(binary -> check(binary, findings));
  }

  private void check(Binary binary, Findings findings) {
    List<Located<Platform>> platforms =
        binary.artifacts().stream().map(Artifact::platform).flatMap(each -> each.stream()).toList();
    Duplicates.find(
        platforms,
        platform -> platform,
        (platform, first) ->
            findings.add(
                at(
                    platform.location(),
                    binary.name().value(),
                    "Binary \"%s\" has platform %s twice%s."
                        .formatted(
                            binary.name(),
                            platform.value().keyword(),
                            Duplicates.firstAt(first)))));
  }
}
