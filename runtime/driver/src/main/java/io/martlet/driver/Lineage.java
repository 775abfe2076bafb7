package io.martlet.driver;

import io.martlet.ledger.MartState;
import io.martlet.ledger.RunRecorder.MartEnding;
import io.martlet.plan.PlanColumn;
import io.martlet.plan.PlanMart;
import io.martlet.plan.PlanModel;
import io.martlet.plan.RunPlan;
import io.martlet.spark.Storage;
import io.openlineage.client.OpenLineage;
import io.openlineage.client.OpenLineage.ColumnLineageDatasetFacetFieldsAdditional;
import io.openlineage.client.OpenLineage.InputField;
import io.openlineage.client.OpenLineage.RunEvent;
import io.openlineage.client.OpenLineage.SchemaDatasetFacetFields;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/**
 * A driver's part in a run as OpenLineage's events: one job for the catalog, and one for each mart,
 * whose last event says which columns of the universe each of its columns is made of. No event is
 * larger than a mart makes it.
 */
final class Lineage {

  private static final URI PRODUCER = URI.create("https://martlet.io");
  private static final String JOBS = "martlet";

  private final OpenLineage events = new OpenLineage(PRODUCER);
  private final RunPlan plan;
  private final String run;
  private final DatasetName universe;
  private final String warehouse;

  Lineage(RunPlan plan, String run, RunPlaces places) {
    this.plan = plan;
    this.run = run;
    this.universe = DatasetName.of(Storage.child(places.universes(), plan.universe().name()));
    this.warehouse = places.warehouse();
  }

  /** The driver has begun. */
  RunEvent started() {
    return ofRun(RunEvent.EventType.START);
  }

  /** It has done what it was called for. */
  RunEvent ended() {
    return ofRun(RunEvent.EventType.COMPLETE);
  }

  /** It broke off. Why is in the ledger: messages may tell of records. */
  RunEvent broken() {
    return ofRun(RunEvent.EventType.FAIL);
  }

  /** What comes of a mart is about to be known. */
  RunEvent started(PlanMart mart) {
    return ofMart(mart, RunEvent.EventType.START, List.of(), List.of());
  }

  /** A mart has come to its end: readers see it, or it stays staged. */
  RunEvent ended(PlanMart mart, MartEnding ending) {
    OpenLineage.OutputDatasetBuilder table =
        events
            .newOutputDatasetBuilder()
            .namespace(DatasetName.of(warehouse).namespace())
            .name(DatasetName.of(Storage.child(warehouse, "marts/" + mart.name())).name())
            .facets(
                events
                    .newDatasetFacetsBuilder()
                    .schema(events.newSchemaDatasetFacet(columns(mart)))
                    .version(
                        events.newDatasetVersionDatasetFacet(String.valueOf(ending.snapshot())))
                    .columnLineage(edges(mart))
                    .build());
    return ofMart(
        mart,
        ending.state() == MartState.PUBLISHED
            ? RunEvent.EventType.COMPLETE
            : RunEvent.EventType.FAIL,
        List.of(read(mart)),
        List.of(table.build()));
  }

  private OpenLineage.InputDataset read(PlanMart mart) {
    List<SchemaDatasetFacetFields> fields = new ArrayList<>();
    Set<String> read = new LinkedHashSet<>(List.of(plan.universe().key()));
    mart.models().forEach(model -> read.addAll(model.inputs()));
    for (String name : read) {
      PlanColumn column = plan.universe().column(name);
      fields.add(field(column.name(), column.declared()));
    }
    return events
        .newInputDatasetBuilder()
        .namespace(universe.namespace())
        .name(universe.name())
        .facets(
            events
                .newDatasetFacetsBuilder()
                .schema(events.newSchemaDatasetFacet(fields))
                .version(events.newDatasetVersionDatasetFacet(plan.universe().digest()))
                .build())
        .build();
  }

  private List<SchemaDatasetFacetFields> columns(PlanMart mart) {
    List<SchemaDatasetFacetFields> columns = new ArrayList<>();
    PlanColumn key = plan.universe().column(plan.universe().key());
    columns.add(field(key.name(), key.declared()));
    for (PlanModel model : mart.models()) {
      columns.add(field(model.rankColumn(), "int32"));
      columns.add(field(model.binaryColumn(), "int32"));
    }
    return columns;
  }

  private SchemaDatasetFacetFields field(String name, String type) {
    return events.newSchemaDatasetFacetFieldsBuilder().name(name).type(type).build();
  }

  private OpenLineage.ColumnLineageDatasetFacet edges(PlanMart mart) {
    OpenLineage.ColumnLineageDatasetFacetFieldsBuilder edges =
        events.newColumnLineageDatasetFacetFieldsBuilder();
    edges.put(plan.universe().key(), from(List.of(plan.universe().key())));
    for (PlanModel model : mart.models()) {
      edges.put(model.rankColumn(), from(model.inputs()));
      edges.put(model.binaryColumn(), from(model.inputs()));
    }
    return events.newColumnLineageDatasetFacetBuilder().fields(edges.build()).build();
  }

  private ColumnLineageDatasetFacetFieldsAdditional from(List<String> columns) {
    List<InputField> inputs = new ArrayList<>();
    for (String column : columns) {
      inputs.add(
          events
              .newInputFieldBuilder()
              .namespace(universe.namespace())
              .name(universe.name())
              .field(column)
              .build());
    }
    return events.newColumnLineageDatasetFacetFieldsAdditionalBuilder().inputFields(inputs).build();
  }

  private RunEvent ofRun(RunEvent.EventType type) {
    return event(type, plan.catalog(), id(""), events.newRunFacetsBuilder())
        .inputs(List.of())
        .outputs(List.of())
        .build();
  }

  private RunEvent ofMart(
      PlanMart mart,
      RunEvent.EventType type,
      List<OpenLineage.InputDataset> inputs,
      List<OpenLineage.OutputDataset> outputs) {
    OpenLineage.ParentRunFacet parent =
        events
            .newParentRunFacetBuilder()
            .run(events.newParentRunFacetRunBuilder().runId(id("")).build())
            .job(events.newParentRunFacetJobBuilder().namespace(JOBS).name(plan.catalog()).build())
            .build();
    return event(
            type,
            plan.catalog() + "." + mart.name(),
            id(mart.name()),
            events.newRunFacetsBuilder().parent(parent))
        .inputs(inputs)
        .outputs(outputs)
        .build();
  }

  private OpenLineage.RunEventBuilder event(
      RunEvent.EventType type, String job, UUID id, OpenLineage.RunFacetsBuilder facets) {
    return events
        .newRunEventBuilder()
        .eventType(type)
        .eventTime(ZonedDateTime.now(ZoneOffset.UTC))
        .run(events.newRunBuilder().runId(id).facets(facets.build()).build())
        .job(
            events
                .newJobBuilder()
                .namespace(JOBS)
                .name(job)
                .facets(
                    events
                        .newJobFacetsBuilder()
                        .jobType(
                            events
                                .newJobTypeJobFacetBuilder()
                                .processingType("BATCH")
                                .integration("MARTLET")
                                .jobType("SCORING")
                                .build())
                        .build())
                .build());
  }

  /** The same for all drivers of a run. */
  private UUID id(String mart) {
    return UUID.nameUUIDFromBytes((run + "/" + mart).getBytes(StandardCharsets.UTF_8));
  }
}
