package io.crmkit.territory.model.sharing;

/** How the territory of a user lies to the territory of a record. */
public enum Relation {
  SAME,
  PARENT,
  CHILD,
  /** Above the parent. */
  ABOVE,
  /** Below a child. */
  BELOW
}
