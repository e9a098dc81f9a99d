package io.crmkit.ai.content.model;

/** On what ground somebody is written to. */
public enum Consent {
  /** They said yes beforehand. */
  EXPRESS,
  /** They bought something alike and were told how to object (UWG, section 7 (3)). */
  CUSTOMER,
  /** Neither. */
  NONE
}
