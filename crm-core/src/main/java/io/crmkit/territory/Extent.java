package io.crmkit.territory;

/** What a filter by a territory takes in. */
public enum Extent {
  /** The territory and everything below it: what filters do unless told otherwise. */
  WITH_DESCENDANTS,
  /** The territory alone. */
  ALONE
}
