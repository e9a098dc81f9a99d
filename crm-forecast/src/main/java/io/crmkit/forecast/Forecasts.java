package io.crmkit.forecast;

import io.crmkit.core.Actor;
import io.crmkit.core.Decision;
import io.crmkit.core.StaleWriteException;
import io.crmkit.core.Stored;
import io.crmkit.core.TenantId;
import io.crmkit.core.Validated;
import io.crmkit.core.Validated.Invalid;
import io.crmkit.core.Violation;
import io.crmkit.core.Violations;
import io.crmkit.core.money.Money;
import io.crmkit.core.observe.Observed;
import io.crmkit.core.observe.ServiceListener;
import io.crmkit.core.paging.Page;
import io.crmkit.core.paging.PageRequest;
import io.crmkit.core.state.Aggregates;
import io.crmkit.forecast.json.ForecastFormat;
import io.crmkit.forecast.json.ForecastJson;
import io.crmkit.forecast.model.DefinitionCheck;
import io.crmkit.forecast.model.Figures;
import io.crmkit.forecast.model.Forecast;
import io.crmkit.forecast.model.Forecast.Defined;
import io.crmkit.forecast.model.ForecastCommand;
import io.crmkit.forecast.model.ForecastDecider;
import io.crmkit.forecast.model.ForecastDefinition;
import io.crmkit.forecast.model.ForecastEvent;
import io.crmkit.forecast.model.ForecastId;
import io.crmkit.forecast.model.ForecastRefusal;
import io.crmkit.forecast.model.Pricing;
import io.crmkit.forecast.model.RatePolicy;
import io.crmkit.forecast.model.Valuation;
import io.crmkit.forecast.model.plan.Adjustment;
import io.crmkit.forecast.model.plan.Hierarchy;
import io.crmkit.forecast.model.plan.MadeAdjustment;
import io.crmkit.forecast.model.plan.Place;
import io.crmkit.forecast.port.ForecastRepository;
import io.crmkit.forecast.port.Pipeline;
import io.crmkit.forecast.rollup.Tree;
import io.crmkit.forecast.sheet.Sheet;
import io.crmkit.forecast.sheet.SheetCalculation;
import io.crmkit.forecast.sheet.SheetRequest;
import io.crmkit.forecast.sheet.SheetSubject;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;

/**
 * Defines forecasts, calculates their figures from the pipeline of the host, and switches between their scenarios.
 *
 * <p>A calculation prices every scenario at once, so that switching reads no deal. Nothing is written for a command
 * that is refused or changes nothing.
 */
public final class Forecasts {

  private final ForecastRepository repository;
  private final Pipeline pipeline;
  private final Clock clock;
  private final Observed observed;
  private final Aggregates<ForecastId, Forecast, ForecastCommand, ForecastEvent> forecasts;

  public Forecasts(ForecastRepository repository, Pipeline pipeline, Clock clock) {
    this(repository, pipeline, clock, ServiceListener.none());
  }

  /** Opens the service with somebody who hears how long each call took and how it ended. */
  public Forecasts(ForecastRepository repository, Pipeline pipeline, Clock clock, ServiceListener listener) {
    this.repository = Objects.requireNonNull(repository, "repository");
    this.pipeline = Objects.requireNonNull(pipeline, "pipeline");
    this.clock = Objects.requireNonNull(clock, "clock");
    this.observed = Observed.service("forecasts", listener);
    this.forecasts = new Aggregates<>(repository, new ForecastDecider(), ForecastFormat.FORMAT);
  }

  /**
   * Defines a forecast by its JSON document, or defines it anew; figures that it had are void then.
   *
   * @return what happened, or every problem of the document with its JSON pointer
   * @throws StaleWriteException if somebody else wrote the forecast meanwhile
   */
  public Decision<ForecastEvent> define(TenantId tenant, ForecastId id, Actor by, String document) {
    return observed.call("define", tenant, call -> {
      Validated<ForecastDefinition> definition = ForecastJson.read(document);
      return definition instanceof Invalid<ForecastDefinition> invalid
          ? Decision.refuse(invalid.violations())
          : forecasts.handle(tenant, id, new ForecastCommand.Define(definition.orElseThrow(), by, clock.instant()));
    });
  }

