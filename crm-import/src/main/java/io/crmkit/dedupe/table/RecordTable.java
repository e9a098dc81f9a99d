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

  private final List<TextColumn> columns;
  private final RowSources sources;

  private RecordTable(List<TextColumn> columns, RowSources sources) {
    this.columns = columns;
    this.sources = sources;
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

  /** Returns where its rows come from, which is kept by whoever does not need the values. */
  public RowSources sources() {
    return sources;
  }

  public int rows() {
    return sources.rows();
  }

  /** Returns 0 or 1. */
  public int source(int row) {
    return sources.source(row);
  }

  /** Returns whether rows come from two sources. */
  public boolean isLink() {
    return sources.isLink();
  }

  /** Returns how many rows a source has. */
  public int rowsOf(int source) {
    return sources.rowsOf(source);
  }

  /** Returns how many pairs of rows could be matches. */
  public long pairs() {
    return sources.pairs();
  }

  /**
   * Returns this table with two columns as one, which is called as the first and has its value where there is one.
   *
   * @throws IllegalArgumentException if there is no such column
   */
  public RecordTable joined(String first, String second) {
    TextColumn one = column(first);
    TextColumn other = column(second);
    return new RecordTable(columns.stream().filter(each -> each != other)
        .map(each -> each == one ? one.joined(other) : each).toList(), sources);
  }

  private TextColumn column(String name) {
    return columns.stream().filter(each -> each.name().equals(name)).findFirst().orElseThrow(() ->
        new IllegalArgumentException("there is no column '%s', only %s"
            .formatted(name, columns.stream().map(TextColumn::name).toList())));
  }

  /** Takes rows one after the other. */
  public static final class Builder {

    private final List<TextColumn.Builder> columns;
    private byte[] sources = new byte[64];
    private int rows;
    private boolean link;

    private Builder(List<String> names) {
      columns = names.stream().map(TextColumn.Builder::new).toList();
    }

    /** Says that there are two sources, even if one of them turns out to have no rows. */
    public Builder link() {
      link = true;
      return this;
    }

    /**
     * Adds a row.
     *
     * @param source 0 or 1
     * @param values one for each column; null and the empty text are no value
     */
    public Builder add(int source, List<? extends @Nullable String> values) {
      if (source < 0 || source >= RowSources.MOST) {
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
      return new RecordTable(columns.stream().map(TextColumn.Builder::build).toList(),
          new RowSources(Arrays.copyOf(sources, rows), link));
    }
  }
}
