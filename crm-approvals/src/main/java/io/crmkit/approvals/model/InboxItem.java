package io.crmkit.approvals.model;

import io.crmkit.approvals.model.delegation.Mandate;
import io.crmkit.core.Actor;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An open step of a request that waits for somebody's vote.
 *
 * @param step the name of the step, which whoever is asked in several branches says with the vote
 * @param since when the step opened that waits
 * @param mandate in whose place the vote would be; null in a seat of one's own
 */
public record InboxItem(
    ApprovalId id, String step, String entityType, String entityId, Actor requester, Instant since,
    @Nullable Mandate mandate) {

  /** An item for a seat of one's own. */
  public InboxItem(
      ApprovalId id, String step, String entityType, String entityId, Actor requester, Instant since) {
    this(id, step, entityType, entityId, requester, since, null);
  }

  /** Returns this as an item for the seat of somebody else. */
  public InboxItem inPlaceOf(Mandate other) {
    return new InboxItem(id, step, entityType, entityId, requester, since, other);
  }
}
