package io.crmkit.territory.model.placement;

/** What can be in a territory. */
public enum RecordKind {
  /** In any number of territories; rules place it. */
  ACCOUNT,
  /** In one territory at most; it follows its account unless somebody says otherwise. */
  OPPORTUNITY,
  /** In any number of territories; people place it. */
  USER
}
