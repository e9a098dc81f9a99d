package io.crmkit.approvals.model.definition;

import org.jspecify.annotations.Nullable;

/**
 * What may become of the subject of a request while it is pending, and afterwards.
 *
 * @param lock what of the record nobody may change meanwhile; null if requests lock nothing
 * @param content what approvals stand for; null for every field, without digests in the events
 * @param rework how often and where to a request may be sent back; null if it only goes forward
 * @param override whether an administrator may decide in the place of those who are asked
 */
public record Terms(
    @Nullable LockPolicy lock, @Nullable ContentPolicy content, @Nullable ReworkPolicy rework, OverridePolicy override) {

  /** What holds for a definition that says nothing about it. */
  public static final Terms NONE = new Terms(null, null, null, OverridePolicy.REFUSED);

  /** Terms by which no administrator decides in the place of others. */
  public Terms(@Nullable LockPolicy lock, @Nullable ContentPolicy content, @Nullable ReworkPolicy rework) {
    this(lock, content, rework, OverridePolicy.REFUSED);
  }
}
