package io.martlet.codegen.plan;

import io.martlet.catalog.Column;
import io.martlet.catalog.ColumnFormat;
import io.martlet.catalog.Located;
import io.martlet.catalog.Universe;
import io.martlet.catalog.source.SourceFault;
import io.martlet.catalog.source.SourceFiles;
import io.martlet.catalog.source.SourceStore;
import io.martlet.plan.PlanColumn;
import io.martlet.plan.PlanDelivery;
import io.martlet.plan.PlanException;
import io.martlet.plan.PlanSource;
import io.martlet.plan.PlanUniverse;
import java.util.List;
import java.util.stream.Collectors;

/** A declared universe as a plan has it, its delivered files pinned. */
public final class PlannedUniverse {

  private PlannedUniverse() {}

  /**
   * @param store where its source is looked for, whatever it names
   * @throws PlanException when the source is not understood
   */
  public static PlanUniverse of(Universe declared, SourceStore store) {
    return new PlanUniverse(
        declared.name().value(),
        declared.key().value(),
        declared.columns().stream().map(PlannedUniverse::column).toList(),
        sources(declared.sources(), store),
        delivery(declared));
  }

  private static PlanColumn column(Column column) {
    return new PlanColumn(column.name().value(), column.type().value(), column.nullable());
  }

  private static PlanDelivery delivery(Universe declared) {
    return new PlanDelivery(
        declared.format().value(),
        declared.columns().stream()
            .filter(column -> !column.format().equals(ColumnFormat.DEFAULT))
            .collect(Collectors.toMap(column -> column.name().value(), Column::format)),
        declared.ignored().stream().map(Located::value).toList(),
        declared.terms().rejects(),
        declared.terms().manifest().map(Located::value),
        declared.terms().contracts().stream().map(Located::value).toList(),
        declared.terms().fileMegabytes());
  }

  private static List<PlanSource> sources(List<Located<String>> declared, SourceStore store) {
    SourceFiles found = SourceFiles.of(declared, store);
    for (SourceFault fault : found.faults()) {
      throw new PlanException(fault.entry().location() + ": " + fault.message());
    }
    return found.files().parallelStream().map(Located::value).map(PlanSource::of).toList();
  }
}
