package io.crmkit.territory.model.rule;

/** Whether a rule acts at all. */
public enum Activity {
  ACTIVE,
  /** Kept, but as if it were not there. */
  INACTIVE
}
