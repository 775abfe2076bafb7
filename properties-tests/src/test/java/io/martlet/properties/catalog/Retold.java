package io.martlet.properties.catalog;

import io.martlet.catalog.AcceptedBreak;
import io.martlet.catalog.Artifact;
import io.martlet.catalog.Catalog;
import io.martlet.catalog.ColumnFormat;
import io.martlet.catalog.Contract;
import io.martlet.catalog.DeliveryFormat;
import io.martlet.catalog.Deployment;
import io.martlet.catalog.EmrAccount;
import io.martlet.catalog.Fleet;
import io.martlet.catalog.Governance;
import io.martlet.catalog.Located;
import io.martlet.catalog.Model;
import io.martlet.catalog.RunTargets;
import io.martlet.catalog.SandboxDemand;
import io.martlet.catalog.Suppression;
import io.martlet.dsl.Binary;
import io.martlet.dsl.CatalogBuilder;
import io.martlet.dsl.Column;
import io.martlet.dsl.Columns;
import io.martlet.dsl.ContractBuilder;
import io.martlet.dsl.Declare;
import io.martlet.dsl.DeploymentBuilder;
import io.martlet.dsl.EmrAccountBuilder;
import io.martlet.dsl.FleetBuilder;
import io.martlet.dsl.FormatBuilder;
import io.martlet.dsl.MartBuilder;
import io.martlet.dsl.ModelBuilder;
import io.martlet.dsl.RunTargetsBuilder;
import io.martlet.dsl.Universe;
import java.nio.charset.Charset;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Tells a catalog again, in the words of the fluent Java. */
final class Retold {

  private final Map<String, Column<Retold, ?>> columns = new LinkedHashMap<>();
  private final Map<String, Binary> binaries = new LinkedHashMap<>();

  private Retold() {}

  static Catalog inJava(Catalog catalog) {
    return new Retold().retell(catalog);
  }

  private Catalog retell(Catalog catalog) {
    CatalogBuilder<Retold> told =
        Declare.catalog(catalog.name().value(), universe(catalog.universe()));
    catalog.binaries().forEach(binary -> binaries.put(binary.name().value(), binary(binary)));
    told.binaries(binaries.values().toArray(Binary[]::new));
    catalog
        .marts()
        .forEach(
            mart ->
                told.mart(
                    mart.name().value(),
                    words -> {
                      words.retired(
                          mart.retired().stream().map(Located::value).toArray(Integer[]::new));
                      mart.models().forEach(model -> tell(model, words));
                    }));
    tell(catalog.governance(), told);
    return told.deployed(words -> tell(catalog.deployment(), words)).build();
  }

  private static void tell(Governance governance, CatalogBuilder<Retold> words) {
    if (governance.policy().requireOwner()) {
      words.requiringOwners();
    }
    if (governance.policy().requireSha256()) {
      words.requiringSha256();
    }
    governance
        .policy()
        .leastRecords()
        .ifPresent(percent -> words.requiringLeastRecords(percent.value()));
    governance
        .policy()
        .driftNote()
        .ifPresent(index -> words.notingDrift(index.value().toPlainString()));
    governance
        .policy()
        .driftHold()
        .ifPresent(index -> words.holdingDrift(index.value().toPlainString()));
    for (Suppression suppression : governance.suppressions()) {
      String rule = suppression.rule().value();
      String reason = suppression.reason().value();
      suppression
          .at()
          .ifPresentOrElse(
              at -> words.suppressing(rule, at.value(), reason),
              () -> words.suppressing(rule, reason));
    }
    for (AcceptedBreak each : governance.accepted()) {
      switch (each.kind()) {
        case MODEL -> words.acceptingBreakOf(each.subject().value(), each.reason().value());
        case KEY -> words.acceptingChangeOfKey(each.subject().value(), each.reason().value());
      }
    }
  }

