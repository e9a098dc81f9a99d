package io.crmkit.forecast.port;

import io.crmkit.core.StaleWriteException;
import io.crmkit.core.TenantId;
import io.crmkit.core.paging.Page;
import io.crmkit.core.paging.PageRequest;
import io.crmkit.forecast.model.Deal;
import io.crmkit.forecast.snapshot.model.DealPair;
import io.crmkit.forecast.snapshot.model.SnapshotMark;
import io.crmkit.forecast.snapshot.model.SnapshotPart;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;

/**
 * Keeps the versions of deals, each from the snapshot that saw it first up to the one that saw it otherwise.
 *
 * <p>A snapshot is opened, written in parts and published. Until then nobody sees anything of it; then all of it is
 * there at once. What was published never changes, so a list of it can be paged for as long as it takes. One that is
 * opened and never published leaves no trace: the next one that is opened clears it away.
 *
 * <p>Implementations must be safe for concurrent use and must never show one tenant the deals of another. The contract
 * in crm-testkit proves an implementation.
 */
public interface SnapshotRepository {

  /** Returns the newest snapshot. */
  Optional<SnapshotMark> last(TenantId tenant);

  /** Returns the newest snapshot that was taken at {@code at} or before. */
  Optional<SnapshotMark> asOf(TenantId tenant, Instant at);

  /** Returns the snapshots of a tenant, the oldest first. */
  Page<SnapshotMark> marks(TenantId tenant, PageRequest page);

  /** Returns those of some deals that a snapshot has, by their ids. */
  Map<String, Deal> find(TenantId tenant, SnapshotMark snapshot, Collection<String> ids);

  /** Returns the deals of a snapshot in an order of their ids. */
  Page<Deal> deals(TenantId tenant, SnapshotMark snapshot, PageRequest page);

  /** Returns every deal that one of two snapshots has, once, in the order of {@link #deals}. */
  Page<DealPair> pairs(TenantId tenant, SnapshotMark before, SnapshotMark after, PageRequest page);

  /**
   * Opens the next snapshot; one that somebody else has opened and not published is given up.
   *
   * @param last the number of the newest snapshot as the caller knows it, 0 if there is none
   * @return the number of the new one
   * @throws StaleWriteException if there is a newer one
   */
  long open(TenantId tenant, long last);

  /**
   * Writes a part of an open snapshot, all or nothing. No deal may be written twice into one snapshot.
   *
   * @throws StaleWriteException if this is no longer the open snapshot: another one was opened since
   */
  void write(TenantId tenant, long number, SnapshotPart part);

  /**
   * Lets everybody see an open snapshot. It must not be older than the one before.
   *
   * @throws StaleWriteException if this is no longer the open snapshot: another one was opened since
   */
  void publish(TenantId tenant, SnapshotMark mark);
}
