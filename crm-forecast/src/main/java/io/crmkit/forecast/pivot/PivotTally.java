package io.crmkit.forecast.pivot;

import io.crmkit.forecast.model.Deal;
import io.crmkit.forecast.pivot.PivotMeasure.Distinct;
import io.crmkit.forecast.pivot.PivotMeasure.Kind;
import io.crmkit.forecast.pivot.PivotMeasure.Percentile;
import io.crmkit.forecast.pivot.PivotMeasure.Plain;
import io.crmkit.forecast.pivot.PivotMeasure.Ratio;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Collects the deals of one cell for all measures; mergeable, and the order makes no difference. */
final class PivotTally {

  private final List<PivotMeasure> measures;
  private final boolean keepsAmounts;
  private long deals;
  private long priced;
  private BigDecimal sum = BigDecimal.ZERO;
  private BigDecimal weighted = BigDecimal.ZERO;
  private final NavigableMap<BigDecimal, Long> amounts = new TreeMap<>();
  private final Map<String, Set<String>> values = new HashMap<>();
  private final Map<String, Share> shares = new HashMap<>();

  /** Parts of a whole; null where nothing was measured. */
  private record Share(BigDecimal part, @Nullable BigDecimal whole) {

    private static final Share NOTHING = new Share(BigDecimal.ZERO, null);

    Share plus(Share more) {
      BigDecimal rest = more.whole;
      BigDecimal sum = whole;
      return new Share(part.add(more.part), rest == null ? sum : sum == null ? rest : sum.add(rest));
    }

    @Nullable BigDecimal ratio() {
      return whole == null || whole.signum() == 0 ? null : part.divide(whole, MathContext.DECIMAL128);
    }
  }

  /**
   * A deal with its price.
   *
   * @param amount null if it has no price
   * @param probability zero where nobody asks for it
   */
  record Priced(Deal deal, @Nullable BigDecimal amount, BigDecimal probability) {}

  PivotTally(List<PivotMeasure> measures) {
    this.measures = measures;
    this.keepsAmounts = measures.stream().anyMatch(measure -> measure instanceof Percentile
        || measure instanceof Plain plain && (plain.kind() == Kind.MINIMUM || plain.kind() == Kind.MAXIMUM));
  }

  void add(Priced each) {
    deals++;
    BigDecimal amount = each.amount;
    if (amount != null) {
      priced++;
      sum = sum.add(amount);
      weighted = weighted.add(amount.multiply(each.probability));
      if (keepsAmounts) {
        amounts.merge(amount.stripTrailingZeros(), 1L, Long::sum);
      }
    }
    for (PivotMeasure measure : measures) {
      if (measure instanceof Distinct distinct) {
        addValue(distinct, each.deal);
      } else if (measure instanceof Ratio ratio) {
        addShare(ratio, each);
      }
    }
  }

  void merge(PivotTally other) {
    deals += other.deals;
    priced += other.priced;
    sum = sum.add(other.sum);
    weighted = weighted.add(other.weighted);
    other.amounts.forEach((amount, count) -> amounts.merge(amount, count, Long::sum));
    other.values.forEach((name, more) -> values.computeIfAbsent(name, unused -> new HashSet<>()).addAll(more));
    other.shares.forEach((name, more) -> shares.merge(name, more, Share::plus));
  }

  /** Returns the values by the names of their measures, without those that are empty. */
  Map<String, BigDecimal> values() {
    Map<String, BigDecimal> found = new HashMap<>();
    for (PivotMeasure measure : measures) {
      BigDecimal value = value(measure);
      if (value != null) {
        found.put(measure.name(), plain(value));
      }
    }
    return Map.copyOf(found);
  }

  // equal numbers are equal values, however many zeros they once had
  private static BigDecimal plain(BigDecimal number) {
    BigDecimal stripped = number.stripTrailingZeros();
    return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
  }

  private @Nullable BigDecimal value(PivotMeasure measure) {
    if (measure instanceof Plain plain) {
      return plain(plain.kind());
    } else if (measure instanceof Percentile percentile) {
      return percentile(percentile.share());
    } else if (measure instanceof Distinct) {
      return BigDecimal.valueOf(values.getOrDefault(measure.name(), Set.of()).size());
    }
    return shares.getOrDefault(measure.name(), Share.NOTHING).ratio();
  }

  private @Nullable BigDecimal plain(Kind kind) {
    if (kind == Kind.DEALS) {
      return BigDecimal.valueOf(deals);
    } else if (kind == Kind.UNPRICED) {
      return BigDecimal.valueOf(deals - priced);
    }
    return priced == 0 ? null : ofPriced(kind);
  }

  private BigDecimal ofPriced(Kind kind) {
    if (kind == Kind.SUM) {
      return sum;
    } else if (kind == Kind.WEIGHTED) {
      return weighted;
    } else if (kind == Kind.AVERAGE) {
      return sum.divide(BigDecimal.valueOf(priced), MathContext.DECIMAL128);
    }
    return kind == Kind.MINIMUM ? amounts.firstKey() : amounts.lastKey();
  }

  private @Nullable BigDecimal percentile(BigDecimal share) {
    long rank = share.multiply(BigDecimal.valueOf(priced)).setScale(0, RoundingMode.CEILING).longValueExact();
    long seen = 0;
    for (Map.Entry<BigDecimal, Long> each : amounts.entrySet()) {
      seen += each.getValue();
      if (seen >= rank) {
        return each.getKey();
      }
    }
    return null;
  }

  private void addValue(Distinct distinct, Deal deal) {
    String value = distinct.field().value(deal);
    if (!value.equals(PivotField.NONE)) {
      values.computeIfAbsent(distinct.name(), unused -> new HashSet<>()).add(value);
    }
  }

  private void addShare(Ratio ratio, Priced each) {
    BigDecimal size = ratio.by() == Kind.DEALS ? BigDecimal.ONE : each.amount;
    if (size != null && ratio.whole().test(each.deal)) {
      BigDecimal part = ratio.part().test(each.deal) ? size : BigDecimal.ZERO;
      shares.merge(ratio.name(), new Share(part, size), Share::plus);
    }
  }
}
