package io.crmkit.approvals.port;

import io.crmkit.approvals.model.Approval;
import io.crmkit.approvals.model.ApprovalChange;
import io.crmkit.approvals.model.ApprovalId;
import io.crmkit.approvals.model.Ask;
import io.crmkit.approvals.model.InboxItem;
import io.crmkit.approvals.model.OpenRequest;
import io.crmkit.core.Actor;
import io.crmkit.core.StaleWriteException;
import io.crmkit.core.Stored;
import io.crmkit.core.TenantId;
import io.crmkit.core.event.DomainEvent;
import io.crmkit.core.paging.Page;
import io.crmkit.core.paging.PageRequest;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Keeps approvals, their history, and two indexes: what is due, and what waits for whom.
 *
 * <p>Implementations must be safe for concurrent use and must never show one tenant the approvals of another. The
 * contract in crm-testkit proves an implementation.
 */
public interface ApprovalRepository {

  Optional<Stored<Approval>> find(TenantId tenant, ApprovalId id);

  /**
   * Writes the state, its events into the history and the outbox, and the index entries, all or nothing, if nobody else
   * has written the approval since it was read.
   *
   * @return the new state with the version that a next change must quote
   * @throws StaleWriteException if the stored version is not the one that {@code change} was based on
   */
  Stored<Approval> save(TenantId tenant, ApprovalId id, ApprovalChange change);

  /**
   * Writes the changes of several approvals as {@link #save} writes one, all of them or none.
   *
   * @throws StaleWriteException if one stored version is not the one that its change was based on; nothing is written
   */
  void saveAll(TenantId tenant, Map<ApprovalId, ApprovalChange> changes);

  /**
   * Returns up to {@code limit} events of an approval with a sequence above {@code after}, oldest first.
   *
   * @throws io.crmkit.core.event.UnreadableEventException if what is stored as one of them is no event
   */
  List<DomainEvent> history(TenantId tenant, ApprovalId id, long after, int limit);

  /**
   * Returns up to {@code limit} pending approvals for which something is due at {@code now} or before, the longest
   * overdue first. Costs what it returns, not what is pending.
   */
  List<ApprovalId> due(TenantId tenant, Instant now, int limit);

  /**
   * Returns, by id, the approvals that ask {@code actor} for something: the vote of a seat, now or when its turn comes, an
   * answer, or to submit again.
   */
  Page<ApprovalId> asking(TenantId tenant, Actor actor, PageRequest page);

  /** Returns what waits for {@code actor}, the longest waiting first. */
  default Page<InboxItem> inbox(TenantId tenant, Actor actor, PageRequest page) {
    return inbox(tenant, Set.of(actor), page);
  }

  /**
   * Returns what waits for any of {@code actors}, the vote of a step once for all of them, the longest waiting first, and
   * of the same instant by id, step and {@link Ask}. Costs what it returns for each of them, not what waits.
   */
  Page<InboxItem> inbox(TenantId tenant, Set<Actor> actors, PageRequest page);

  /**
   * Returns the approvals of these records that are pending, by record and in the order in which they were submitted.
   * Costs what it returns, not what was ever asked for the records.
   *
   * @param entityIds at most 500 different ones
   */
  List<OpenRequest> openFor(TenantId tenant, String entityType, Collection<String> entityIds);

  /**
   * Returns, by id, the pending approvals that are pinned to one version of a definition, such as to migrate them. Costs
   * what it returns.
   *
   * @param version counts the publications under {@code definition}, from 1
   */
  Page<ApprovalId> pinnedTo(TenantId tenant, String definition, int version, PageRequest page);

  /** Returns the approvals that were asked for one record of the host, in the order in which they were submitted. */
  Page<ApprovalId> ofSubject(TenantId tenant, String entityType, String entityId, PageRequest page);
}
