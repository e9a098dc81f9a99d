package io.crmkit.imports.read;

import io.crmkit.core.Violation;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Rows whose values have names: the columns are those of the first rows, or those that the host names. A later row with
 * a name that no column has is handed over as a bad one, so that nothing of it is lost unseen.
 */
final class KeyedRows implements RowSource {

  private static final int SAMPLE = 2_000;
  private static final int SAMPLE_CHARACTERS = 1 << 20;
  private static final int CHARACTERS_BEFORE_A_NAME = 1 << 24;

  private final KeyedFeed feed;
  private final Findings found;
  private final boolean chosen;
  private final List<ColumnName> columns;
  private final List<String> header;
  private final Map<String, Integer> places = new HashMap<>();
  private final ArrayDeque<Keyed> waiting;

  private KeyedRows(KeyedFeed feed, Findings found, List<String> names, boolean chosen, ArrayDeque<Keyed> waiting) {
    this.feed = feed;
    this.found = found;
    this.chosen = chosen;
    this.waiting = waiting;
    ColumnNames named = ColumnNames.of(List.copyOf(names));
    this.columns = named.columns();
    this.header = columns.stream().map(ColumnName::name).toList();
    found.addAll(named.findings());
    for (int i = 0; i < names.size(); i++) {
      places.put(names.get(i), i);
    }
  }

  static KeyedRows of(KeyedFeed feed, ReadOptions options, Findings found) throws IOException {
    ArrayDeque<Keyed> sample = new ArrayDeque<>();
    Set<String> names = new LinkedHashSet<>(options.columns());
    boolean chosen = !names.isEmpty();
    long characters = 0;
    while (!chosen && sample.size() < SAMPLE && characters < most(names)) {
      Keyed next = feed.next();
      if (next == null) {
        break;
      }
      sample.add(next);
      characters += length(next);
      if (next instanceof KeyedRow row) {
        row.values().keySet().stream().limit(options.limits().columns() - names.size()).toList().forEach(names::add);
      }
    }
    found.mojibake(sample.stream().filter(KeyedRow.class::isInstance)
        .flatMap(row -> ((KeyedRow) row).values().values().stream()));
    return new KeyedRows(feed, found, List.copyOf(names), chosen, sample);
  }

  /** Rows without a name, which are bad ones, are read past for longer: without a column nothing can be imported. */
  private static int most(Set<String> names) {
    return names.isEmpty() ? CHARACTERS_BEFORE_A_NAME : SAMPLE_CHARACTERS;
  }

  private static long length(Keyed keyed) {
    return keyed instanceof KeyedRow row ? length(row.values()) : ((UnreadableRow) keyed).raw().length();
  }

  private static long length(Map<String, @Nullable String> values) {
    return values.entrySet().stream()
        .mapToLong(entry -> entry.getKey().length() + (entry.getValue() == null ? 0 : entry.getValue().length())).sum();
  }

  @Override
  public List<String> header() {
    return header;
  }

  @Override
  public SourceReport report() {
    return found.report(columns, PassedOver.NOTHING);
  }

  @Override
  public @Nullable ReadRow next() throws IOException {
    Keyed next = waiting.isEmpty() ? feed.next() : waiting.poll();
    return next instanceof KeyedRow row ? fitted(row) : (UnreadableRow) next;
  }

  private ReadRow fitted(KeyedRow row) {
    @Nullable String[] values = new String[header.size()];
    for (Map.Entry<String, @Nullable String> entry : row.values().entrySet()) {
      Integer place = places.get(entry.getKey());
      if (place != null) {
        values[place] = entry.getValue();
      } else if (!chosen) {
        return new UnreadableRow(row.place(), row.raw(), new Violation(entry.getKey(), "import.row.unknown-name",
            "The first rows have no %s, so it is no column; name all columns by ReadOptions.columns.".formatted(
                entry.getKey())));
      }
    }
    return new SourceRow(row.place(), Cells.owning(values));
  }

  @Override
  public void close() throws IOException {
    feed.close();
  }
}
