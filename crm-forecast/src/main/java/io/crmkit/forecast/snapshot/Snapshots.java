package io.crmkit.forecast.snapshot;

import io.crmkit.core.RefusedException;
import io.crmkit.core.StaleWriteException;
import io.crmkit.core.TenantId;
import io.crmkit.core.Validated;
import io.crmkit.core.Violation;
import io.crmkit.core.Violations;
import io.crmkit.core.observe.Observed;
import io.crmkit.core.observe.ServiceListener;
import io.crmkit.core.paging.Page;
import io.crmkit.core.paging.PageRequest;
import io.crmkit.core.paging.Pages;
import io.crmkit.forecast.model.Deal;
import io.crmkit.forecast.model.plan.Hierarchy;
import io.crmkit.forecast.port.Pipeline;
import io.crmkit.forecast.port.SnapshotRepository;
import io.crmkit.forecast.snapshot.model.SnapshotMark;
import io.crmkit.record.ExchangeRates;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Keeps the past of the pipeline of the host: takes it down whenever it is asked to, as those deals that have changed,
 * and answers what it was and what happened to it since.
 */
public final class Snapshots {

  static final int PART = 500;

  private final SnapshotRepository repository;
  private final Pipeline pipeline;
  private final Clock clock;
  private final Observed observed;

  public Snapshots(SnapshotRepository repository, Pipeline pipeline, Clock clock) {
    this(repository, pipeline, clock, ServiceListener.none());
  }

  /** Opens the service with somebody who hears how long each call took and how it ended. */
  public Snapshots(SnapshotRepository repository, Pipeline pipeline, Clock clock, ServiceListener listener) {
    this.repository = Objects.requireNonNull(repository, "repository");
    this.pipeline = Objects.requireNonNull(pipeline, "pipeline");
    this.clock = Objects.requireNonNull(clock, "clock");
    this.observed = Observed.service("snapshots", listener);
  }

  /**
   * Takes the pipeline down as it is now: writes the deals that have changed since the last time, and lets everybody
   * see them at once. Holds the ids of all deals in memory, and {@value #PART} deals.
   *
   * @return what was taken; or a violation {@code snapshot.duplicate-deal} for each deal that the pipeline hands over
   *     twice, with its place from zero, or {@code snapshot.clock-behind} if the last one was taken later than now; then
   *     nothing has been kept
   * @throws StaleWriteException if somebody else takes a snapshot of the tenant meanwhile
   */
  public Validated<SnapshotMark> take(TenantId tenant) {
    return observed.call("take", tenant, call -> {
      Instant now = clock.instant();
      SnapshotMark last = repository.last(tenant).orElse(null);
      if (last != null && now.isBefore(last.at())) {
        return refused("", "snapshot.clock-behind",
            "it is %s, but the last snapshot was taken at %s; set the clock right".formatted(now, last.at()));
      }
      long number = repository.open(tenant, last == null ? 0 : last.number());
      SnapshotTaking taking = new SnapshotTaking(repository, tenant, last, number);
      pipeline.deals(tenant, taking::add);
      Validated<SnapshotMark> mark = taking.finish(now);
      if (mark instanceof Validated.Valid<SnapshotMark> valid) {
        repository.publish(tenant, valid.value());
      }
      return mark;
    });
  }

  /** Returns the snapshot that tells what the pipeline was at an instant: the last one that was taken until then. */
  public Optional<SnapshotMark> asOf(TenantId tenant, Instant at) {
    return observed.call("asOf", tenant, call -> repository.asOf(tenant, at));
  }

  /** Returns the snapshots of a tenant, the oldest first. */
  public Page<SnapshotMark> marks(TenantId tenant, PageRequest page) {
    return observed.call("marks", tenant, call -> repository.marks(tenant, page));
  }

  /** Returns deals of a snapshot in an order of their ids. */
  public Page<Deal> deals(TenantId tenant, SnapshotMark snapshot, PageRequest page) {
    return observed.call("deals", tenant, call -> repository.deals(tenant, snapshot, page));
  }

