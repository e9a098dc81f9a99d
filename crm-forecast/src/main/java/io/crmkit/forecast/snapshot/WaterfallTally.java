package io.crmkit.forecast.snapshot;

import io.crmkit.core.money.Money;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Currency;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Sums up one waterfall, exactly, and rounds it once it is whole. */
final class WaterfallTally {

  private static final WaterfallReason[] REASONS = WaterfallReason.values();

  private final Level begin = new Level();
  private final Level end = new Level();
  private final BigDecimal[] amounts = new BigDecimal[REASONS.length];
  private final long[] deals = new long[REASONS.length];

  WaterfallTally() {
    Arrays.fill(amounts, BigDecimal.ZERO);
  }

  void begin(@Nullable BigDecimal price) {
    begin.add(price);
  }

  void end(@Nullable BigDecimal price) {
    end.add(price);
  }

  void step(WaterfallReason reason, BigDecimal amount) {
    amounts[reason.ordinal()] = amounts[reason.ordinal()].add(amount);
    deals[reason.ordinal()]++;
  }

  Waterfall waterfall(Currency currency) {
    List<BigDecimal> exact = new ArrayList<>(List.of(begin.amount));
    exact.addAll(Arrays.asList(amounts));
    Money shownEnd = Money.of(
        end.amount.setScale(currency.getDefaultFractionDigits(), RoundingMode.HALF_EVEN), currency);
    List<Money> shown = rounded(exact, shownEnd);
    List<WaterfallStep> steps = IntStream.range(0, REASONS.length)
        .mapToObj(i -> new WaterfallStep(REASONS[i], shown.get(i + 1), amounts[i], deals[i]))
        .toList();
    return new Waterfall(begin.shown(shown.get(0)), steps, end.shown(shownEnd));
  }

  /**
   * Rounds parts such that they sum to a total, which is their exact sum rounded: all down, then up where the
   * remainders are largest, earlier parts first among equals (Hamilton's method). Whole parts stay as they are.
   */
  private static List<Money> rounded(List<BigDecimal> parts, Money total) {
    Currency currency = total.currency();
    int digits = currency.getDefaultFractionDigits();
    List<BigDecimal> floors = parts.stream().map(part -> part.setScale(digits, RoundingMode.FLOOR)).toList();
    BigDecimal missing = floors.stream().reduce(total.amount(), BigDecimal::subtract);
    int ups = missing.movePointRight(digits).intValueExact();
    List<Money> rounded = new ArrayList<>(floors.stream().map(floor -> Money.of(floor, currency)).toList());
    Money unit = new Money(1, currency);
    IntStream.range(0, parts.size()).boxed()
        .sorted(Comparator.comparing(i -> floors.get(i).subtract(parts.get(i))))
        .limit(ups)
        .forEach(i -> rounded.set(i, rounded.get(i).plus(unit)));
    return rounded;
  }

  private static final class Level {

    private BigDecimal amount = BigDecimal.ZERO;
    private long deals;
    private long unpriced;

    void add(@Nullable BigDecimal price) {
      deals++;
      if (price == null) {
        unpriced++;
      } else {
        amount = amount.add(price);
      }
    }

    WaterfallLevel shown(Money rounded) {
      return new WaterfallLevel(rounded, amount, deals, unpriced);
    }
  }
}