  private Universe<Retold> universe(io.martlet.catalog.Universe universe) {
    Columns<Retold> all = Columns.of(universe.name().value());
    for (io.martlet.catalog.Column column : universe.columns()) {
      columns.put(column.name().value(), column(all, column));
    }
    Universe<Retold> keyed =
        all.keyedBy(columns.get(universe.key().value()))
            .ignoring(universe.ignored().stream().map(Located::value).toArray(String[]::new))
            .formatted(words -> tell(universe.format().value(), words))
            .allowingRejects(universe.terms().rejects())
            .preparedInFilesOf(universe.terms().fileMegabytes());
    if (universe.terms().manifest().isPresent()) {
      keyed = keyed.describedBy(universe.terms().manifest().get().value());
    }
    for (Located<Contract> contract : universe.terms().contracts()) {
      keyed =
          switch (contract.value().breach()) {
            case ERROR -> keyed.requiring(words -> tell(contract.value(), words));
            case WARN -> keyed.warning(words -> tell(contract.value(), words));
          };
    }
    List<String> sources = universe.sources().stream().map(Located::value).toList();
    return sources.isEmpty()
        ? keyed
        : keyed.deliveredAt(sources.get(0), sources.stream().skip(1).toArray(String[]::new));
  }

  @SuppressWarnings("unchecked") // Contracts are told of columns whose types they fit.
  private void tell(Contract contract, ContractBuilder<Retold> words) {
    Column<Retold, ?> column = contract.column().map(columns::get).orElse(null);
    switch (contract.kind()) {
      case VALUES -> words.values(column, contract.terms().toArray(String[]::new));
      case RANGE -> words.range(column, contract.term());
      case PATTERN -> words.pattern((Column<Retold, String>) column, contract.term());
      case MISSING_PERCENT -> words.missingPercent(column, Integer.parseInt(contract.term()));
      case MAX_AGE_DAYS ->
          words.maxAgeDays((Column<Retold, LocalDate>) column, Integer.parseInt(contract.term()));
      case ROWS -> words.rows(contract.term());
      case LEAST_OF_LAST -> words.leastOfLast(Integer.parseInt(contract.term()));
    }
  }

  private static Column<Retold, ?> column(Columns<Retold> all, io.martlet.catalog.Column column) {
    Columns<Retold> words = tell(column.format(), column.nullable() ? all.nullable() : all);
    String name = column.name().value();
    return switch (column.type().value()) {
      case BOOL -> words.bool(name);
      case INT8 -> words.int8(name);
      case INT16 -> words.int16(name);
      case INT32 -> words.int32(name);
      case INT64 -> words.int64(name);
      case FLOAT32 -> words.float32(name);
      case FLOAT64 -> words.float64(name);
      case DATE -> words.date(name);
      case STRING -> words.string(name);
    };
  }

  private static Columns<Retold> tell(ColumnFormat format, Columns<Retold> all) {
    Columns<Retold> words = format.from().map(all::from).orElse(all);
    words =
        format.missing().map(each -> each.toArray(String[]::new)).map(words::missing).orElse(words);
    words = format.dates().map(words::dates).orElse(words);
    words = format.scale().isPresent() ? words.scale(format.scale().get()) : words;
    words = format.rounding() ? words.rounding() : words;
    return format.booleans().isEmpty()
        ? words
        : words.booleans(format.booleans().get(0), format.booleans().get(1));
  }

  private static void tell(DeliveryFormat format, FormatBuilder words) {
    words
        .delimiter(format.delimiter())
        .names(format.names().toArray(String[]::new))
        .encoding(Charset.forName(format.encoding()))
        .decimal(format.decimal())
        .missing(format.missing().toArray(String[]::new));
    format.quote().ifPresentOrElse(words::quote, words::unquoted);
    format.escape().ifPresent(words::escape);
    format.thousands().ifPresent(words::thousands);
    format.dates().ifPresent(words::dates);
    if (!format.booleans().isEmpty()) {
      words.booleans(format.booleans().get(0), format.booleans().get(1));
    }
    if (format.trim()) {
      words.trimmed();
    }
    format.comment().ifPresent(words::comment);
  }

  private static Binary binary(io.martlet.catalog.Binary binary) {
    String name = binary.name().value();
    Binary told =
        switch (binary.kind().value()) {
          case LIBRARY -> Declare.library(name);
          case EXECUTABLE -> Declare.executable(name);
          case R -> Declare.r(name);
        };
    for (Artifact artifact : binary.artifacts()) {
      told = tell(artifact, told);
    }
    return told;
  }

