package io.crmkit.territory.model.rule;

/** How far down a rule acts. */
public enum Reach {
  /** On the territory that it belongs to, alone. */
  LOCAL,
  /** On the territory that it belongs to and on everything below it. */
  INHERITED
}
