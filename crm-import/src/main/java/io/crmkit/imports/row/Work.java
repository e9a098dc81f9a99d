package io.crmkit.imports.row;

import io.crmkit.imports.model.RowProblem;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The fields of one row while its rules run. Used again for each row. */
final class Work {

  /** A row with more problems than this is not worth more words. */
  private static final int MOST_PROBLEMS = 100;

  private final List<String> fields;
  private final @Nullable String[] columns;
  private final @Nullable String[] raw;
  private final @Nullable String[] values;
  private final boolean[] broken;
  private final List<RowProblem> problems = new ArrayList<>();

  /**
   * @param columns the column that each field is mapped from; null for one that only rules make
   */
  Work(List<String> fields, @Nullable String[] columns) {
    this.fields = fields;
    this.columns = columns.clone();
    this.raw = new String[columns.length];
    this.values = new String[columns.length];
    this.broken = new boolean[columns.length];
  }

  void startOver() {
    Arrays.fill(raw, null);
    Arrays.fill(values, null);
    if (!problems.isEmpty()) {
      Arrays.fill(broken, false);
      problems.clear();
    }
  }

  void read(int field, @Nullable String cell) {
    raw[field] = cell;
    values[field] = cell == null || Texts.isBlank(cell) ? null : cell;
  }

  @Nullable String value(int field) {
    return values[field];
  }

  /** Sets a value, if the field has met no problem yet; a blank one is none. */
  void set(int field, @Nullable String value) {
    if (!broken[field]) {
      values[field] = value == null || Texts.isBlank(value) ? null : value;
    }
  }

  /** Puts what a function makes of a value in its place. */
  void change(int field, TextFunction function) {
    String value = values[field];
    if (value == null || broken[field]) {
      return;
    }
    try {
      set(field, function.apply(value));
    } catch (Unfit e) {
      report(field, e.code(), e.problem());
    }
  }

  boolean isBroken(int field) {
    return broken[field];
  }

  /** Keeps a problem, and lets no further rule look at the field. */
  void report(int field, String code, String message) {
    broken[field] = true;
    if (problems.size() < MOST_PROBLEMS) {
      problems.add(new RowProblem(columns[field], fields.get(field), raw[field], code, message));
    }
  }

  /** Keeps a problem of the row as a whole. */
  void report(RowProblem problem) {
    if (problems.size() < MOST_PROBLEMS) {
      problems.add(problem);
    }
  }

  List<RowProblem> problems() {
    return problems;
  }
}
