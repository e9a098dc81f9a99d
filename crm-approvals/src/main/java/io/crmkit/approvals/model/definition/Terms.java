package io.crmkit.approvals.model.definition;

import org.jspecify.annotations.Nullable;

/**
 * What may become of the subject of a request while it is pending, and afterwards.
 *
 * @param lock what of the record nobody may change meanwhile; null if requests lock nothing
 */
public record Terms(@Nullable LockPolicy lock) {

  /** What holds for a definition that says nothing about it. */
  public static final Terms NONE = new Terms(null);
}
