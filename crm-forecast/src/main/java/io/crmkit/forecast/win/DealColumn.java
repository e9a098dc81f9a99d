package io.crmkit.forecast.win;

import io.crmkit.core.Require;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One property of many deals, a value or none for each. Immutable. */
public final class DealColumn {

  /** What the values of a column are. */
  public enum Kind {
    NUMBER,
    /** Days, kept as days since 1970-01-01. */
    DATE,
    CATEGORY
  }

  private final String name;
  private final Kind kind;
  private final double[] values;
  private final List<String> levels;

  private DealColumn(String name, Kind kind, double[] values, List<String> levels) {
    this.name = Require.notBlank(name, "name");
    this.kind = kind;
    this.values = values;
    this.levels = levels;
  }

  /** Returns a column of numbers; NaN and the infinite ones are missing. */
  public static DealColumn numbers(String name, double... values) {
    return new DealColumn(
        name, Kind.NUMBER, Arrays.stream(values).map(each -> Double.isFinite(each) ? each : Double.NaN).toArray(),
        List.of());
  }

  /** Returns a column of days; null is missing. */
  public static DealColumn dates(String name, List<? extends @Nullable LocalDate> days) {
    double[] values = new double[days.size()];
    for (int row = 0; row < values.length; row++) {
      @Nullable LocalDate day = days.get(row);
      values[row] = day == null ? Double.NaN : day.toEpochDay();
    }
    return new DealColumn(name, Kind.DATE, values, List.of());
  }

  /** Returns a column of words; null and blank are missing. */
  public static DealColumn categories(String name, List<? extends @Nullable String> words) {
    Map<String, Integer> codes = new HashMap<>();
    List<String> levels = new ArrayList<>();
    double[] values = new double[words.size()];
    for (int row = 0; row < values.length; row++) {
      @Nullable String word = words.get(row);
      if (word == null || word.isBlank()) {
        values[row] = Double.NaN;
        continue;
      }
      values[row] = codes.computeIfAbsent(word.strip(), level -> {
        levels.add(level);
        return levels.size() - 1;
      });
    }
    return new DealColumn(name, Kind.CATEGORY, values, List.copyOf(levels));
  }

  /**
   * Returns a column as a file has it: numbers if every text is one, days if every text is one in the same form, words
   * otherwise. Blank texts, {@code NA}, {@code N/A}, {@code NaN}, {@code null} and {@code none} are missing.
   */
  public static DealColumn ofTexts(String name, List<String> texts) {
    return ColumnText.read(name, texts);
  }

  public String name() {
    return name;
  }

  public Kind kind() {
    return kind;
  }

  /** Returns how many deals this is about. */
  public int size() {
    return values.length;
  }

  public boolean isMissing(int row) {
    return Double.isNaN(values[row]);
  }

  /** Returns how many different words there are; 0 if this is no category. */
  int levels() {
    return levels.size();
  }

  /** Returns the number, the day or the code of the word; NaN if missing. */
  double value(int row) {
    return values[row];
  }

  /** Returns the code of the word, after the last one if missing; 0 if this is no category. */
  int levelOrMissing(int row) {
    return kind != Kind.CATEGORY ? 0 : isMissing(row) ? levels.size() : (int) values[row];
  }

  /** Returns whether values tell deals apart and nothing else: nearly every word occurs once. */
  boolean isIdentifier() {
    long known = Arrays.stream(values).filter(each -> !Double.isNaN(each)).count();
    return kind == Kind.CATEGORY && known > 20 && levels.size() > 0.9 * known;
  }
}
