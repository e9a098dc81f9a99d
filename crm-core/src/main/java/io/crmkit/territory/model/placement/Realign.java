package io.crmkit.territory.model.placement;

/** Whether rules move a record. */
public enum Realign {
  INCLUDED,
  /** It stays where it is, whatever rules say. */
  EXCLUDED
}
