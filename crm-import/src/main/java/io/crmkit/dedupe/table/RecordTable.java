package io.crmkit.dedupe.table;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The records to be matched, as columns. A row is known by its place, from 0; no id is kept, so none can be learned
 * from.
 *
 * <p>Rows come from one source or from two. With two, only rows of different sources are matched.
 */
public final class RecordTable {

  private static final int MOST_SOURCES = 2;

  private final List<TextColumn> columns;
  private final byte[] sources;
  private final int[] perSource;

  private RecordTable(List<TextColumn> columns, byte[] sources) {
    this.columns = columns;
    this.sources = sources;
    this.perSource = new int[MOST_SOURCES];
    for (byte source : sources) {
      perSource[source]++;
    }
  }

  /**
   * Returns a builder of a table with these columns.
   *
   * @throws IllegalArgumentException if a name stands there twice
   */
  public static Builder of(List<String> columns) {
    if (new HashSet<>(columns).size() != columns.size()) {
      throw new IllegalArgumentException("columns must have different names but were " + columns);
    }
    return new Builder(columns);
  }

  public List<TextColumn> columns() {
    return columns;
  }

  public int rows() {
    return sources.length;
  }

  /** Returns 0 or 1. */
  public int source(int row) {
    return sources[row];
  }

  /** Returns whether rows come from two sources. */
  public boolean isLink() {
    return perSource[1] > 0;
  }

  /** Returns how many rows a source has. */
  public int rowsOf(int source) {
    return perSource[source];
  }

  /** Returns how many pairs of rows could be matches. */
  public long pairs() {
    return isLink() ? (long) perSource[0] * perSource[1] : (long) rows() * (rows() - 1) / 2;
  }

  /** Takes rows one after the other. */
  public static final class Builder {

    private final List<TextColumn.Builder> columns;
    private byte[] sources = new byte[64];
    private int rows;

    private Builder(List<String> names) {
      columns = names.stream().map(TextColumn.Builder::new).toList();
    }

    /**
     * Adds a row.
     *
     * @param source 0 or 1
     * @param values one for each column; null and the empty text are no value
     */
    public Builder add(int source, List<? extends @Nullable String> values) {
      if (source < 0 || source >= MOST_SOURCES) {
        throw new IllegalArgumentException("source must be 0 or 1 but was " + source);
      }
      if (values.size() != columns.size()) {
        throw new IllegalArgumentException(
            "a row needs %d values but has %d: %s".formatted(columns.size(), values.size(), values));
      }
      if (rows == sources.length) {
        sources = Arrays.copyOf(sources, rows + (rows >> 1));
      }
      sources[rows++] = (byte) source;
      for (int i = 0; i < values.size(); i++) {
        columns.get(i).add(values.get(i));
      }
      return this;
    }

    public RecordTable build() {
      return new RecordTable(
          columns.stream().map(TextColumn.Builder::build).toList(), Arrays.copyOf(sources, rows));
    }
  }
}
