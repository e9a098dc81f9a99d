package io.crmkit.sso.account.model;

import java.util.Objects;

/**
 * What the rules of one account must know of all the others, as the store has it now.
 *
 * @param active how many seats are taken
 * @param others whether another active user is an administrator
 */
public record Surroundings(AccountPolicy policy, int active, OtherAdministrators others) {

  /** Whether another active user is an administrator. */
  public enum OtherAdministrators { THERE, NONE }

  public Surroundings {
    Objects.requireNonNull(policy, "policy");
    Objects.requireNonNull(others, "others");
  }

  boolean hasSeat() {
    Integer seats = policy.seats();
    return seats == null || active < seats;
  }
}
