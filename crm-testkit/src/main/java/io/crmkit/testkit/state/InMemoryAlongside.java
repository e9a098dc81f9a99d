package io.crmkit.testkit.state;

import io.crmkit.core.StaleWriteException;
import io.crmkit.core.TenantId;
import io.crmkit.core.state.Change;

/**
 * What else changes in memory with a state, such as a table by which it is found; called by one thread at a time, which
 * holds the lock of the outbox.
 */
public interface InMemoryAlongside<I, S> {

  /**
   * Checks a change before anything of it is put in place.
   *
   * @throws StaleWriteException if somebody else was first
   */
  void requireFresh(TenantId tenant, I id, Change<S> change);

  /** Puts a change in place that was checked; it must not fail. */
  void put(TenantId tenant, I id, Change<S> change);

  /** Returns one that changes nothing. */
  static <I, S> InMemoryAlongside<I, S> nothing() {
    return new InMemoryAlongside<>() {
      @Override
      public void requireFresh(TenantId tenant, I id, Change<S> change) {}

      @Override
      public void put(TenantId tenant, I id, Change<S> change) {}
    };
  }
}
