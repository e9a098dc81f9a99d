package io.crmkit.examples.command;

import io.crmkit.core.Violation;
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
 * Which fold each row of the data is in. The file has a header and one of these forms:
 *
 * <ul>
 *   <li>folds and a column named as one of the data (its ids): each row of the data is found by its id, in any order;
 *   <li>folds behind row numbers under any other name, in any order: from 0 if a 0 occurs, else from 1;
 *   <li>folds without either: in the order of the rows.
 * </ul>
 *
 * <p>The column of folds is the one named {@code fold}, else the last one. The names of folds may be any text.
 *
 * @param names by row of the data
 * @param idColumn the column of the data that the file refers to, -1 if none
 */
public record FoldNames(List<String> names, int idColumn) {

  public FoldNames {
    names = List.copyOf(names);
  }

  /** Deals the rows out in turn. */
  public static FoldNames inTurn(CsvRows data, int count) {
    return new FoldNames(
        IntStream.range(0, data.rows().size()).mapToObj(row -> String.valueOf(row % count)).toList(), -1);
  }

  /**
   * Reads the folds of {@code needed} rows; others may be without one.
   *
   * @param target the column of the data that is no id
   * @throws io.crmkit.core.RefusedException with each row that has no fold, or more than one
   */
  public static FoldNames of(CsvRows file, CsvRows data, int target, int[] needed) {
    int width = file.header().size();
    int fold = file.find("fold").orElse(width - 1);
    int key = width == 1 ? -1 : fold == 0 ? 1 : 0;
    OptionalInt id = key < 0 ? OptionalInt.empty() : data.find(file.header().get(key));
    if (key < 0 || id.orElse(-1) == target || fold == 0 && id.isEmpty() && !areNumbers(file, key)) {
      return checked(file, data, inOrder(file, data, fold), needed, -1);
    }
    Map<String, String> byKey = byKey(file, key, fold);
    boolean countsFromZero = byKey.containsKey("0");
    List<@Nullable String> names = new ArrayList<>();
    for (int row = 0; row < data.rows().size(); row++) {
      names.add(byKey.get(id.isPresent()
          ? data.rows().get(row).get(id.getAsInt()) : String.valueOf(countsFromZero ? row : row + 1)));
    }
    return checked(file, data, names, needed, id.orElse(-1));
  }

  private static boolean areNumbers(CsvRows file, int column) {
    List<String> texts = file.texts(column);
    return texts.stream().allMatch(text -> text.matches("\\d{1,9}")) && new HashSet<>(texts).size() == texts.size();
  }

  private static List<@Nullable String> inOrder(CsvRows file, CsvRows data, int fold) {
    if (file.rows().size() != data.rows().size()) {
      throw refused(file, "%s has %d rows and %s %d; without ids both must have as many"
          .formatted(file.name(), file.rows().size(), data.name(), data.rows().size()));
    }
    return new ArrayList<>(file.texts(fold));
  }

  private static Map<String, String> byKey(CsvRows file, int key, int fold) {
    Map<String, String> byKey = new HashMap<>();
    List<Violation> problems = new ArrayList<>();
    for (int row = 0; row < file.rows().size(); row++) {
      String id = file.rows().get(row).get(key);
      String name = file.rows().get(row).get(fold);
      if (name.isEmpty()) {
        problems.add(problem(file, row, "'%s' has no fold".formatted(id)));
      } else if (byKey.put(id, name) != null) {
        problems.add(problem(file, row, "'%s' has a fold in an earlier row".formatted(id)));
      }
    }
    Refused.ifAny(problems);
    return byKey;
  }

  private static FoldNames checked(
      CsvRows file, CsvRows data, List<@Nullable String> names, int[] needed, int idColumn) {
    List<Violation> problems = new ArrayList<>();
    Set<String> used = new HashSet<>();
    List<String> known = new ArrayList<>();
    names.forEach(name -> known.add(name == null ? "" : name));
    for (int row : needed) {
      if (known.get(row).isEmpty()) {
        problems.add(problem(data, row, "no row of %s gives this row a fold".formatted(file.name())));
      }
      used.add(known.get(row));
    }
    Refused.ifAny(problems);
    if (used.size() < 2) {
      throw refused(file,
          "%s puts all rows in one fold; two are needed to predict one from another".formatted(file.name()));
    }
    return new FoldNames(known, idColumn);
  }

  private static Violation problem(CsvRows file, int row, String message) {
    return new Violation("%s line %d".formatted(file.name(), file.lines().get(row)), "examples.folds", message);
  }

  private static RuntimeException refused(CsvRows file, String message) {
    return Refused.of(new Violation(file.name(), "examples.folds", message));
  }
}