  /**
   * Calculates the figures of every scenario from the pipeline as it is now.
   *
   * @return what happened, or a violation for each deal that the definition does not know what to make of
   * @throws StaleWriteException if somebody else wrote the forecast meanwhile
   */
  public Decision<ForecastEvent> recalculate(TenantId tenant, ForecastId id) {
    return observed.call("recalculate", tenant, call -> {
      Forecast state = forecasts.load(tenant, id).value();
      if (!(state instanceof Defined defined)) {
        return Decision.refuse(new ForecastRefusal.NotDefined());
      }
      Validated<Map<String, Figures>> figures = figures(tenant, defined.definition());
      return figures instanceof Invalid<Map<String, Figures>> invalid
          ? Decision.refuse(invalid.violations())
          : forecasts.handle(tenant, id,
              new ForecastCommand.Take(defined.definition(), figures.orElseThrow(), clock.instant()));
    });
  }

  /**
   * Answers by another scenario from now on.
   *
   * @throws StaleWriteException if somebody else wrote the forecast meanwhile
   */
  public Decision<ForecastEvent> select(TenantId tenant, ForecastId id, Actor by, String scenario) {
    return observed.call("select", tenant,
        call -> forecasts.handle(tenant, id, new ForecastCommand.Select(scenario, by, clock.instant())));
  }

  public Optional<Stored<Forecast>> find(TenantId tenant, ForecastId id) {
    return observed.call("find", tenant, call -> repository.find(tenant, id));
  }

  /** Returns everything that ever happened to a forecast, oldest first; nothing if it does not exist. */
  public List<ForecastEvent> history(TenantId tenant, ForecastId id) {
    return observed.call("history", tenant, call -> forecasts.history(tenant, id));
  }

  /** Returns the forecasts of a tenant in the order of their ids. */
  public Page<ForecastId> all(TenantId tenant, PageRequest page) {
    return observed.call("all", tenant, call -> repository.all(tenant, page));
  }

  /**
   * Puts a judgement on top of a figure, as the one whose figure it is or as somebody in charge of a node above.
   *
   * @return what happened, with the number of the adjustment; or why not
   * @throws StaleWriteException if somebody else wrote the forecast meanwhile
   */
  public Decision<ForecastEvent> adjust(TenantId tenant, ForecastId id, Actor by, Adjustment adjustment) {
    return observed.call("adjust", tenant, call -> within(tenant, adjustment.place().hierarchy(),
        hierarchy -> forecasts.handle(
            tenant, id, new ForecastCommand.Adjust(adjustment, hierarchy, by, clock.instant()))));
  }

  /**
   * Takes an adjustment back, as the one who made it or as somebody in charge of a node above theirs.
   *
   * @throws StaleWriteException if somebody else wrote the forecast meanwhile
   */
  public Decision<ForecastEvent> retract(TenantId tenant, ForecastId id, Actor by, long number) {
    return observed.call("retract", tenant, call -> {
      if (!(forecasts.load(tenant, id).value() instanceof Defined defined)) {
        return Decision.refuse(new ForecastRefusal.NotDefined());
      }
      Optional<MadeAdjustment> made = defined.adjustments().stream().filter(each -> each.number() == number).findFirst();
      if (made.isEmpty()) {
        return Decision.refuse(new ForecastRefusal.NoSuchAdjustment(number));
      }
      return within(tenant, made.get().adjustment().place().hierarchy(),
          hierarchy -> forecasts.handle(tenant, id, new ForecastCommand.Retract(number, hierarchy, by, clock.instant())));
    });
  }

  /**
   * Says what is to be reached at a place, whatever was said before. The quota is one of the hierarchy as it is today, and
   * stays with the nodes that are above it today. Who may do that is for the host to decide.
   *
   * @throws StaleWriteException if somebody else wrote the forecast meanwhile
   */
  public Decision<ForecastEvent> setQuota(TenantId tenant, ForecastId id, Actor by, Place place, Money amount) {
    return observed.call("set-quota", tenant, call -> within(tenant, place.hierarchy(), hierarchy -> forecasts.handle(
        tenant, id, new ForecastCommand.SetQuota(place, amount, hierarchy, by, clock.instant()))));
  }

