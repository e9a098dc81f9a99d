package io.crmkit.approvals.model;

import io.crmkit.core.Actor;
import java.time.Instant;

/**
 * A request that waits for somebody's vote.
 *
 * @param since when the step opened that waits
 */
public record InboxItem(
    ApprovalId id, String step, String entityType, String entityId, Actor requester, Instant since) {}
