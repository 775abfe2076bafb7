package io.martlet.properties.catalog;

import io.martlet.catalog.AcceptedBreak;
import io.martlet.catalog.Artifact;
import io.martlet.catalog.Binary;
import io.martlet.catalog.BinaryKind;
import io.martlet.catalog.Catalog;
import io.martlet.catalog.ClusterTag;
import io.martlet.catalog.Column;
import io.martlet.catalog.ColumnFormat;
import io.martlet.catalog.ColumnType;
import io.martlet.catalog.Contract;
import io.martlet.catalog.DeliveryFormat;
import io.martlet.catalog.DeliveryTerms;
import io.martlet.catalog.Deployment;
import io.martlet.catalog.EmrAccount;
import io.martlet.catalog.Fleet;
import io.martlet.catalog.FleetRole;
import io.martlet.catalog.Governance;
import io.martlet.catalog.Located;
import io.martlet.catalog.Mart;
import io.martlet.catalog.Model;
import io.martlet.catalog.Platform;
import io.martlet.catalog.Policy;
import io.martlet.catalog.RankRange;
import io.martlet.catalog.RunTargets;
import io.martlet.catalog.SandboxDemand;
import io.martlet.catalog.Suppression;
import io.martlet.catalog.Universe;
import java.math.BigDecimal;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/** Arbitrary catalogs that break no rule of names and references, with texts of any characters. */
final class Catalogs {

  private Catalogs() {}

  static Arbitrary<Catalog> any() {
    return Combinators.combine(universes(), binaries(), name(), deployments(), governance())
        .flatAs(
            (universe, binaries, name, deployment, governance) ->
                marts(universe, binaries)
                    .map(
                        marts ->
                            new Catalog(name, universe, marts, binaries, deployment, governance)));
  }

  private static Arbitrary<Governance> governance() {
    Arbitrary<Policy> policies =
        Combinators.combine(
                Arbitraries.of(true, false),
                Arbitraries.of(true, false),
                Arbitraries.integers().between(0, 100).map(Located::of).optional(),
                limit(),
                limit())
            .as(Policy::new);
    Arbitrary<Suppression> suppressions =
        Combinators.combine(text(), text().optional(), text()).as(Suppression::new);
    Arbitrary<AcceptedBreak> accepted =
        Combinators.combine(Arbitraries.of(AcceptedBreak.Kind.class), text(), text())
            .as(AcceptedBreak::new);
    return Combinators.combine(
            policies, suppressions.list().ofMaxSize(2), accepted.list().ofMaxSize(2))
        .as(Governance::new);
  }

  private static Arbitrary<Optional<Located<BigDecimal>>> limit() {
    return Arbitraries.bigDecimals()
        .between(BigDecimal.ZERO, BigDecimal.TEN)
        .ofScale(3)
        .map(Located::of)
        .optional();
  }

  private static Arbitrary<Located<String>> name() {
    return Arbitraries.strings()
        .withCharRange('a', 'z')
        .ofLength(1)
        .flatMap(
            first ->
                Arbitraries.strings()
                    .withCharRange('a', 'z')
                    .withCharRange('0', '9')
                    .withChars('_')
                    .ofMaxLength(12)
                    .map(rest -> Located.of(first + rest)));
  }

  private static Arbitrary<Located<String>> text() {
    Arbitrary<String> tricky =
        Arbitraries.of(
            "no",
            "null",
            "~",
            "1e3",
            "0o17",
            "2026-01-01",
            "a: b",
            "a #b",
            "- a",
            "&a",
            "*a",
            "!!str",
            "<<",
            "",
            " ",
            "\t",
            "\r\n",
            "\u0085",
            "\u2028",
            "\uFEFF",
            "\0",
            "🦜",
            "'",
            "\"",
            "\\",
            "{",
            "growth-team");
    Arbitrary<String> characters = Arbitraries.strings().excludeChars(surrogates()).ofMaxLength(20);
    return Arbitraries.oneOf(tricky, characters).map(Located::of);
  }

