package io.crmkit.examples.dedupe;

import io.crmkit.dedupe.ask.RowNames;
import io.crmkit.imports.model.StagedRow;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/** Calls rows by file and line, and further ones that begin in the same line by a number as well. */
final class PlacedRows implements RowNames {

  private final String[] names;
  private final Map<String, Integer> rows = new HashMap<>();

  PlacedRows(List<StagedRow> staged) {
    this.names = new String[staged.size()];
    Map<String, Integer> times = new HashMap<>();
    for (int row = 0; row < names.length; row++) {
      String place = staged.get(row).place().toString();
      int before = times.merge(place, 1, Integer::sum) - 1;
      names[row] = before == 0 ? place : place + "#" + (before + 1);
      rows.put(names[row], row);
    }
  }

  @Override
  public String name(int row) {
    return names[row];
  }

  @Override
  public OptionalInt row(String name) {
    Integer row = rows.get(name);
    return row == null ? OptionalInt.empty() : OptionalInt.of(row);
  }
}
