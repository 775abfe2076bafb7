package io.martlet.catalog.check;

import io.martlet.catalog.constraint.Count;
import io.martlet.catalog.constraint.Limit;
import io.martlet.catalog.constraint.Name;
import io.martlet.catalog.constraint.Percentage;
import io.martlet.catalog.constraint.Ranks;
import io.martlet.catalog.constraint.Reason;
import io.martlet.catalog.constraint.Root;
import io.martlet.catalog.constraint.Sha256;
import io.martlet.catalog.diagnostic.Rule;
import io.martlet.catalog.diagnostic.Severity;
import java.lang.annotation.Annotation;
import java.util.Arrays;

/** The rules that the constraints on the catalog's records stand for. */
public enum FieldRule implements Rule {
  BAD_LIMIT(
      "bad-limit",
      Limit.class,
      "A limit is below 0 or above a million.",
      "Write a number from 0 to 1000000, such as 0.25."),
  BAD_NAME(
      "bad-name",
      Name.class,
      "A name is not lower-case letters, digits and underscores.",
      "Begin with a letter; go on with letters, digits and underscores, 63 at most."),
  BAD_NUMBER("bad-number", Count.class, "A number is not positive.", "Count from 1."),
  BAD_PERCENTAGE(
      "bad-percentage",
      Percentage.class,
      "A share is below 0 or above 100 percent.",
      "Write a whole number from 0 to 100."),
  BAD_RANK_RANGE(
      "bad-rank-range",
      Ranks.class,
      "A rank range is empty, negative, too large or not written as first..last.",
      "Write the first and the last rank, such as 1..20."),
  BAD_REASON(
      "bad-reason",
      Reason.class,
      "A reason says nothing.",
      "Say why, for those who read it later."),
  BAD_ROOT(
      "bad-root",
      Root.class,
      "A storage root is no URI of a folder that clusters reach.",
      "Write a URI such as s3://bucket/prefix, hdfs://host/folder or file:/folder."),
  BAD_SHA256(
      "bad-sha256",
      Sha256.class,
      "A sha256 is not 64 lower-case hexadecimal digits.",
      "Copy it from `sha256sum FILE`, or leave it out to pin what is found.");

  private final String id;
  private final Class<? extends Annotation> constraint;
  private final String summary;
  private final String hint;

  FieldRule(String id, Class<? extends Annotation> constraint, String summary, String hint) {
    this.id = id;
    this.constraint = constraint;
    this.summary = summary;
    this.hint = hint;
  }

  static FieldRule of(Class<? extends Annotation> constraint) {
    return Arrays.stream(values())
        .filter(rule -> rule.constraint.equals(constraint))
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("No rule for @" + constraint.getSimpleName()));
  }

  @Override
  public String id() {
    return id;
  }

  @Override
  public Severity severity() {
    return Severity.ERROR;
  }

  @Override
  public String summary() {
    return summary;
  }

  @Override
  public String hint() {
    return hint;
  }
}
