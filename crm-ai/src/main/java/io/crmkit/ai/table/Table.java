package io.crmkit.ai.table;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;

/**
 * Rows of text under names.
 *
 * @param names of the columns, each once
 * @param rows each with a cell for every column; an empty cell is no value
 */
public record Table(List<String> names, List<List<String>> rows) {

  public Table {
    names = List.copyOf(names);
    List<List<String>> copies = new ArrayList<>(rows.size());
    if (new HashSet<>(names).size() < names.size()) {
      throw new IllegalArgumentException("a name is there twice: " + names);
    }
    for (int i = 0; i < rows.size(); i++) {
      if (rows.get(i).size() != names.size()) {
        throw new IllegalArgumentException("row %d has %d cells under %d names".formatted(
            i, rows.get(i).size(), names.size()));
      }
      copies.add(List.copyOf(rows.get(i)));
    }
    rows = List.copyOf(copies);
  }

  /** Returns a table. */
  public static Table of(List<String> names, List<List<String>> rows) {
    return new Table(names, rows);
  }

  /**
   * Returns the place of a column.
   *
   * @throws IllegalArgumentException if there is none of the name, naming those that there are
   */
  public int column(String name) {
    int at = names.indexOf(name);
    if (at < 0) {
      throw new IllegalArgumentException("there is no column %s, but %s".formatted(name, names));
    }
    return at;
  }

  List<String> cells(int column) {
    return rows.stream().map(row -> row.get(column)).toList();
  }
}
