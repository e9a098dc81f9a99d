package io.crmkit.imports.row;

import io.crmkit.imports.model.RowProblem;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The fields of one row while its rules run. Used again for each row; but its values are in an array that is new for
 * each, because a collector that works by generations takes note of each text that is put into an old one.
 */
final class Work {

  /** A row with more problems than this is not worth more words. */
  private static final int MOST_PROBLEMS = 100;

  private final List<String> fields;
  private final int[] columns;
  private final List<String> header;
  private final boolean[] broken;
  private final List<RowProblem> problems = new ArrayList<>();
  private List<@Nullable String> cells = List.of();
  private @Nullable String[] values = {};

  /**
   * @param columns the column of the header that each field is mapped from; -1 for one that only rules make
   */
  Work(List<String> fields, int[] columns, List<String> header) {
    this.fields = fields;
    this.columns = columns.clone();
    this.header = header;
    this.broken = new boolean[columns.length];
  }

  /** Begins a row with the values of its columns. */
  void startOver(List<@Nullable String> cells) {
    this.cells = cells;
    @Nullable String[] read = new String[columns.length];
    for (int i = 0; i < read.length; i++) {
      String cell = columns[i] < 0 ? null : cells.get(columns[i]);
      read[i] = cell == null || Texts.isBlank(cell) ? null : cell;
    }
    this.values = read;
    if (!problems.isEmpty()) {
      Arrays.fill(broken, false);
      problems.clear();
    }
  }

  /** Hands over the values of all fields; nobody here looks at them again before the next row. */
  @Nullable String[] values() {
    return values;
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
      int column = columns[field];
      problems.add(new RowProblem(column < 0 ? null : header.get(column), fields.get(field),
          column < 0 ? null : cells.get(column), code, message));
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