  private static char[] surrogates() {
    char[] all = new char[Character.MAX_SURROGATE - Character.MIN_SURROGATE + 1];
    for (int i = 0; i < all.length; i++) {
      all[i] = (char) (Character.MIN_SURROGATE + i);
    }
    return all;
  }

  private static Arbitrary<Universe> universes() {
    Arbitrary<List<Column>> columns =
        Combinators.combine(
                name(),
                Arbitraries.of(ColumnType.values()),
                Arbitraries.of(true, false),
                columnFormats())
            .as((name, type, nullable, how) -> new Column(name, Located.of(type), nullable, how))
            .list()
            .ofMinSize(1)
            .ofMaxSize(12)
            .uniqueElements(Column::name);
    return Combinators.combine(
            name(),
            columns,
            text().list().ofMaxSize(3),
            formats().map(Located::of),
            text().list().ofMaxSize(2),
            terms())
        .as(
            (name, all, sources, format, ignored, terms) ->
                new Universe(
                    name, all.get(0).name(), sources, format, ignored, terms.apply(all), all));
  }

  private static Arbitrary<ColumnFormat> columnFormats() {
    return Arbitraries.oneOf(
        Arbitraries.just(ColumnFormat.DEFAULT),
        Combinators.combine(
                plain().optional(),
                texts().optional(),
                plain().optional(),
                booleans(),
                Arbitraries.integers().between(1, 18).optional(),
                Arbitraries.of(true, false))
            .as(ColumnFormat::new));
  }

  /** Of a universe of any columns. */
  private static Arbitrary<Function<List<Column>, DeliveryTerms>> terms() {
    Arbitrary<Function<List<Column>, Located<Contract>>> contracts =
        Combinators.combine(
                Arbitraries.of(Contract.Kind.values()),
                Arbitraries.integers().between(0, 100),
                plain().list().ofMinSize(1).ofMaxSize(3),
                Arbitraries.of(Contract.Breach.values()))
            .as((kind, number, texts, breach) -> all -> contract(kind, number, texts, breach, all));
    return Combinators.combine(
            Arbitraries.integers().between(0, DeliveryTerms.MOST_REJECTS),
            text().optional(),
            contracts.list().ofMaxSize(3),
            Arbitraries.integers().between(1, DeliveryTerms.MOST_FILE_MEGABYTES))
        .as(
            (rejects, manifest, each, megabytes) ->
                all ->
                    new DeliveryTerms(
                        rejects,
                        manifest,
                        each.stream().map(contract -> contract.apply(all)).toList(),
                        megabytes));
  }

  /** About a column that it can be about; where there is none, about all records. */
  private static Located<Contract> contract(
      Contract.Kind kind,
      int number,
      List<String> texts,
      Contract.Breach breach,
      List<Column> all) {
    List<Column> fit = all.stream().filter(column -> fits(kind, column.type().value())).toList();
    if (fit.isEmpty()) {
      return Located.of(
          new Contract(Optional.empty(), Contract.Kind.ROWS, texts.subList(0, 1), breach));
    }
    List<String> terms =
        switch (kind) {
          case VALUES -> texts;
          case RANGE, PATTERN, ROWS -> texts.subList(0, 1);
          case MISSING_PERCENT, MAX_AGE_DAYS, LEAST_OF_LAST -> List.of(Integer.toString(number));
        };
    Optional<String> column =
        kind.isOfColumn()
            ? Optional.of(fit.get(number % fit.size()).name().value())
            : Optional.empty();
    return Located.of(new Contract(column, kind, terms, breach));
  }

  private static boolean fits(Contract.Kind kind, ColumnType type) {
    return switch (kind) {
      case PATTERN -> type == ColumnType.STRING;
      case MAX_AGE_DAYS -> type == ColumnType.DATE;
      case VALUES, RANGE, MISSING_PERCENT, ROWS, LEAST_OF_LAST -> true;
    };
  }

