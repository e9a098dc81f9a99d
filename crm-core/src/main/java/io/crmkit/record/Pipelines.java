package io.crmkit.record;

import io.crmkit.core.Actor;
import io.crmkit.core.Decision;
import io.crmkit.core.StaleWriteException;
import io.crmkit.core.Stored;
import io.crmkit.core.TenantId;
import io.crmkit.core.Validated;
import io.crmkit.core.Validated.Invalid;
import io.crmkit.core.observe.Observed;
import io.crmkit.core.observe.ServiceListener;
import io.crmkit.core.paging.Page;
import io.crmkit.core.paging.PageRequest;
import io.crmkit.core.state.Aggregates;
import io.crmkit.record.json.PipelineJson;
import io.crmkit.record.json.RecordFormats;
import io.crmkit.record.model.PipelineCommand;
import io.crmkit.record.model.PipelineCommand.Define;
import io.crmkit.record.model.PipelineDecider;
import io.crmkit.record.model.PipelineDefinition;
import io.crmkit.record.model.PipelineEvent;
import io.crmkit.record.model.PipelineId;
import io.crmkit.record.model.SalesPipeline;
import io.crmkit.record.port.PipelineRepository;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** Defines pipelines: their stages, in order, and what a deal needs to come into each of them. */
public final class Pipelines {

  private final PipelineRepository repository;
  private final Aggregates<PipelineId, SalesPipeline, PipelineCommand, PipelineEvent> aggregates;
  private final Clock clock;
  private final Observed observed;

  public Pipelines(PipelineRepository repository, Clock clock) {
    this(repository, clock, ServiceListener.none());
  }

  /** Opens the service with somebody who hears how long each call took and how it ended. */
  public Pipelines(PipelineRepository repository, Clock clock, ServiceListener listener) {
    this.repository = Objects.requireNonNull(repository, "repository");
    this.aggregates = new Aggregates<>(repository, new PipelineDecider(), RecordFormats.PIPELINE);
    this.clock = Objects.requireNonNull(clock, "clock");
    this.observed = Observed.service("pipelines", listener);
  }

  /**
   * Defines a pipeline by its JSON document, or defines it anew.
   *
   * @return what happened, every problem of the document with its JSON pointer, or why deals of today forbid it
   * @throws StaleWriteException if somebody else wrote the pipeline meanwhile
   */
  public Decision<PipelineEvent> define(TenantId tenant, PipelineId id, Actor by, String document) {
    return observed.call("define", tenant, call -> {
      Validated<PipelineDefinition> definition = PipelineJson.read(document);
      return definition instanceof Invalid<PipelineDefinition> invalid
          ? Decision.refuse(invalid.violations())
          : define(tenant, id, by, definition.orElseThrow());
    });
  }

  private Decision<PipelineEvent> define(TenantId tenant, PipelineId id, Actor by, PipelineDefinition definition) {
    return aggregates.handle(tenant, id, new Define(definition, by, clock.instant()));
  }

  public Optional<Stored<SalesPipeline>> find(TenantId tenant, PipelineId id) {
    return observed.call("find", tenant, call -> repository.find(tenant, id));
  }

  /** Returns every definition that a pipeline ever had, oldest first; nothing if it does not exist. */
  public List<PipelineEvent> history(TenantId tenant, PipelineId id) {
    return observed.call("history", tenant, call -> aggregates.history(tenant, id));
  }

  /** Returns the pipelines of a tenant in the order of their ids. */
  public Page<PipelineId> all(TenantId tenant, PageRequest page) {
    return observed.call("all", tenant, call -> repository.all(tenant, page));
  }
}
