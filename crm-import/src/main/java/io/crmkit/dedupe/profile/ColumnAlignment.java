package io.crmkit.dedupe.profile;

import io.crmkit.dedupe.model.FieldKind;
import io.crmkit.dedupe.table.RecordTable;
import io.crmkit.dedupe.table.TextColumn;
import io.crmkit.dedupe.text.PlainText;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Columns of two linked sources that hold the same under other names, such as {@code title} and {@code name}: without
 * it, neither would ever be compared.
 *
 * <p>Only columns that one source alone fills are looked at. Two of them go together if they hold the same kind of
 * values and their headers say the same, or much of what is written in them is the same (the shares of their words that
 * overlap; Swain and Ballard 1991, "Color indexing", have the measure), or each is the only one of a kind that leaves no
 * choice, such as days. The best pairs are taken first, and each column once.
 */
public final class ColumnAlignment {

  private static final int ENOUGH = 2_000;
  private static final double LEAST = 0.15;
  private static final double SAME_HEADER = 2;
  private static final double ONLY_ONE = 1;
  private static final Set<FieldKind> TELLING =
      Set.of(FieldKind.DATE, FieldKind.EMAIL, FieldKind.PHONE, FieldKind.NUMBER);

  private final List<Pair> pairs;

  private ColumnAlignment(List<Pair> pairs) {
    this.pairs = List.copyOf(pairs);
  }

  /**
   * Two columns that are one.
   *
   * @param first the name in the first source, which the joined column keeps
   * @param second the name in the second source
   */
  public record Pair(String first, String second) {}

  private record Scored(TextColumn first, TextColumn second, double score) {}

  /** Finds the columns of a link that go together; none if there is one source only. */
  public static ColumnAlignment of(RecordTable table) {
    if (!table.isLink()) {
      return new ColumnAlignment(List.of());
    }
    Map<TextColumn, FieldKind> kinds = kinds(table);
    List<TextColumn> first = onlyIn(0, table);
    List<TextColumn> second = onlyIn(1, table);
    List<Scored> scored = new ArrayList<>();
    for (TextColumn one : first) {
      for (TextColumn other : second) {
        double score = score(one, other, first, second, kinds);
        if (score >= LEAST) {
          scored.add(new Scored(one, other, score));
        }
      }
    }
    scored.sort(Comparator.comparingDouble(each -> -each.score()));
    Set<TextColumn> taken = new HashSet<>();
    List<Pair> pairs = new ArrayList<>();
    for (Scored each : scored) {
      if (!taken.contains(each.first()) && !taken.contains(each.second())) {
        taken.addAll(List.of(each.first(), each.second()));
        pairs.add(new Pair(each.first().name(), each.second().name()));
      }
    }
    return new ColumnAlignment(pairs);
  }

  public List<Pair> pairs() {
    return pairs;
  }

  /** Returns the table with each pair as one column, called as in the first source. */
  public RecordTable joined(RecordTable table) {
    RecordTable joined = table;
    for (Pair each : pairs) {
      joined = joined.joined(each.first(), each.second());
    }
    return joined;
  }

  private static Map<TextColumn, FieldKind> kinds(RecordTable table) {
    Map<TextColumn, FieldKind> kinds = new HashMap<>();
    List<ColumnProfile> profiles = Profiler.of(table);
    for (int i = 0; i < profiles.size(); i++) {
      FieldKind kind = profiles.get(i).kind();
      kinds.put(table.columns().get(i), kind.isWords() || kind == FieldKind.CATEGORY ? FieldKind.NAME : kind);
    }
    return kinds;
  }

  private static List<TextColumn> onlyIn(int source, RecordTable table) {
    return table.columns().stream().filter(column -> {
      boolean filled = false;
      for (int row = 0; row < table.rows(); row++) {
        if (column.code(row) != TextColumn.MISSING) {
          if (table.source(row) != source) {
            return false;
          }
          filled = true;
        }
      }
      return filled;
    }).toList();
  }

  private static double score(TextColumn one, TextColumn other, List<TextColumn> first, List<TextColumn> second,
      Map<TextColumn, FieldKind> kinds) {
    FieldKind kind = kinds.get(one);
    if (kind != kinds.get(other)) {
      return 0;
    }
    boolean sameHeader = PlainText.of(one.name()).replace(" ", "").equals(PlainText.of(other.name()).replace(" ", ""));
    boolean onlyOne = kind != null && TELLING.contains(kind)
        && first.stream().filter(each -> kinds.get(each) == kind).count() == 1
        && second.stream().filter(each -> kinds.get(each) == kind).count() == 1;
    return overlap(shares(one), shares(other)) + (sameHeader ? SAME_HEADER : 0) + (onlyOne ? ONLY_ONE : 0);
  }

  private static double overlap(Map<String, Double> one, Map<String, Double> other) {
    return one.entrySet().stream()
        .mapToDouble(each -> Math.min(each.getValue(), other.getOrDefault(each.getKey(), 0.0))).sum();
  }

  /** The share of each word among all words of a column. */
  private static Map<String, Double> shares(TextColumn column) {
    Map<String, Double> shares = new HashMap<>();
    double words = 0;
    int step = Math.max(1, column.values().size() / ENOUGH);
    for (int i = 0; i < column.values().size(); i += step) {
      for (String word : PlainText.of(column.values().get(i)).split(" ")) {
        shares.merge(word, 1.0, Double::sum);
        words++;
      }
    }
    double all = words;
    shares.replaceAll((word, count) -> count / all);
    return shares;
  }
}
