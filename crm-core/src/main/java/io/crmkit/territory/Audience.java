package io.crmkit.territory;

/** To whom models are shown. */
public enum Audience {
  /** Sees the active model only. */
  STANDARD,
  /** Sees plans and the archive, too. */
  PLANNER
}
