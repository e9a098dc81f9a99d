package io.crmkit.dedupe.table;

/** From which of one or two sources each row comes. With two, only rows of different sources are matched. */
public final class RowSources {

  static final int MOST = 2;

  private final byte[] sources;
  private final int[] perSource = new int[MOST];

  private final boolean link;

  RowSources(byte[] sources, boolean linked) {
    this.sources = sources;
    for (byte source : sources) {
      perSource[source]++;
    }
    link = linked || perSource[1] > 0;
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
    return link;
  }

  /** Returns how many rows a source has. */
  public int rowsOf(int source) {
    return perSource[source];
  }

  /** Returns how many pairs of rows could be matches. */
  public long pairs() {
    return isLink() ? (long) perSource[0] * perSource[1] : (long) rows() * (rows() - 1) / 2;
  }
}
