package io.crmkit.approvals.port;

import io.crmkit.approvals.model.delegation.Delegation;
import io.crmkit.core.Actor;
import io.crmkit.core.TenantId;
import java.time.Instant;
import java.util.Collection;
import java.util.List;

/**
 * Keeps who has delegated what to whom. Nothing is ever removed: a delegation is ended, so that it can be told
 * afterwards who could act for whom.
 *
 * <p>Implementations must be safe for concurrent use and must never show one tenant the delegations of another. The
 * contract in crm-testkit proves an implementation.
 */
public interface Delegations {

  /**
   * Adds a delegation.
   *
   * @throws IllegalArgumentException if there is one with its id
   */
  void add(TenantId tenant, Delegation delegation);

  /**
   * Ends a delegation at {@code end}, unless it is over by then; one that has not begun never will.
   *
   * @return whether there is one with that id
   */
  boolean end(TenantId tenant, String id, Instant end);

  /** Returns all that {@code principal} has ever delegated, by the time from which it holds, then by id. */
  List<Delegation> from(TenantId tenant, Actor principal);

  /**
   * Returns the delegations to any of {@code delegates} that hold at {@code at}, in no particular order. Costs what it
   * returns, and what these people were delegated at other times, not what others were.
   */
  List<Delegation> to(TenantId tenant, Collection<Actor> delegates, Instant at);
}
