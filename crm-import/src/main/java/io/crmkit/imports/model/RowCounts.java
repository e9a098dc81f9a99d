package io.crmkit.imports.model;

/** How many rows have which end. Sums are taken in parts of any order. */
public record RowCounts(long created, long updated, long merged, long skipped, long reviewed, long duplicate) {

  public static final RowCounts NONE = new RowCounts(0, 0, 0, 0, 0, 0);

  /** Counts a row. */
  public static RowCounts of(RowAction action, long duplicate) {
    return new RowCounts(one(action, RowAction.CREATE), one(action, RowAction.UPDATE), one(action, RowAction.MERGE),
        one(action, RowAction.SKIP), one(action, RowAction.REVIEW), duplicate);
  }

  private static long one(RowAction action, RowAction wanted) {
    return action == wanted ? 1 : 0;
  }

  public RowCounts plus(RowCounts other) {
    return new RowCounts(created + other.created, updated + other.updated, merged + other.merged,
        skipped + other.skipped, reviewed + other.reviewed, duplicate + other.duplicate);
  }

  public RowCounts minus(RowCounts other) {
    return new RowCounts(created - other.created, updated - other.updated, merged - other.merged,
        skipped - other.skipped, reviewed - other.reviewed, duplicate - other.duplicate);
  }

  /** Returns how many rows there are. */
  public long rows() {
    return imported() + skipped + reviewed;
  }

  /** Returns how many rows reach a record. */
  public long imported() {
    return created + updated + merged;
  }
}
