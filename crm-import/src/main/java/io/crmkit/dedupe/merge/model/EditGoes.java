package io.crmkit.dedupe.merge.model;

/** Where an edit goes when the merge is undone that had brought the value which it replaced. */
public enum EditGoes {
  /** It stays with the entity that remains. */
  STAYS,
  /** It goes with the entity that is released. */
  FOLLOWS,
  /** Both have it. */
  BOTH,
  /** Neither has it, and what it replaced is back. */
  NEITHER
}
