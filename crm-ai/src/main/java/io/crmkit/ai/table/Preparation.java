package io.crmkit.ai.table;

import io.crmkit.ai.ir.ColumnBatch;
import io.crmkit.ai.ir.Feature;
import io.crmkit.ai.ir.FeatureSchema;
import io.crmkit.ai.table.Prepared.Left;
import io.crmkit.ai.table.Prepared.Reason;
import io.crmkit.ai.train.TrainingSet;
import io.crmkit.ai.train.UnlearnableException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Tells what the columns of a table are: numbers if all their cells are, else categories, the most frequent first.
 *
 * @param target the column that is to be told
 * @param positive what stands in it for a label of 1
 * @param drop columns that must not be learned from
 */
public record Preparation(Table table, String target, String positive, Set<String> drop) {

  private static final double IDENTIFYING = 0.95;
  private static final int LEAST_IDENTIFIERS = 20;

  public Preparation {
    drop = Set.copyOf(drop);
    table.column(target);
    drop.forEach(table::column);
  }

  /** Returns a preparation that drops nothing on demand. */
  public static Preparation of(Table table, String target, String positive) {
    return new Preparation(table, target, positive, Set.of());
  }

  /** Returns this preparation without some more columns. */
  public Preparation without(Set<String> more) {
    Set<String> all = new HashSet<>(drop);
    all.addAll(more);
    return new Preparation(table, target, positive, all);
  }

  /**
   * Returns the features and labels.
   *
   * @throws UnlearnableException if no column can be learned from, or a cell of the target is empty
   */
  public Prepared prepare() {
    List<Feature> features = new ArrayList<>();
    List<double[]> columns = new ArrayList<>();
    List<Left> left = new ArrayList<>();
    for (int i = 0; i < table.names().size(); i++) {
      String name = table.names().get(i);
      Cells cells = new Cells(table.cells(i));
      Reason reason = reason(name, cells);
      if (reason != null) {
        left.add(new Left(name, reason));
      } else {
        features.add(cells.feature(name));
        columns.add(cells.codes());
      }
    }
    if (features.isEmpty()) {
      throw new UnlearnableException("no column can be learned from: " + left.stream().map(
          each -> "%s (%s)".formatted(each.column(), each.reason().name().toLowerCase(Locale.ROOT))).toList());
    }
    ColumnBatch batch = ColumnBatch.of(columns.toArray(double[][]::new));
    return new Prepared(TrainingSet.of(new FeatureSchema(features), batch, labels()), left);
  }

  private @Nullable Reason reason(String name, Cells cells) {
    if (name.equals(target)) {
      return Reason.TARGET;
    }
    if (drop.contains(name)) {
      return Reason.ASKED;
    }
    if (cells.isConstant()) {
      return Reason.CONSTANT;
    }
    return cells.isIdentifier() ? Reason.IDENTIFIER : null;
  }

  private double[] labels() {
    List<String> cells = table.cells(table.column(target));
    double[] labels = new double[cells.size()];
    for (int i = 0; i < labels.length; i++) {
      if (Cells.isMissing(cells.get(i))) {
        throw new UnlearnableException("row %d of %d has no %s".formatted(i + 1, labels.length, target));
      }
      labels[i] = cells.get(i).strip().equals(positive) ? 1 : 0;
    }
    return labels;
  }

  /** What stands in a column. */
  private static final class Cells {

    private static final Set<String> NOTHING = Set.of("", "na", "n/a", "nan", "null", "none", "?", "-");

    private final List<String> cells;
    private final Map<String, Integer> counts = new HashMap<>();
    private final boolean numbers;

    Cells(List<String> cells) {
      this.cells = cells;
      cells.stream().filter(cell -> !isMissing(cell)).forEach(cell -> counts.merge(cell.strip(), 1, Integer::sum));
      numbers = counts.keySet().stream().allMatch(Cells::isNumber);
    }

    static boolean isMissing(String cell) {
      return cell.length() < 5 && NOTHING.contains(cell.strip().toLowerCase(Locale.ROOT)) || cell.isBlank();
    }

    private static boolean isNumber(String cell) {
      return cell.matches("[+-]?(\\d+(\\.\\d*)?|\\.\\d+)([eE][+-]?\\d{1,3})?") && Double.isFinite(Double.parseDouble(cell));
    }

    boolean isConstant() {
      return counts.isEmpty() || counts.size() == 1 && counts.values().iterator().next() == cells.size();
    }

    boolean isIdentifier() {
      int present = counts.values().stream().mapToInt(Integer::intValue).sum();
      return !numbers && present >= LEAST_IDENTIFIERS && counts.size() > IDENTIFYING * present;
    }

    Feature feature(String name) {
      return numbers ? Feature.number(name) : Feature.category(name, vocabulary());
    }

    private List<String> vocabulary() {
      return counts.entrySet().stream()
          .sorted(Map.Entry.<String, Integer>comparingByValue().reversed().thenComparing(Map.Entry.comparingByKey()))
          .map(Map.Entry::getKey).limit(Feature.MOST_CATEGORIES).toList();
    }

    double[] codes() {
      if (numbers) { // of which there may be more than there are categories
        return cells.stream().mapToDouble(cell -> isMissing(cell) ? Double.NaN : Double.parseDouble(cell.strip())).toArray();
      }
      Map<String, Double> codes = new HashMap<>();
      List<String> vocabulary = vocabulary();
      for (int i = 0; i < vocabulary.size(); i++) {
        codes.put(vocabulary.get(i), (double) i);
      }
      return cells.stream().mapToDouble(cell ->
          isMissing(cell) ? Double.NaN : codes.getOrDefault(cell.strip(), Double.NaN)).toArray();
    }
  }
}
