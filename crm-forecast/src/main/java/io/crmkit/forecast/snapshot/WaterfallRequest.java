package io.crmkit.forecast.snapshot;

import io.crmkit.record.ExchangeRates;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which waterfall somebody wants to see.
 *
 * @param begin the instant that it starts from
 * @param end the instant that it leads to
 * @param periodStart the first day of the period in which deals close
 * @param periodEnd its last day
 * @param currency that of all amounts; deals are priced at the rate of their own close date
 * @param view the deals that are looked at
 * @param wonStages the stages that mean that a deal is won
 * @param axis what it is broken down by
 * @param ratesAtBegin the rates by which the beginning is priced; null for those of the pipeline
 * @param ratesAtEnd the rates by which the end is priced; null for those of the pipeline
 */
public record WaterfallRequest(
    Instant begin,
    Instant end,
    LocalDate periodStart,
    LocalDate periodEnd,
    Currency currency,
    DealView view,
    Set<String> wonStages,
    WaterfallAxis axis,
    @Nullable ExchangeRates ratesAtBegin,
    @Nullable ExchangeRates ratesAtEnd) {

  /** The stages that mean that a deal is won where nobody says otherwise. */
  public static final Set<String> USUAL_WON_STAGES = Set.of("won", "closed_won");

  public WaterfallRequest {
    Objects.requireNonNull(view, "view");
    Objects.requireNonNull(axis, "axis");
    wonStages = Set.copyOf(wonStages);
    if (end.isBefore(begin)) {
      throw new IllegalArgumentException("end must not be before begin, %s, but was %s".formatted(begin, end));
    }
    if (periodEnd.isBefore(periodStart)) {
      throw new IllegalArgumentException("the period ends on %s, before it starts on %s"
          .formatted(periodEnd, periodStart));
    }
    if (currency.getDefaultFractionDigits() < 0) {
      throw new IllegalArgumentException("currency %s has no minor unit".formatted(currency));
    }
  }

  /** Starts a request for what happened from one instant to another; it still needs a period and a currency. */
  public static Builder between(Instant begin, Instant end) {
    return new Builder(begin, end);
  }

  boolean covers(LocalDate day) {
    return !day.isBefore(periodStart) && !day.isAfter(periodEnd);
  }

  /** Collects what a request says. Not thread-safe. */
  public static final class Builder {

    private final Instant begin;
    private final Instant end;
    private @Nullable LocalDate periodStart;
    private @Nullable LocalDate periodEnd;
    private @Nullable Currency currency;
    private @Nullable DealView view;
    private Set<String> wonStages = USUAL_WON_STAGES;
    private WaterfallAxis axis = WaterfallAxis.OWNER;
    private @Nullable ExchangeRates ratesAtBegin;
    private @Nullable ExchangeRates ratesAtEnd;

    private Builder(Instant begin, Instant end) {
      this.begin = Objects.requireNonNull(begin, "begin");
      this.end = Objects.requireNonNull(end, "end");
    }

    /** Looks at deals that close from one day to another, both included. */
    public Builder period(LocalDate first, LocalDate last) {
      this.periodStart = first;
      this.periodEnd = last;
      return this;
    }

    public Builder currency(Currency of) {
      this.currency = of;
      return this;
    }

    /** Looks at these deals; without it, at those that are open. */
    public Builder view(DealView shown) {
      this.view = shown;
      return this;
    }

    /** Says which stages mean that a deal is won; without it, {@link #USUAL_WON_STAGES}. */
    public Builder wonStages(String... names) {
      this.wonStages = Set.copyOf(List.of(names));
      return this;
    }

    /** Breaks it down by something else than owners. */
    public Builder axis(WaterfallAxis by) {
      this.axis = by;
      return this;
    }

    /** Prices the beginning and the end by other rates than those of the pipeline. */
    public Builder rates(ExchangeRates atBegin, ExchangeRates atEnd) {
      this.ratesAtBegin = atBegin;
      this.ratesAtEnd = atEnd;
      return this;
    }

    /** Returns the request, which needs a period and a currency. */
    public WaterfallRequest build() {
      return new WaterfallRequest(begin, end, Objects.requireNonNull(periodStart, "periodStart"),
          Objects.requireNonNull(periodEnd, "periodEnd"), Objects.requireNonNull(currency, "currency"),
          view == null ? DealView.open(wonStages) : view, wonStages, axis, ratesAtBegin, ratesAtEnd);
    }
  }
}
