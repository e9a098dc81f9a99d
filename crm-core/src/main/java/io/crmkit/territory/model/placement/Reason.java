package io.crmkit.territory.model.placement;

import io.crmkit.core.Require;
import io.crmkit.territory.model.rule.RuleId;
import java.util.List;

/** Why a record is in a territory. */
public sealed interface Reason {

  /**
   * All rules that act on the territory hold for it.
   *
   * @param rules in the order in which they act: from the root down
   */
  record ByRules(List<RuleId> rules) implements Reason {

    public ByRules {
      rules = List.copyOf(rules);
      if (rules.isEmpty()) {
        throw new IllegalArgumentException("rules must not be empty");
      }
    }

    @Override
    public String toString() {
      return "by rule " + String.join(", ", rules.stream().map(RuleId::toString).toList());
    }
  }

  /** Somebody put it there. */
  record Manual(String by) implements Reason {

    public Manual {
      Require.notBlank(by, "by");
    }

    @Override
    public String toString() {
      return "put there by " + by;
    }
  }

  /** A program put it there. */
  record Api(String client) implements Reason {

    public Api {
      Require.notBlank(client, "client");
    }

    @Override
    public String toString() {
      return "put there by the program " + client;
    }
  }

  /** It is an opportunity that follows its account. */
  record ByAccount(String account) implements Reason {

    public ByAccount {
      Require.notBlank(account, "account");
    }

    @Override
    public String toString() {
      return "following the account " + account;
    }
  }

  /** Returns whether it stays until somebody takes it away, whatever rules say. */
  default boolean isByHand() {
    return this instanceof Manual || this instanceof Api;
  }
}
