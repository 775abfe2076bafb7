package io.martlet.catalog.check;

import io.martlet.catalog.Catalog;
import io.martlet.catalog.ClusterTag;
import io.martlet.catalog.Located;
import io.martlet.catalog.Location;
import io.martlet.catalog.diagnostic.Diagnostic;
import io.martlet.catalog.diagnostic.Findings;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Credentials in a URI, from where they would come into plans, requests and logs. */
final class CredentialsInUri implements CatalogRule {

  /** A user and a password before the host, or a key and its secret before the bucket. */
  private static final Pattern CREDENTIALS =
      Pattern.compile("[A-Za-z0-9+.-]+://[^/:]*:(?!\\d+/)[^@]*@.*");

  @Override
  public String id() {
    return "credentials-in-uri";
  }

  @Override
  public String summary() {
    return "A URI has a user and a password in it.";
  }

  @Override
  public void check(Checked checked, Findings findings) {
    Catalog catalog = checked.catalog();
    Stream.of(
            catalog.universe().sources().stream(),
            catalog.universe().terms().manifest().stream(),
            catalog.deployment().storageRoot().stream(),
            catalog.deployment().account().logs().stream(),
            catalog.deployment().account().bootstrap().stream(),
            catalog.deployment().account().tags().stream().map(ClusterTag::value))
        .flatMap(uris -> uris)
        .filter(uri -> are(uri.value()))
        .map(Located::location)
        .forEach(place -> findings.add(hidden(place)));
  }

  /** Whether there are any in a text, which then is not to be shown. */
  static boolean are(String text) {
    return CREDENTIALS.matcher(text).matches();
  }

  /** The line is not shown. */
  private Diagnostic hidden(Location place) {
    return at(
        Location.ofFile(place.file()),
        "",
        "The URI%s has a user and a password in it.".formatted(SecretLine.of(place)),
        "Take them out: credentials are found where the AWS command line finds them, or in Spark's settings.");
  }
}
