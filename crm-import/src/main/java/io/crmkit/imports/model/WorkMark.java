package io.crmkit.imports.model;

/**
 * How far the rows of an import have been worked through, stored in one act with the work.
 *
 * @param row the number of the last row
 * @param counts what became of the rows until then
 */
public record WorkMark(long row, RowCounts counts) {

  /** No row has been looked at. */
  public static final WorkMark START = new WorkMark(0, RowCounts.NONE);
}
