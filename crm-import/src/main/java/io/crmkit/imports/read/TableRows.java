package io.crmkit.imports.read;

import io.crmkit.core.Violation;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The rows of a table whose first rows may not be rows: finds the header and holds every row to it. */
final class TableRows implements RowSource {

  private static final int SAMPLE = 200;
  private static final int SAMPLE_CHARACTERS = 1 << 20;

  private final Feed feed;
  private final ReadOptions options;
  private final Findings found;
  private final ArrayDeque<ReadRow> waiting = new ArrayDeque<>();
  private final List<String> header;
  private final List<ColumnName> columns;
  private final @Nullable Cells headerRow;
  private long preamble;
  private long repeated;

  private TableRows(Feed feed, ReadOptions options, Findings found, List<ReadRow> sample) {
    this.feed = feed;
    this.options = options;
    this.found = found;
    HeaderGuess guess = HeaderGuess.of(sample, options.header());
    ColumnNames names;
    if (guess.index() >= 0 && sample.get(guess.index()) instanceof SourceRow row) {
      this.headerRow = ((Cells) row.values()).resized(guess.width());
      names = ColumnNames.of(headerRow);
      passPreamble(sample.subList(0, guess.index()));
      waiting.addAll(sample.subList(guess.index() + 1, sample.size()));
    } else {
      this.headerRow = null;
      names = ColumnNames.generated(guess.width());
      waiting.addAll(sample);
    }
    found.addAll(guess.findings());
    found.addAll(names.findings());
    findMojibake(sample);
    this.columns = names.columns();
    this.header = columns.stream().map(ColumnName::name).toList();
    feed.name(header);
  }

  static TableRows of(Feed feed, ReadOptions options, Findings found) throws IOException {
    List<ReadRow> sample = new ArrayList<>();
    long characters = 0;
    for (ReadRow row = feed.next(); row != null; ) {
      sample.add(row);
      characters += length(row);
      row = sample.size() < SAMPLE && characters < SAMPLE_CHARACTERS ? feed.next() : null;
    }
    return new TableRows(feed, options, found, sample);
  }

  private void findMojibake(List<ReadRow> sample) {
    found.mojibake(
        sample.stream().filter(SourceRow.class::isInstance).flatMap(row -> ((SourceRow) row).values().stream()));
  }

  private static long length(ReadRow row) {
    return row instanceof SourceRow source
        ? source.values().stream().mapToLong(value -> value == null ? 0 : value.length()).sum()
        : ((UnreadableRow) row).raw().length();
  }

  private void passPreamble(List<ReadRow> before) {
    for (ReadRow row : before) {
      if (row instanceof SourceRow) {
        preamble++;
      } else {
        waiting.add(row);
      }
    }
    if (preamble > 0) {
      found.add(new Finding("import.header.preamble", "%d lines before the header are no rows.".formatted(preamble)));
    }
  }

  /** Whether there is something to hand over even if there is no column: that the file is damaged. */
  boolean isBroken() {
    return !waiting.isEmpty();
  }

  @Override
  public List<String> header() {
    return header;
  }

  @Override
  public SourceReport report() {
    return found.report(columns, new PassedOver(feed.blankRows, feed.comments, repeated, preamble));
  }

  @Override
  public @Nullable ReadRow next() throws IOException {
    for (;;) {
      ReadRow row = waiting.isEmpty() ? feed.next() : feed.named(waiting.remove());
      if (!(row instanceof SourceRow source)) {
        return row;
      }
      Cells cells = (Cells) source.values();
      if (headerRow != null && isHeaderAgain(cells)) {
        repeated++;
      } else {
        return cells.size() == header.size() ? source : fitted(source, cells);
      }
    }
  }

  private boolean isHeaderAgain(Cells cells) {
    Cells names = Objects.requireNonNull(headerRow);
    String first = names.get(0);
    return first != null && first.equals(cells.get(0)) && cells.resized(names.size()).equals(names)
        && cells.lastFilled() == names.size();
  }

  private ReadRow fitted(SourceRow row, Cells cells) {
    if (cells.size() < header.size()) {
      return feed.isSparse() || options.shortRows() == ShortRows.FILL
          ? new SourceRow(row.place(), cells.resized(header.size())) : refused(row, cells, "import.row.too-few-values");
    }
    return cells.lastFilled() <= header.size()
        ? new SourceRow(row.place(), cells.resized(header.size())) : refused(row, cells, "import.row.too-many-values");
  }

  private UnreadableRow refused(SourceRow row, Cells cells, String code) {
    String fitting = code.endsWith("many-values")
        ? "put quotes around a value that holds the delimiter."
        : "add what is missing, or say ReadOptions.shortRows(FILL) if empty values at the end are left out.";
    return new UnreadableRow(row.place(), found.written(cells), new Violation("", code,
        "The row has %d values for %d columns; %s".formatted(cells.size(), header.size(), fitting)));
  }

  @Override
  public void close() throws IOException {
    feed.close();
  }
}
