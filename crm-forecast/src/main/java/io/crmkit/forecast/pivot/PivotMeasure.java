package io.crmkit.forecast.pivot;

import io.crmkit.core.Require;
import io.crmkit.forecast.model.Deal;
import io.crmkit.forecast.model.StageName;
import java.math.BigDecimal;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** What a cell says of its deals. Amounts are in major units of the currency of the table. */
public sealed interface PivotMeasure {

  /** Returns what it is called in the table. */
  String name();

  /** What is measured of the deals with a price; without any of them, all but {@link #UNPRICED} is empty. */
  enum Kind {
    /** How many deals there are, priced or not. */
    DEALS,
    /** How many of them have no amount or no exchange rate. */
    UNPRICED,
    /** The sum of their amounts, unrounded. */
    SUM,
    /** The sum of amount × probability, unrounded. */
    WEIGHTED,
    /** The sum divided by the number of deals with a price, to 34 digits, half to even. */
    AVERAGE,
    /** The least amount. */
    MINIMUM,
    /** The greatest amount. */
    MAXIMUM
  }

  /** One of the plain measures. */
  record Plain(String name, Kind kind) implements PivotMeasure {

    public Plain {
      Require.notBlank(name, "name");
      Objects.requireNonNull(kind, "kind");
    }
  }

  /**
   * The least amount that at least a share of the deals with a price do not exceed (nearest rank; definition 1 of
   * Hyndman and Fan, Sample quantiles in statistical packages, 1996).
   *
   * @param share above 0, at most 1
   */
  record Percentile(String name, BigDecimal share) implements PivotMeasure {

    public Percentile {
      Require.notBlank(name, "name");
      if (share.signum() <= 0 || share.compareTo(BigDecimal.ONE) > 0) {
        throw new IllegalArgumentException("share must be above 0 and at most 1 but was " + share);
      }
    }
  }

  /** How many different values deals have in a field; none is not a value. */
  record Distinct(String name, PivotField field) implements PivotMeasure {

    public Distinct {
      Require.notBlank(name, "name");
      Objects.requireNonNull(field, "field");
    }
  }

  /**
   * The deals that are {@code part} and {@code whole} over those that are {@code whole}, to 34 digits, half to even;
   * empty if there are none, or if their amounts sum to zero.
   *
   * @param by {@link Kind#DEALS} to count them, {@link Kind#SUM} for their amounts
   */
  record Ratio(String name, Kind by, Predicate<Deal> part, Predicate<Deal> whole) implements PivotMeasure {

    public Ratio {
      Require.notBlank(name, "name");
      Objects.requireNonNull(part, "part");
      Objects.requireNonNull(whole, "whole");
      if (by != Kind.DEALS && by != Kind.SUM) {
        throw new IllegalArgumentException("a ratio is by DEALS or SUM but was by " + by);
      }
    }
  }

  static PivotMeasure deals() {
    return new Plain("deals", Kind.DEALS);
  }

  static PivotMeasure unpriced() {
    return new Plain("unpriced", Kind.UNPRICED);
  }

  static PivotMeasure sum() {
    return new Plain("sum", Kind.SUM);
  }

  static PivotMeasure weighted() {
    return new Plain("weighted", Kind.WEIGHTED);
  }

  static PivotMeasure average() {
    return new Plain("average", Kind.AVERAGE);
  }

  static PivotMeasure minimum() {
    return new Plain("minimum", Kind.MINIMUM);
  }

  static PivotMeasure maximum() {
    return new Plain("maximum", Kind.MAXIMUM);
  }

  static PivotMeasure median() {
    return new Percentile("median", new BigDecimal("0.5"));
  }

  /** Returns how many deals of those that are won or lost are won. */
  static PivotMeasure winRate(Set<String> wonStages) {
    Set<String> plain = wonStages.stream().map(StageName::plain).collect(Collectors.toUnmodifiableSet());
    Predicate<Deal> won = deal -> plain.contains(StageName.plain(deal.stage()));
    return new Ratio("win rate", Kind.DEALS, won, won.or(deal -> StageName.isLost(deal.stage())));
  }
}
