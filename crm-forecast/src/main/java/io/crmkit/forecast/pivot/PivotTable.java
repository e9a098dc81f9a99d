package io.crmkit.forecast.pivot;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What was measured, in cells, subtotals and totals.
 *
 * @param rows the values of the fields of each row, rising; what a deal lacks is {@link PivotField#NONE}
 * @param columns the values of the fields of each column, rising
 * @param measures the names of the measures, in the order of the request
 * @param cells the values by measure; a cell without deals is not there, and an empty value is not in its cell
 */
public record PivotTable(
    List<List<String>> rows, List<List<String>> columns, List<String> measures,
    Map<Cell, Map<String, BigDecimal>> cells) {

  /**
   * A place in the table.
   *
   * @param row the values of a row; fewer for a subtotal over the inner fields, none for the total
   * @param column the same of a column
   */
  public record Cell(List<String> row, List<String> column) {

    public Cell {
      row = List.copyOf(row);
      column = List.copyOf(column);
    }
  }

  public PivotTable {
    rows = List.copyOf(rows);
    columns = List.copyOf(columns);
    measures = List.copyOf(measures);
    cells = Map.copyOf(cells);
  }

  /**
   * Returns the value of a measure in a cell; nothing if the cell has no deals, or none of which this can be measured,
   * which is not zero.
   *
   * @param row the values of a row; fewer for a subtotal over the inner fields, none for the total
   * @param column the same of a column
   * @throws IllegalArgumentException if there is no such measure
   */
  public Optional<BigDecimal> value(List<String> row, List<String> column, String measure) {
    if (!measures.contains(measure)) {
      throw new IllegalArgumentException("no measure '%s', only %s".formatted(measure, measures));
    }
    return Optional.ofNullable(cells.getOrDefault(new Cell(row, column), Map.of()).get(measure));
  }
}
