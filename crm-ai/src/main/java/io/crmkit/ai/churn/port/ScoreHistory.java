package io.crmkit.ai.churn.port;

import io.crmkit.ai.churn.model.CustomerId;
import io.crmkit.ai.churn.model.Score;
import io.crmkit.core.StaleWriteException;
import io.crmkit.core.TenantId;
import io.crmkit.core.event.DomainEvent;
import io.crmkit.core.paging.Page;
import io.crmkit.core.paging.PageRequest;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Keeps the scores of every customer in their order.
 *
 * <p>Implementations must be safe for concurrent use and must never show one tenant the scores of another.
 */
public interface ScoreHistory {

  /** Returns the newest scores of those of some customers who have any. */
  Map<CustomerId, Score> latest(TenantId tenant, Collection<CustomerId> customers);

  /** Returns the newest score of each customer, in an order of their ids. */
  Page<Score> latest(TenantId tenant, PageRequest page);

  /** Returns the newest score of a customer that was made at {@code at} or before. */
  Optional<Score> asOf(TenantId tenant, CustomerId customer, Instant at);

  /** Returns the scores of a customer, the newest first. */
  Page<Score> of(TenantId tenant, CustomerId customer, PageRequest page);

  /**
   * Adds scores, and events to the outbox, all or nothing.
   *
   * @param scores each of another customer, each with the number after that of the newest score of its customer
   * @param events of those whose level changed; may be empty
   * @throws StaleWriteException if somebody else has added a score of one of the customers meanwhile
   */
  void append(TenantId tenant, List<Score> scores, List<DomainEvent> events);
}
