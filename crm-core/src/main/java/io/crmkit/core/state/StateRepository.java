package io.crmkit.core.state;

import io.crmkit.core.StaleWriteException;
import io.crmkit.core.Stored;
import io.crmkit.core.TenantId;
import io.crmkit.core.event.DomainEvent;
import io.crmkit.core.paging.Page;
import io.crmkit.core.paging.PageRequest;
import java.util.List;
import java.util.Optional;

/**
 * Keeps aggregates of one kind and their history.
 *
 * <p>Implementations must be safe for concurrent use and must never show one tenant what is another's. The contract in
 * crm-testkit proves an implementation.
 *
 * @param <I> the ids, whose {@code toString()} is their text
 * @param <S> the states
 */
public interface StateRepository<I, S> {

  Optional<Stored<S>> find(TenantId tenant, I id);

  /**
   * Writes the state and its events into the history and the outbox, all or nothing, if nobody else has written the
   * aggregate since it was read.
   *
   * @return the new state with the version that a next change must quote
   * @throws StaleWriteException if the stored version is not the one that {@code change} was based on
   */
  Stored<S> save(TenantId tenant, I id, Change<S> change);

  /** Returns up to {@code limit} events of an aggregate with a sequence above {@code after}, oldest first. */
  List<DomainEvent> history(TenantId tenant, I id, long after, int limit);

  /** Returns the aggregates of a tenant in the order of their ids. */
  Page<I> all(TenantId tenant, PageRequest page);
}
