package io.crmkit.record;

import io.crmkit.core.Actor;
import io.crmkit.core.Decision;
import io.crmkit.core.StaleWriteException;
import io.crmkit.core.Stored;
import io.crmkit.core.TenantId;
import io.crmkit.core.observe.Observed;
import io.crmkit.core.observe.ServiceListener;
import io.crmkit.core.paging.Page;
import io.crmkit.core.paging.PageRequest;
import io.crmkit.core.paging.Pages;
import io.crmkit.core.state.Aggregates;
import io.crmkit.record.json.RecordFormats;
import io.crmkit.record.model.Destination;
import io.crmkit.record.model.FieldChange;
import io.crmkit.record.model.FieldHistory;
import io.crmkit.record.model.KnownPipeline;
import io.crmkit.record.model.ListedOpportunity;
import io.crmkit.record.model.Opportunity;
import io.crmkit.record.model.Opportunity.Live;
import io.crmkit.record.model.OpportunityCommand;
import io.crmkit.record.model.OpportunityDecider;
import io.crmkit.record.model.OpportunityDetails;
import io.crmkit.record.model.OpportunityEvent;
import io.crmkit.record.model.OpportunityFilter;
import io.crmkit.record.model.OpportunityId;
import io.crmkit.record.model.PipelineId;
import io.crmkit.record.model.Pricing;
import io.crmkit.record.model.RecordRefusal;
import io.crmkit.record.model.SalesPipeline.Defined;
import io.crmkit.record.model.StageTarget;
import io.crmkit.record.model.StageTotal;
import io.crmkit.record.model.StageTotals;
import io.crmkit.record.model.WinProbability;
import io.crmkit.record.port.Currencies;
import io.crmkit.record.port.OpportunityRepository;
import io.crmkit.record.port.PipelineRepository;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Opens deals, moves them through their pipelines, prices them and sums them up.
 *
 * <p>Every command that changes a deal throws {@link StaleWriteException} if somebody else wrote the deal meanwhile,
 * and nothing is written for one that is refused or changes nothing.
 */
public final class Opportunities {

  private static final int SWEEP = 500;

  private final OpportunityRepository repository;
  private final PipelineRepository pipelines;
  private final Currencies currencies;
  private final Clock clock;
  private final Observed observed;
  private final Aggregates<OpportunityId, Opportunity, OpportunityCommand, OpportunityEvent> aggregates;

  public Opportunities(
      OpportunityRepository repository, PipelineRepository pipelines, Currencies currencies, Clock clock) {
    this(repository, pipelines, currencies, clock, ServiceListener.none());
  }

  /**
   * Opens the service with somebody who hears how long each call took and how it ended.
   *
   * @param clock whose zone says which day it is when a deal closes
   */
  public Opportunities(OpportunityRepository repository, PipelineRepository pipelines, Currencies currencies,
      Clock clock, ServiceListener listener) {
    this.repository = Objects.requireNonNull(repository, "repository");
    this.pipelines = Objects.requireNonNull(pipelines, "pipelines");
    this.currencies = Objects.requireNonNull(currencies, "currencies");
    this.clock = Objects.requireNonNull(clock, "clock");
    this.observed = Observed.service("opportunities", listener);
    this.aggregates = new Aggregates<>(repository, new OpportunityDecider(), RecordFormats.OPPORTUNITY);
  }

  /** Opens a deal. One that is opened in a closed stage is priced by the rate of its close date, or of today. */
  public Decision<OpportunityEvent> open(
      TenantId tenant, OpportunityId id, Actor by, OpportunityDetails details, Destination destination) {
    return observed.call("open", tenant, call -> inPipeline(tenant, destination.pipeline(), pipeline ->
        aggregates.handle(tenant, id, new OpportunityCommand.Open(
            details, new StageTarget(pipeline, destination), pricing(tenant), by, clock.instant()))));
  }

  /**
   * Writes down other details.
   *
   * @param version that of the deal as the editor saw it: an edit replaces everything, and must not undo what it never
   *     saw
   * @throws StaleWriteException if it is not the version of the deal any more
   */
  public Decision<OpportunityEvent> edit(
      TenantId tenant, OpportunityId id, Actor by, long version, OpportunityDetails details) {
    return observed.call("edit", tenant, call -> ofLive(tenant, id, live ->
        inPipeline(tenant, live.place().pipeline(), pipeline -> aggregates.handle(tenant, id, version,
            new OpportunityCommand.Edit(details, pipeline, by, clock.instant())))));
  }

  /** Moves a deal within its pipeline; a closed stage closes it today and freezes its rate, an open one reopens it. */
  public Decision<OpportunityEvent> move(TenantId tenant, OpportunityId id, Actor by, Destination destination) {
    return observed.call("move", tenant, call -> inPipeline(tenant, destination.pipeline(), pipeline ->
        aggregates.handle(tenant, id, new OpportunityCommand.Move(
            new StageTarget(pipeline, destination), pricing(tenant), by, clock.instant()))));
  }