  private static Arbitrary<DeliveryFormat> formats() {
    Arbitrary<Character> sign = Arbitraries.of(';', '\t', '|', '\'', '"', '\\', '#', ' ', '-', ':');
    return Combinators.combine(
            Combinators.combine(sign, sign.optional(), sign.optional(), texts())
                .as(
                    (a, b, c, d) ->
                        (Function<DeliveryFormat, DeliveryFormat>)
                            f ->
                                new DeliveryFormat(
                                    a,
                                    b,
                                    c,
                                    d,
                                    f.encoding(),
                                    f.decimal(),
                                    f.thousands(),
                                    f.missing(),
                                    f.dates(),
                                    f.booleans(),
                                    f.trim(),
                                    f.comment())),
            Arbitraries.of("UTF-8", "ISO-8859-1", "windows-1252", "UTF-16LE"),
            Arbitraries.of('.', ','),
            sign.optional(),
            texts(),
            plain().optional(),
            booleans(),
            Arbitraries.of(Optional.of('#'), Optional.<Character>empty()))
        .as(
            (signs, encoding, decimal, thousands, missing, dates, words, comment) ->
                signs.apply(
                    new DeliveryFormat(
                        ',',
                        Optional.empty(),
                        Optional.empty(),
                        List.of(),
                        encoding,
                        decimal,
                        thousands,
                        missing,
                        dates,
                        words,
                        comment.isEmpty(),
                        comment)));
  }

  private static Arbitrary<List<String>> booleans() {
    return Arbitraries.of(List.of(), List.of("ja", "no"), List.of("1", "0"));
  }

  private static Arbitrary<String> plain() {
    return text().map(Located::value);
  }

  private static Arbitrary<List<String>> texts() {
    return plain().list().ofMaxSize(3);
  }

  private static Arbitrary<List<Binary>> binaries() {
    return Combinators.combine(name(), Arbitraries.of(BinaryKind.values()), artifacts())
        .as((name, kind, artifacts) -> new Binary(name, Located.of(kind), artifacts))
        .list()
        .ofMinSize(1)
        .ofMaxSize(4)
        .uniqueElements(Binary::name);
  }

  private static Arbitrary<List<Artifact>> artifacts() {
    Arbitrary<Optional<Located<String>>> sha256 =
        Arbitraries.strings()
            .withCharRange('0', '9')
            .withCharRange('a', 'f')
            .ofLength(64)
            .map(Located::of)
            .optional();
    Arbitrary<List<Artifact>> one =
        Combinators.combine(text(), sha256)
            .as((path, hash) -> List.of(new Artifact(Optional.empty(), path, hash)));
    Arbitrary<List<Artifact>> aPlatform =
        Combinators.combine(Arbitraries.of(Platform.values()), text(), sha256)
            .as((on, path, hash) -> new Artifact(Optional.of(Located.of(on)), path, hash))
            .list()
            .ofMinSize(1)
            .ofMaxSize(2)
            .uniqueElements(Artifact::platform);
    return Arbitraries.oneOf(one, aPlatform);
  }

  private static Arbitrary<Deployment> deployments() {
    Arbitrary<Located<Integer>> count = Arbitraries.integers().between(1, 500).map(Located::of);
    return Arbitraries.oneOf(
        Arbitraries.just(Deployment.DEFAULT),
        Combinators.combine(
                text(),
                count,
                count,
                count,
                fleets(),
                text().optional(),
                accounts(),
                Combinators.combine(
                        targets(),
                        text().list().ofMaxSize(2),
                        Arbitraries.of(SandboxDemand.class).map(Located::of))
                    .as(Demands::new))
            .as(
                (release, clusters, perStep, perPass, fleets, root, account, demands) ->
                    new Deployment(
                        release,
                        clusters,
                        perStep,
                        perPass,
                        fleets,
                        root,
                        account,
                        demands.targets(),
                        demands.newer(),
                        demands.sandbox())));
  }

  private record Demands(
      RunTargets targets, List<Located<String>> newer, Located<SandboxDemand> sandbox) {}