  /** Hands over every deal of a snapshot in an order of their ids, one page in memory at a time. */
  public void deals(TenantId tenant, SnapshotMark snapshot, Consumer<Deal> each) {
    observed.<Optional<?>>call("deals", tenant, call -> {
      Pages.stream(PART, page -> repository.deals(tenant, snapshot, page)).forEach(each);
      return Optional.empty();
    });
  }

  /**
   * Returns the pipeline as it was at an instant, for a forecast of what was to come then; exchange rates and trees are
   * those that the host has now.
   *
   * @return a pipeline whose {@link Pipeline#deals} throws {@link io.crmkit.core.RefusedException} with the violation
   *     {@code snapshot.none-before} for a tenant of whom no snapshot had been taken by then
   */
  public Pipeline pipelineAsOf(Instant at) {
    Objects.requireNonNull(at, "at");
    return new Pipeline() {
      @Override
      public void deals(TenantId tenant, Consumer<Deal> each) {
        Snapshots.this.deals(tenant, mark(tenant, "", at).orElseThrow(), each);
      }

      @Override
      public Optional<Hierarchy> hierarchy(TenantId tenant, String name, LocalDate day) {
        return pipeline.hierarchy(tenant, name, day);
      }

      @Override
      public ExchangeRates rates(TenantId tenant) {
        return pipeline.rates(tenant);
      }
    };
  }

  /**
   * Says why the deals that somebody looks at come to another amount at one instant than at an earlier one.
   *
   * @return the waterfall, or a violation {@code snapshot.none-before} at {@code /begin} or {@code /end} if no snapshot
   *     had been taken by then: what the pipeline was is unknown, which is not an empty one; or {@code
   *     snapshot.unknown-category} for the first deal that the {@linkplain DealView#category map of the view} leaves out; or
   *     {@code snapshot.too-much} if a sum does not fit into money
   */
  public Validated<WaterfallReport> waterfall(TenantId tenant, WaterfallRequest request) {
    return observed.call("waterfall", tenant, call -> {
      Validated<SnapshotMark> begin = mark(tenant, "/begin", request.begin());
      Validated<SnapshotMark> end = mark(tenant, "/end", request.end());
      List<Violation> problems = new ArrayList<>();
      for (Validated<SnapshotMark> each : List.of(begin, end)) {
        if (each instanceof Validated.Invalid<SnapshotMark> invalid) {
          problems.addAll(invalid.violations().all());
        }
      }
      return problems.isEmpty()
          ? waterfall(tenant, request, begin.orElseThrow(), end.orElseThrow())
          : Validated.invalid(new Violations(problems));
    });
  }

  private Validated<WaterfallReport> waterfall(
      TenantId tenant, WaterfallRequest request, SnapshotMark begin, SnapshotMark end) {
    ExchangeRates atBegin = request.ratesAtBegin();
    ExchangeRates atEnd = request.ratesAtEnd();
    ExchangeRates usual = atBegin == null || atEnd == null ? pipeline.rates(tenant) : ExchangeRates.NONE;
    WaterfallJoin join =
        new WaterfallJoin(request, atBegin == null ? usual : atBegin, atEnd == null ? usual : atEnd);
    try {
      Pages.stream(PART, page -> repository.pairs(tenant, begin, end, page)).forEach(join::add);
    } catch (RefusedException e) {
      if (CategoryView.isItsOwn(e.refusal())) {
        return Validated.invalid((Violations) e.refusal());
      }
      throw e;
    }
    try {
      return Validated.valid(join.report(begin, end));
    } catch (ArithmeticException overflow) {
      return refused("", "snapshot.too-much", "the waterfall is too much: %s".formatted(overflow.getMessage()));
    }
  }

  private Validated<SnapshotMark> mark(TenantId tenant, String pointer, Instant at) {
    return repository.asOf(tenant, at).map(Validated::valid)
        .orElseGet(() -> refused(pointer, "snapshot.none-before",
            "no snapshot had been taken by %s; ask for a later instant".formatted(at)));
  }

  private static <T> Validated<T> refused(String pointer, String code, String message) {
    return Validated.invalid(Violations.of(new Violation(pointer, code, message)));
  }
}
