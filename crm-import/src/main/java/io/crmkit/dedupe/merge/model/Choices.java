package io.crmkit.dedupe.merge.model;

import io.crmkit.dedupe.merge.model.Survivorship.Held;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.ToIntFunction;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The rules by which a value is chosen, each from values in the order in which ties are decided. */
final class Choices {

  private static final Pattern NUMBER = Pattern.compile("[+-]?[0-9]{1,100}(\\.[0-9]{1,100})?");

  private Choices() {}

  /** Returns whose value survives, first, and who else brought it if the rule counts them. */
  static List<Held> chosen(SurvivorRule rule, SurvivorshipPolicy policy, List<Held> held) {
    return rule.rule() == SurvivorRule.Kind.MOST_FREQUENT ? mostFrequent(held) : List.of(one(rule, policy, held));
  }

  private static Held one(SurvivorRule rule, SurvivorshipPolicy policy, List<Held> held) {
    return switch (rule.rule()) {
      case MOST_TRUSTED -> first(held, Comparator.comparingInt(each -> policy.distrust(each.candidate().record().source())));
      case MOST_COMPLETE -> first(held, descending(each -> each.candidate().record().completeness()));
      case LONGEST -> first(held, descending(each -> codePoints(each.value().strip())));
      case MIN -> first(held, ordering(rule, Comparator.naturalOrder()));
      case MAX -> first(held, ordering(rule, Comparator.reverseOrder()));
      case MOST_RECENT, MOST_FREQUENT, UNION, CUSTOM -> held.get(0);
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

  private static int codePoints(String text) {
    return text.codePointCount(0, text.length());
  }

  private static List<Held> mostFrequent(List<Held> held) {
    Map<String, List<Held>> holders = new LinkedHashMap<>();
    held.forEach(each -> holders.computeIfAbsent(each.value().strip(), unused -> new ArrayList<>()).add(each));
    List<Held> most = held;
    for (List<Held> each : holders.values()) {
      most = most == held || each.size() > most.size() ? each : most;
    }
    return most;
  }

  /** A text in the order of its code points, which is not that of {@link String} beyond U+FFFF. */
  private record CodePoints(String text) implements Comparable<CodePoints> {

    @Override
    public int compareTo(CodePoints other) {
      return Arrays.compare(text.codePoints().toArray(), other.text.codePoints().toArray());
    }
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
    Object compared = as == SurvivorRule.Ordering.DATE ? date(text) : new CodePoints(text);
    return (Comparable<Object>) compared;
  }

  private static @Nullable LocalDate date(String text) {
    try {
      return LocalDate.parse(text);
    } catch (DateTimeException none) {
      return null;
    }
  }

  /** Joins the parts of all values, each once, and names every record that brought one; empty if there is no part. */
  static Optional<MergedValue> union(SurvivorRule rule, List<Held> held) {
    Set<String> parts = new LinkedHashSet<>();
    List<Lineage> lineage = new ArrayList<>();
    for (Held each : held) {
      List<String> brought = Arrays.stream(each.value().split(Pattern.quote(rule.between()), -1))
          .map(String::strip).filter(part -> !part.isEmpty()).toList();
      if (!brought.isEmpty()) {
        parts.addAll(brought);
        lineage.add(each.lineage());
      }
    }
    return parts.isEmpty()
        ? Optional.empty()
        : Optional.of(new MergedValue(String.join(rule.between(), parts), rule.label(), lineage));
  }
}