  private static Arbitrary<RunTargets> targets() {
    Arbitrary<Optional<Located<BigDecimal>>> limit =
        Arbitraries.bigDecimals()
            .between(BigDecimal.ZERO, new BigDecimal("1000000"))
            .ofScale(2)
            .map(Located::of)
            .optional();
    return Combinators.combine(limit, limit, text().optional()).as(RunTargets::new);
  }

  private static Arbitrary<List<ClusterTag>> tags() {
    return Combinators.combine(text(), text()).as(ClusterTag::new).list().ofMaxSize(3);
  }

  private static Arbitrary<EmrAccount> accounts() {
    return Combinators.combine(
            text().optional(),
            text().optional(),
            text().optional(),
            text().list().ofMaxSize(3),
            text().list().ofMaxSize(2),
            text().optional(),
            text().optional(),
            Combinators.combine(text().optional(), text().list().ofMaxSize(2), tags())
                .as(Marks::new))
        .as(
            (region, service, machine, subnets, groups, logs, security, marks) ->
                new EmrAccount(
                    region,
                    service,
                    machine,
                    subnets,
                    groups,
                    logs,
                    security,
                    marks.secret(),
                    marks.bootstrap(),
                    marks.tags()));
  }

  private record Marks(
      Optional<Located<String>> secret, List<Located<String>> bootstrap, List<ClusterTag> tags) {}

  private static Arbitrary<List<Fleet>> fleets() {
    Arbitrary<Optional<Located<Integer>>> machines =
        Arbitraries.integers().between(1, 500).map(Located::of).optional();
    return Combinators.combine(
            Arbitraries.of(FleetRole.class).map(Located::of),
            machines,
            machines,
            text().list().ofMaxSize(3))
        .as(Fleet::new)
        .list()
        .ofMaxSize(3)
        .uniqueElements(Fleet::role)
        .map(
            fleets ->
                fleets.stream()
                    .sorted(Comparator.comparing(fleet -> fleet.role().value()))
                    .toList());
  }

  private static Arbitrary<List<Mart>> marts(Universe universe, List<Binary> binaries) {
    Arbitrary<List<Located<Integer>>> retired =
        Arbitraries.integers().between(1, 999).map(Located::of).list().ofMaxSize(3);
    return Combinators.combine(name(), models(universe, binaries), retired)
        .as(Mart::new)
        .list()
        .ofMaxSize(4)
        .uniqueElements(Mart::name);
  }

  private static Arbitrary<List<Model>> models(Universe universe, List<Binary> binaries) {
    return model(universe, binaries)
        .list()
        .ofMaxSize(8)
        .map(
            models ->
                IntStream.range(0, models.size())
                    .mapToObj(i -> numbered(i + 1, models.get(i)))
                    .toList());
  }

  private static Arbitrary<Model> model(Universe universe, List<Binary> binaries) {
    Arbitrary<List<Located<String>>> inputs =
        Arbitraries.of(universe.columns().stream().map(Column::name).toList()).list().ofMaxSize(40);
    Arbitrary<Located<RankRange>> rank =
        Combinators.combine(
                Arbitraries.integers().between(0, 20), Arbitraries.integers().between(0, 20))
            .as((first, more) -> Located.of(new RankRange(first, first + more)));
    return Combinators.combine(
            name(),
            inputs,
            Arbitraries.of(binaries).map(Binary::name),
            text().optional(),
            text().optional(),
            rank,
            text().list().ofMaxSize(3),
            text().optional())
        .as(
            (name, reads, binary, symbol, parameters, ranks, tags, owner) ->
                new Model(
                    Located.of(1), name, reads, binary, symbol, parameters, ranks, tags, owner));
  }

  private static Model numbered(int number, Model model) {
    return new Model(
        Located.of(number),
        model.name(),
        model.inputs(),
        model.binary(),
        model.symbol(),
        model.parameters(),
        model.rank(),
        model.tags(),
        model.owner());
  }
}
