package io.crmkit.dedupe.merge.model;

import io.crmkit.dedupe.merge.model.Survivorship.Held;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToIntFunction;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The rules by which a value is chosen, each from values in the order in which ties are decided. */
final class Choices {

  private static final Pattern NUMBER = Pattern.compile("[+-]?[0-9]{1,100}(\\.[0-9]{1,100})?");

  private Choices() {}

  static Held one(SurvivorRule rule, SurvivorshipPolicy policy, List<Held> held) {
    return switch (rule.rule()) {
      case MOST_TRUSTED -> first(held, Comparator.comparingInt(each -> policy.distrust(each.candidate().record().source())));
      case MOST_COMPLETE -> first(held, descending(each -> each.candidate().record().completeness()));
      case LONGEST -> first(held, descending(each -> each.value().codePointCount(0, each.value().length())));
      case MOST_FREQUENT -> mostFrequent(held);
      case MIN -> first(held, ordering(rule, Comparator.naturalOrder()));
      case MAX -> first(held, ordering(rule, Comparator.reverseOrder()));
      case MOST_RECENT, UNION, CUSTOM -> held.get(0);
    };
  }

  /** Returns the smallest; of several, the one that stands first. */
  private static Held first(List<Held> held, Comparator<Held> order) {
    Held best = held.get(0);
    for (Held each : held) {
      best = order.compare(each, best) < 0 ? each : best;
    }
    return best;
  }

  private static Comparator<Held> descending(ToIntFunction<Held> key) {
    return Comparator.comparingInt(key).reversed();
  }

  private static Held mostFrequent(List<Held> held) {
    Map<String, Integer> counts = new HashMap<>();
    held.forEach(each -> counts.merge(each.value(), 1, Integer::sum));
    return first(held, descending(each -> counts.getOrDefault(each.value(), 0)));
  }

  private static Comparator<Held> ordering(SurvivorRule rule, Comparator<Comparable<Object>> direction) {
    return Comparator.comparing(each -> key(rule.ordering(), each.value()), Comparator.nullsLast(direction));
  }

  /** Returns what a value is compared as; null if it is none. */
  @SuppressWarnings("unchecked") // all keys of one ordering are of one type, which is comparable with itself
  private static @Nullable Comparable<Object> key(SurvivorRule.Ordering as, String value) {
    String text = value.strip();
    if (as == SurvivorRule.Ordering.NUMBER) {
      return NUMBER.matcher(text).matches() ? (Comparable<Object>) (Object) new BigDecimal(text) : null;
    }
    return as == SurvivorRule.Ordering.DATE ? (Comparable<Object>) (Object) date(text) : (Comparable<Object>) (Object) value;
  }

  private static @Nullable LocalDate date(String text) {
    try {
      return LocalDate.parse(text);
    } catch (DateTimeException none) {
      return null;
    }
  }

  /** Joins the parts of all values, each once, and names every record that brought one. */
  static MergedValue union(SurvivorRule rule, List<Held> held) {
    Map<String, Held> parts = new LinkedHashMap<>();
    for (Held each : held) {
      for (String part : each.value().split(Pattern.quote(rule.between()), -1)) {
        if (!part.isBlank()) {
          parts.putIfAbsent(part.strip(), each);
        }
      }
    }
    List<Lineage> lineage = new ArrayList<>();
    parts.values().stream().distinct().forEach(each -> lineage.add(each.lineage()));
    return new MergedValue(String.join(rule.between(), parts.keySet()), rule.label(), lineage);
  }
}
