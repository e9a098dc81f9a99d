package io.crmkit.approvals.model;

import io.crmkit.approvals.model.delegation.Delegation;
import io.crmkit.core.Actor;
import io.crmkit.core.money.Money;
import java.time.Instant;
import java.util.Currency;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What is known about somebody who may act for others.
 *
 * @param delegations those that hold now and lead to them, by however many links
 * @param limit what they may approve by themselves; null if nothing, or if it does not matter
 */
public record Agency(List<Delegation> delegations, @Nullable Money limit) {

  /** Nobody has delegated anything. */
  public static final Agency NONE = new Agency(List.of(), null);

  public Agency {
    delegations = List.copyOf(delegations);
  }

  /**
   * What must be found out about somebody who may act for others.
   *
   * @param at when
   * @param currency in which their limit matters; null if it does not
   */
  public record Question(Actor agent, Instant at, @Nullable Currency currency) {
    public Question {
      Objects.requireNonNull(agent, "agent");
      Objects.requireNonNull(at, "at");
    }
  }
}
