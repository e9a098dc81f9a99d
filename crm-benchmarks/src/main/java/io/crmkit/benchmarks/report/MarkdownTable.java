package io.crmkit.benchmarks.report;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** A table in Markdown, whose columns line up when read as plain text too. */
public final class MarkdownTable {

  private final List<List<String>> rows = new ArrayList<>();
  private final int columns;

  public MarkdownTable(String... header) {
    columns = header.length;
    rows.add(List.of(header));
  }

  public void row(List<String> cells) {
    if (cells.size() != columns) {
      throw new IllegalArgumentException("a row needs %d cells but has %s".formatted(columns, cells));
    }
    rows.add(List.copyOf(cells));
  }

  @Override
  public String toString() {
    List<String> lines = new ArrayList<>(rows.stream().map(this::line).toList());
    lines.add(1, line(rows.get(0)).replaceAll("[^|]", "-"));
    return String.join("\n", lines);
  }

  private String line(List<String> cells) {
    List<String> padded = new ArrayList<>();
    for (int column = 0; column < columns; column++) {
      String cell = cells.get(column).replace("|", "\\|");
      padded.add(cell + " ".repeat(width(column) - cell.length()));
    }
    return padded.stream().collect(Collectors.joining(" | ", "| ", " |"));
  }

  private int width(int column) {
    return rows.stream().mapToInt(row -> row.get(column).replace("|", "\\|").length()).max().orElse(0);
  }
}
