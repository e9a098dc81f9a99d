package io.crmkit.approvals.port;

import io.crmkit.approvals.model.Person;
import io.crmkit.core.Actor;
import io.crmkit.core.TenantId;
import io.crmkit.core.money.Money;
import java.util.Currency;
import java.util.List;
import java.util.Optional;

/**
 * Knows people. It is asked before a decision, never during one.
 *
 * <p>Implementations must be safe for concurrent use and answer quickly; one command may ask several questions.
 */
public interface Directory {

  /**
   * Returns the person behind an id, an e-mail address or any other alias. However somebody is named, the person
   * returned has the same {@link Person#actor()}: one person has one vote.
   */
  Optional<Person> find(TenantId tenant, String alias);

  /**
   * Returns the most that somebody may approve by themselves in a currency: an amount in that very currency, not
   * negative, with {@link Long#MAX_VALUE} minor units for any amount; nothing if they may approve none. Without limits
   * in the directory, nobody may.
   *
   * @param person as {@link #find} calls them
   */
  default Optional<Money> limit(TenantId tenant, Actor person, Currency currency) {
    return Optional.empty();
  }

  /** Returns the active people who hold a role, without repeats, in a stable order. */
  List<Actor> withRole(TenantId tenant, String role);

  /** Returns the active members of a group, those of groups within it included, without repeats, in a stable order. */
  List<Actor> inGroup(TenantId tenant, String group);
}
