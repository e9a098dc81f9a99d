package io.crmkit.forecast.win;

import io.crmkit.forecast.win.DealColumn.Kind;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Deals with their properties by column.
 *
 * @param columns all about the same deals in the same order, of different names
 */
public record DealTable(List<DealColumn> columns) {

  private static final int DATES_COMPARED = 4;

  public DealTable {
    columns = List.copyOf(columns);
    Set<String> names = new HashSet<>();
    for (DealColumn column : columns) {
      if (column.size() != columns.get(0).size()) {
        throw new IllegalArgumentException("columns are about the same deals but '%s' has %d and '%s' %d".formatted(
            columns.get(0).name(), columns.get(0).size(), column.name(), column.size()));
      }
      if (!names.add(column.name())) {
        throw new IllegalArgumentException("two columns are named '%s'".formatted(column.name()));
      }
    }
  }

  /** Returns how many deals there are. */
  public int rows() {
    return columns.isEmpty() ? 0 : columns.get(0).size();
  }

  /** Returns this with what days tell: the month of each, and the days between any two of the first four columns. */
  DealTable withCalendar() {
    List<DealColumn> all = new ArrayList<>(columns);
    List<DealColumn> dates = columns.stream().filter(column -> column.kind() == Kind.DATE).toList();
    dates.forEach(column -> all.add(month(free("month of " + column.name(), all), column)));
    for (int later = 1; later < Math.min(DATES_COMPARED, dates.size()); later++) {
      for (int earlier = 0; earlier < later; earlier++) {
        DealColumn from = dates.get(earlier);
        DealColumn to = dates.get(later);
        all.add(between(free("days from %s to %s".formatted(from.name(), to.name()), all), from, to));
      }
    }
    return new DealTable(all);
  }

  /** Returns a name that no column has: somebody may have told a month, too, and named it as it is named here. */
  private static String free(String name, List<DealColumn> columns) {
    Set<String> taken = columns.stream().map(DealColumn::name).collect(Collectors.toSet());
    String free = name;
    for (int number = 2; taken.contains(free); number++) {
      free = "%s (%d)".formatted(name, number);
    }
    return free;
  }

  DealTable only(List<DealColumn> some) {
    return new DealTable(some);
  }

  private DealColumn month(String name, DealColumn dates) {
    List<String> months = IntStream.range(0, rows())
        .mapToObj(row -> dates.isMissing(row)
            ? "" : LocalDate.ofEpochDay((long) dates.value(row)).getMonth().name())
        .toList();
    return DealColumn.categories(name, months);
  }

  private DealColumn between(String name, DealColumn from, DealColumn to) {
    return DealColumn.numbers(name,
        IntStream.range(0, rows()).mapToDouble(row -> to.value(row) - from.value(row)).toArray());
  }
}
