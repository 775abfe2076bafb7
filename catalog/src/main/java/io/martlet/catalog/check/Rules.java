package io.martlet.catalog.check;

import io.martlet.catalog.diagnostic.Rule;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** All the rules, in the order of their stages: structure, fields, references, files, policy. */
public final class Rules {

  static final List<CatalogRule> REFERENCES =
      List.of(
          new DuplicateColumn(),
          new MissingKeyColumn(),
          new BadFormat(),
          new BadFrom(),
          new BadContract(),
          new DuplicateBinary(),
          new DuplicatePlatform(),
          new DuplicateMart(),
          new DuplicateModelNumber(),
          new RetiredNumber(),
          new DuplicateModelName(),
          new EmptyMart(),
          new RankMemory(),
          new NoInputs(),
          new UnknownColumn(),
          new DuplicateInput(),
          new UnknownBinary(),
          new BadRelease(),
          new BadEmrSetting(),
          new CredentialsInUri(),
          new BadInstanceType(),
          new FleetTypes(),
          new FleetSize(),
          new TooManySteps(),
          new UnknownRule(),
          new SuppressedError());

  static final List<Rule> FILES =
      List.of(new MissingFile(), new PathOutsideCatalog(), new BadSource());

  static final List<CatalogRule> POLICY =
      List.of(
          new Sha256Mismatch(),
          new MissingSha256(),
          new MissingOwner(),
          new NotALibrary(),
          new WrongPlatform(),
          new PlatformNotCovered(),
          new MissingSymbol(),
          new NoDescriptor(),
          new OwnHost(),
          new InputMismatch(),
          new InputType(),
          new RankMismatch(),
          new SameModelTwice(),
          new NumberGap(),
          new MartSize(),
          new UnusedBinary(),
          new UnusedColumn());

  static final UnusedSuppression UNUSED_SUPPRESSION = new UnusedSuppression();

  private static final List<Rule> ALL =
      Stream.of(
              List.of(ReadingRule.values()),
              List.of(JavaRule.values()),
              List.of(FieldRule.values()),
              REFERENCES,
              FILES,
              POLICY,
              List.of(TargetRule.values()),
              List.of(UNUSED_SUPPRESSION, new UnacceptedBreak()))
          .<Rule>flatMap(List::stream)
          .toList();

  private Rules() {}

  public static List<Rule> all() {
    return ALL;
  }

  public static Optional<Rule> find(String id) {
    return ALL.stream().filter(rule -> rule.id().equals(id)).findFirst();
  }
}
