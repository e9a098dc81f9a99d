package io.crmkit.ai.action.port;

import io.crmkit.ai.action.model.Book;
import io.crmkit.ai.action.model.CustomerId;
import io.crmkit.ai.action.model.Recommendation.Settled;
import io.crmkit.core.TenantId;
import io.crmkit.core.paging.Page;
import io.crmkit.core.paging.PageRequest;
import io.crmkit.core.state.StateRepository;
import java.time.Instant;
import java.util.List;

/**
 * Keeps what was recommended to customers, and the log of decisions whose answer is known.
 *
 * <p>The log is written with the state that settles a decision, in the same act, and is only ever added to: it has the
 * decisions that a {@link Book} has forgotten.
 */
public interface RecommendationRepository extends StateRepository<CustomerId, Book> {

  /**
   * Returns customers, at most {@code limit}, of whom something is open whose {@link Book#nextDeadline()} is not after
   * {@code now}, the longest overdue first.
   */
  List<CustomerId> due(TenantId tenant, Instant now, int limit);

  /** Returns decisions whose answer is known, the latest settled first. */
  Page<Settled> log(TenantId tenant, PageRequest page);
}