  /**
   * Moves a deal to another pipeline.
   *
   * @param stages by the key of a stage of the old pipeline, that of the new one
   */
  public Decision<OpportunityEvent> transfer(
      TenantId tenant, OpportunityId id, Actor by, PipelineId to, Map<String, String> stages) {
    return observed.call("transfer", tenant, call -> inPipeline(tenant, to, pipeline ->
        aggregates.handle(tenant, id, new OpportunityCommand.Transfer(pipeline, stages, by, clock.instant()))));
  }

  /** Sets the probability of a deal by hand; null takes back what was set. */
  public Decision<OpportunityEvent> setProbability(
      TenantId tenant, OpportunityId id, Actor by, @Nullable WinProbability probability) {
    return handle("setProbability", tenant, id, at -> new OpportunityCommand.SetProbability(probability, by, at));
  }

  /** Takes what a model says of the probability of a deal; null if it says nothing any more. */
  public Decision<OpportunityEvent> score(
      TenantId tenant, OpportunityId id, Actor model, @Nullable WinProbability probability) {
    return handle("score", tenant, id, at -> new OpportunityCommand.Score(probability, model, at));
  }

  /** Prices a deal that closed without a rate, by the rate of the day on which it closed, which is known by now. */
  public Decision<OpportunityEvent> price(TenantId tenant, OpportunityId id, Actor by) {
    return handle("price", tenant, id, at -> new OpportunityCommand.Price(pricing(tenant), by, at));
  }

  /** Puts a deal into the bin: it is in no list and no sum from then on. */
  public Decision<OpportunityEvent> delete(TenantId tenant, OpportunityId id, Actor by) {
    return handle("delete", tenant, id, at -> new OpportunityCommand.Delete(by, at));
  }

  /** Takes a deal out of the bin, as it was. */
  public Decision<OpportunityEvent> restore(TenantId tenant, OpportunityId id, Actor by) {
    return handle("restore", tenant, id, at -> new OpportunityCommand.Restore(by, at));
  }

  public Optional<Stored<Opportunity>> find(TenantId tenant, OpportunityId id) {
    return observed.call("find", tenant, call -> repository.find(tenant, id));
  }

  /** Returns everything that ever happened to a deal, oldest first; nothing if it does not exist. */
  public List<OpportunityEvent> history(TenantId tenant, OpportunityId id) {
    return observed.call("history", tenant, call -> aggregates.history(tenant, id));
  }

  /** Returns who changed which field of a deal, oldest first. */
  public List<FieldChange> fieldHistory(TenantId tenant, OpportunityId id) {
    return observed.call("fieldHistory", tenant, call -> FieldHistory.of(aggregates.history(tenant, id)));
  }

  /** Returns the deals that a filter admits, in the order of their ids. */
  public Page<ListedOpportunity> list(TenantId tenant, OpportunityFilter filter, PageRequest page) {
    return observed.call("list", tenant, call -> repository.list(tenant, filter, page));
  }

  /** Returns what deals come to by stage, in the currency of the reports; reads a page at a time. */
  public List<StageTotal> totals(TenantId tenant, OpportunityFilter filter) {
    return observed.call("totals", tenant, call -> {
      StageTotals totals = new StageTotals(pricing(tenant));
      Pages.stream(SWEEP, page -> repository.list(tenant, filter, page)).forEach(each -> totals.add(each.deal()));
      return totals.result();
    });
  }

  /** Returns by what the deals of a tenant are priced today. */
  public Pricing pricing(TenantId tenant) {
    return new Pricing(currencies.reporting(tenant), currencies.rates(tenant),
        LocalDate.ofInstant(clock.instant(), clock.getZone()));
  }

  private Decision<OpportunityEvent> handle(
      String operation, TenantId tenant, OpportunityId id, Function<Instant, OpportunityCommand> command) {
    return observed.call(operation, tenant, call -> aggregates.handle(tenant, id, command.apply(clock.instant())));
  }

  private Decision<OpportunityEvent> inPipeline(
      TenantId tenant, PipelineId id, Function<KnownPipeline, Decision<OpportunityEvent>> then) {
    return pipelines.find(tenant, id)
        .map(Stored::value)
        .filter(Defined.class::isInstance)
        .map(pipeline -> then.apply(new KnownPipeline(id, ((Defined) pipeline).definition())))
        .orElseGet(() -> Decision.refuse(new RecordRefusal.NotThere("pipeline")));
  }

  private Decision<OpportunityEvent> ofLive(
      TenantId tenant, OpportunityId id, Function<Live, Decision<OpportunityEvent>> then) {
    Opportunity state = aggregates.load(tenant, id).value();
    if (state instanceof Live live) {
      return then.apply(live);
    }
    return Decision.refuse(state instanceof Opportunity.Blank
        ? new RecordRefusal.NotThere("opportunity")
        : new RecordRefusal.InTheBin("opportunity"));
  }
}