  /**
   * Takes a quota back.
   *
   * @throws StaleWriteException if somebody else wrote the forecast meanwhile
   */
  public Decision<ForecastEvent> withdrawQuota(TenantId tenant, ForecastId id, Actor by, Place place) {
    return observed.call("withdraw-quota", tenant, call -> forecasts.handle(
        tenant, id, new ForecastCommand.WithdrawQuota(place, by, clock.instant())));
  }

  /**
   * Returns what the pipeline comes to now at every node of a hierarchy and in every period of a calendar, with the
   * adjustments and quotas of the forecast. Nothing is stored.
   *
   * @return the sheet; or {@code forecast.not-defined}, what the request names that there is not, a violation for each
   *     unsound deal, or {@code forecast.too-much} if a figure does not fit into money
   * @throws IllegalArgumentException if the calendar does not cover the period of the forecast
   */
  public Validated<Sheet> sheet(TenantId tenant, ForecastId id, SheetRequest request) {
    return observed.call("sheet", tenant, call -> {
      if (!(forecasts.load(tenant, id).value() instanceof Defined defined)) {
        return refused(new ForecastRefusal.NotDefined());
      }
      Optional<Hierarchy> hierarchy = pipeline.hierarchy(tenant, request.hierarchy(), LocalDate.now(clock));
      if (hierarchy.isEmpty()) {
        return refused(new ForecastRefusal.NoSuchHierarchy(request.hierarchy()));
      }
      Validated<SheetSubject> subject =
          SheetSubject.of(defined.definition(), defined.selected(), hierarchy.get(), request);
      return subject instanceof Invalid<SheetSubject> invalid
          ? Validated.invalid(invalid.violations())
          : sheet(tenant, defined, subject.orElseThrow());
    });
  }

  private Validated<Sheet> sheet(TenantId tenant, Defined defined, SheetSubject subject) {
    SheetCalculation calculation = new SheetCalculation(
        subject, Pricing.of(subject.definition(), pipeline.rates(tenant), LocalDate.now(clock)));
    pipeline.deals(tenant, calculation::add);
    return calculation.sheet(defined.adjustments(), defined.quotas(), clock.instant());
  }

  private Decision<ForecastEvent> within(
      TenantId tenant, String name, Function<Hierarchy, Decision<ForecastEvent>> command) {
    Optional<Hierarchy> hierarchy = pipeline.hierarchy(tenant, name, LocalDate.now(clock));
    if (hierarchy.isEmpty()) {
      return Decision.refuse(new ForecastRefusal.NoSuchHierarchy(name));
    }
    return hierarchy.get().tree() instanceof Invalid<Tree> invalid
        ? Decision.refuse(invalid.violations())
        : command.apply(hierarchy.get());
  }

  /**
   * Returns what the figures would be as the pipeline is now, by other rates of exchange. Nothing is stored.
   *
   * @return the figures by the name of the scenario; or {@code forecast.not-defined}, what is wrong with the policy, or a
   *     violation for each unsound deal
   */
  public Validated<Map<String, Figures>> restated(TenantId tenant, ForecastId id, RatePolicy policy) {
    return observed.call("restated", tenant, call -> {
      if (!(forecasts.load(tenant, id).value() instanceof Defined defined)) {
        return refused(new ForecastRefusal.NotDefined());
      }
      ForecastDefinition definition = defined.definition().pricedBy(policy);
      List<Violation> problems = DefinitionCheck.of(definition);
      return problems.isEmpty()
          ? figures(tenant, definition) : Validated.invalid(new Violations(problems));
    });
  }

  private static <T> Validated<T> refused(ForecastRefusal reason) {
    return Validated.invalid(Violations.of(new Violation("", reason.code(), reason.message())));
  }

  private Validated<Map<String, Figures>> figures(TenantId tenant, ForecastDefinition definition) {
    Pricing pricing = Pricing.of(definition, pipeline.rates(tenant), LocalDate.now(clock));
    Valuation valuation = new Valuation(definition, pricing);
    pipeline.deals(tenant, valuation::add);
    return valuation.figures();
  }
}
