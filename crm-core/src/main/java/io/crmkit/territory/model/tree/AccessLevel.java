package io.crmkit.territory.model.tree;

/** What users of a territory may do with a record in it; each level includes those before it. */
public enum AccessLevel {
  NONE,
  READ,
  EDIT,
  /** Also to hand it on and to delete it. */
  FULL
}
