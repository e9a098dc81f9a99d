package io.crmkit.examples.win;

import io.crmkit.core.Violation;
import io.crmkit.examples.command.Refused;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Which fold each row of the data is in. The file has a header and one of three forms:
 *
 * <ul>
 *   <li>two columns, the first named as a column of the data (its ids): each row of the data is found by its id;
 *   <li>two columns, the first of row numbers under any other name: from 0 if a 0 occurs, else from 1;
 *   <li>one column: the folds in the order of the rows.
 * </ul>
 *
 * <p>The column of folds is the one named {@code fold}, else the last one. The names of folds may be any text.
 *
 * @param names by row of the data
 * @param idColumn the column of the data that the file refers to, -1 if none
 */
record Folds(List<String> names, int idColumn) {

  static Folds inTurn(Table data, int count) {
    return new Folds(IntStream.range(0, data.rows().size()).mapToObj(row -> String.valueOf(row % count)).toList(), -1);
  }

  /** Reads the folds of {@code needed} rows; others may be without one. */
  static Folds of(Table file, Table data, int[] needed) {
    int width = file.header().size();
    int fold = file.find("fold").orElse(width - 1);
    if (width == 1) {
      return inOrder(file, data);
    }
    int key = fold == 0 ? 1 : 0;
    OptionalInt id = data.find(file.header().get(key));
    Map<String, String> byKey = byKey(file, key, fold);
    boolean countsFromZero = byKey.containsKey("0");
    List<@Nullable String> names = new ArrayList<>();
    for (int row = 0; row < data.rows().size(); row++) {
      names.add(byKey.get(id.isPresent()
          ? data.rows().get(row).get(id.getAsInt()) : String.valueOf(countsFromZero ? row : row + 1)));
    }
    return checked(file, data, names, needed, id.orElse(-1));
  }

  private static Folds inOrder(Table file, Table data) {
    if (file.rows().size() != data.rows().size()) {
      throw Table.refused(file.name(), "folds", "%s has %d rows and %s %d; without ids both must have as many"
          .formatted(file.name(), file.rows().size(), data.name(), data.rows().size()));
    }
    return new Folds(file.texts(0), -1);
  }

  private static Map<String, String> byKey(Table file, int key, int fold) {
    Map<String, String> byKey = new HashMap<>();
    List<Violation> problems = new ArrayList<>();
    for (int row = 0; row < file.rows().size(); row++) {
      String id = file.rows().get(row).get(key);
      String name = file.rows().get(row).get(fold);
      if (name.isEmpty()) {
        problems.add(file.problem(row, "folds", "'%s' has no fold".formatted(id)));
      } else if (byKey.put(id, name) != null) {
        problems.add(file.problem(row, "folds", "'%s' has a fold in an earlier row".formatted(id)));
      }
    }
    Refused.ifAny(problems);
    return byKey;
  }

  private static Folds checked(
      Table file, Table data, List<@Nullable String> names, int[] needed, int idColumn) {
    List<Violation> problems = new ArrayList<>();
    Set<String> used = new HashSet<>();
    List<String> known = new ArrayList<>();
    names.forEach(name -> known.add(name == null ? "" : name));
    for (int row : needed) {
      if (known.get(row).isEmpty()) {
        problems.add(data.problem(row, "folds", "no row of %s gives this deal a fold".formatted(file.name())));
      }
      used.add(known.get(row));
    }
    Refused.ifAny(problems);
    if (used.size() < 2) {
      throw Table.refused(file.name(), "folds",
          "%s puts all deals in one fold; two are needed to predict one from another".formatted(file.name()));
    }
    return new Folds(known, idColumn);
  }
}