  private static Binary tell(Artifact artifact, Binary words) {
    String path = artifact.path().value();
    if (artifact.platform().isEmpty()) {
      return artifact.sha256().isEmpty()
          ? words.at(path)
          : words.at(path, artifact.sha256().get().value());
    }
    return artifact.sha256().isEmpty()
        ? words.on(artifact.platform().get().value(), path)
        : words.on(artifact.platform().get().value(), path, artifact.sha256().get().value());
  }

  private void tell(Model model, MartBuilder<Retold> words) {
    words.model(
        model.number().value(), model.name().value(), declaration -> tell(model, declaration));
  }

  private void tell(Model model, ModelBuilder<Retold> words) {
    words
        .reads(inputs(model))
        .scoredBy(binaries.get(model.binary().value()))
        .ranks(model.rank().value().first(), model.rank().value().last())
        .tagged(model.tags().stream().map(Located::value).toArray(String[]::new));
    model.symbol().ifPresent(symbol -> words.symbol(symbol.value()));
    model.parameters().ifPresent(parameters -> words.parameters(parameters.value()));
    model.owner().ifPresent(owner -> words.ownedBy(owner.value()));
  }

  private List<Column<Retold, ?>> inputs(Model model) {
    return model.inputs().stream()
        .<Column<Retold, ?>>map(input -> columns.get(input.value()))
        .toList();
  }

  private static void tell(Deployment deployment, DeploymentBuilder words) {
    words
        .release(deployment.release().value())
        .clusters(deployment.clusters().value())
        .microbatchesPerStep(deployment.microbatchesPerStep().value())
        .modelsPerMicrobatch(deployment.modelsPerMicrobatch().value());
    deployment.storageRoot().ifPresent(root -> words.storedAt(root.value()));
    words.inAccount(told -> tell(deployment.account(), told));
    words.within(told -> tell(deployment.targets(), told));
    words.newer(deployment.newer().stream().map(Located::value).toArray(String[]::new));
    if (deployment.sandbox().value() == SandboxDemand.REQUIRED) {
      words.sandboxed();
    }
    for (Fleet fleet : deployment.fleets()) {
      switch (fleet.role().value()) {
        case PRIMARY -> words.primary(told -> tell(fleet, told));
        case CORE -> words.core(told -> tell(fleet, told));
        case TASK -> words.task(told -> tell(fleet, told));
      }
    }
  }

  private static void tell(EmrAccount account, EmrAccountBuilder words) {
    account.region().ifPresent(region -> words.region(region.value()));
    account.serviceRole().ifPresent(role -> words.serviceRole(role.value()));
    account.machineRole().ifPresent(role -> words.machineRole(role.value()));
    words.subnets(account.subnets().stream().map(Located::value).toArray(String[]::new));
    account.logs().ifPresent(folder -> words.logsAt(folder.value()));
    account.securityConfiguration().ifPresent(name -> words.securityConfiguration(name.value()));
    account.ledgerSecret().ifPresent(secret -> words.ledgerSecret(secret.value()));
    words.securityGroups(
        account.securityGroups().stream().map(Located::value).toArray(String[]::new));
    words.bootstrap(account.bootstrap().stream().map(Located::value).toArray(String[]::new));
    account.tags().forEach(tag -> words.tag(tag.key().value(), tag.value().value()));
  }

  private static void tell(RunTargets targets, RunTargetsBuilder words) {
    targets.hours().ifPresent(hours -> words.hours(hours.value().toPlainString()));
    targets.budget().ifPresent(budget -> words.budget(budget.value().toPlainString()));
    targets.topic().ifPresent(topic -> words.notifying(topic.value()));
  }

  private static void tell(Fleet fleet, FleetBuilder words) {
    fleet.onDemand().ifPresent(machines -> words.onDemand(machines.value()));
    fleet.spot().ifPresent(machines -> words.spot(machines.value()));
    words.ofTypes(fleet.types().stream().map(Located::value).toArray(String[]::new));
  }
}
