package io.crmkit.examples.dedupe;

import java.util.OptionalInt;

/** The rows that records with ids stand in, counted over all files. */
interface RowIds {

  /** Returns whether there are two files whose records are linked. */
  boolean isLink();

  /** Returns whether every record has a row; if not, what is said of one that has none is passed over. */
  boolean isComplete();

  /** Returns the name of a file, 0 or 1. */
  String name(int file);

  /** Returns the row of an id in a file. */
  OptionalInt row(int file, String id);
}
