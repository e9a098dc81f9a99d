package io.crmkit.approvals.model;

import io.crmkit.approvals.model.delegation.Mandate;
import io.crmkit.core.Actor;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Something that a request waits to be given by somebody.
 *
 * @param ask what that is
 * @param step the name of the step, which whoever is asked in several branches says with the vote or the answer; of a
 *     request that was sent back, the step that sent it
 * @param since when the step opened, the question was asked or the request sent back
 * @param mandate in whose place a vote or an answer would be; null of what is one's own
 */
public record InboxItem(
    ApprovalId id, Ask ask, String step, String entityType, String entityId, Actor requester, Instant since,
    @Nullable Mandate mandate) {

  /** An item of one's own. */
  public InboxItem(
      ApprovalId id, Ask ask, String step, String entityType, String entityId, Actor requester, Instant since) {
    this(id, ask, step, entityType, entityId, requester, since, null);
  }

  /** Returns this as an item that is for somebody else to give. */
  public InboxItem inPlaceOf(Mandate other) {
    return new InboxItem(id, ask, step, entityType, entityId, requester, since, other);
  }
}
