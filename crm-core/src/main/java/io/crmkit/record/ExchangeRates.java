package io.crmkit.record;

import io.crmkit.core.Validated;
import io.crmkit.core.Violation;
import io.crmkit.core.Violations;
import io.crmkit.core.money.Money;
import io.crmkit.record.model.DayRates;
import io.crmkit.record.model.FrozenRate;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Exchange rates by day. The rate of a day is the last one that starts on it or before, so that a later rate never
 * changes an earlier day.
 *
 * <p>A rate from A to B says nothing of B to A, and no rate is made up of two others unless {@link #via} asks for that.
 * A rate that is missing is missing, never one and never zero.
 */
public final class ExchangeRates implements DayRates {

  /** No rates: each currency is worth itself only. */
  public static final ExchangeRates NONE = new ExchangeRates(Map.of(), null);

  private record Pair(String from, String to) {}

  private final Map<Pair, NavigableMap<LocalDate, BigDecimal>> rates;
  private final @Nullable String pivot;

  private ExchangeRates(Map<Pair, NavigableMap<LocalDate, BigDecimal>> rates, @Nullable String pivot) {
    this.rates = rates;
    this.pivot = pivot;
  }

  /**
   * Returns the rates, or a violation for each that {@linkplain #isRate cannot be one}, that is from a currency to itself,
   * or that starts on the same day as another one of its two currencies; its pointer is the place in the list, such as
   * {@code /3}.
   */
  public static Validated<ExchangeRates> of(List<DatedRate> rates) {
    Map<Pair, NavigableMap<LocalDate, BigDecimal>> byPair = new HashMap<>();
    List<Violation> problems = new ArrayList<>();
    for (int i = 0; i < rates.size(); i++) {
      DatedRate each = rates.get(i);
      String pointer = "/" + i;
      if (!isRate(each.rate())) {
        problems.add(new Violation(pointer, "record.rate",
            "a rate is positive, from 1e-400 to 1e400, but from %s to %s it was %s"
                .formatted(each.from(), each.to(), each.rate())));
      } else if (each.from().equals(each.to())) {
        problems.add(new Violation(pointer, "record.rate", "%s is always worth itself; leave this rate out"
            .formatted(each.from())));
      } else if (put(byPair, each) != null) {
        problems.add(new Violation(pointer, "record.rate-overlap",
            "there is another rate from %s to %s that starts on %s".formatted(each.from(), each.to(), each.start())));
      }
    }
    return problems.isEmpty()
        ? Validated.valid(new ExchangeRates(byPair, null))
        : Validated.invalid(new Violations(problems));
  }

  /**
   * Returns whether a number can be a rate: positive, and with an exponent of at most 400, as numbers of documents have. An
   * amount times a number of millions of digits is the work of minutes.
   */
  public static boolean isRate(BigDecimal number) {
    return FrozenRate.isRate(number);
  }

  private static @Nullable BigDecimal put(Map<Pair, NavigableMap<LocalDate, BigDecimal>> byPair, DatedRate each) {
    return byPair.computeIfAbsent(new Pair(each.from(), each.to()), pair -> new TreeMap<>())
        .putIfAbsent(each.start(), each.rate());
  }

  /**
   * Returns these rates, with A to B also as A to {@code currency} to B where there is no rate from A to B, and the two
   * make one that {@linkplain #isRate can be}.
   */
  public ExchangeRates via(String currency) {
    return new ExchangeRates(rates, currency);
  }

  @Override
  public Optional<BigDecimal> rate(String from, String to, LocalDate day) {
    if (from.equals(to)) {
      return Optional.of(BigDecimal.ONE);
    }
    Optional<BigDecimal> direct = direct(from, to, day);
    return direct.isPresent() || pivot == null || pivot.equals(from) || pivot.equals(to)
        ? direct
        : direct(from, pivot, day).flatMap(half -> direct(pivot, to, day).map(half::multiply))
            .filter(ExchangeRates::isRate);
  }

  /** Returns what an amount is worth in {@code to} on {@code day}, in major units and unrounded, if that is known. */
  public Optional<BigDecimal> convert(Money amount, String to, LocalDate day) {
    return rate(amount.code(), to, day).map(amount.amount()::multiply);
  }

  private Optional<BigDecimal> direct(String from, String to, LocalDate day) {
    NavigableMap<LocalDate, BigDecimal> dated = rates.get(new Pair(from, to));
    return Optional.ofNullable(dated == null ? null : dated.floorEntry(day)).map(Map.Entry::getValue);
  }
}
