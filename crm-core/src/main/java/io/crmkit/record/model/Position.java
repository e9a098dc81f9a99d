package io.crmkit.record.model;

import io.crmkit.core.Require;
import java.time.LocalDate;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What somebody is or was with an account.
 *
 * @param role such as {@code buyer}
 * @param from the first day; null if nobody knows
 * @param until the last day; null while it lasts
 */
public record Position(AccountId account, String role, @Nullable LocalDate from, @Nullable LocalDate until) {

  public Position {
    Objects.requireNonNull(account, "account");
    Require.notBlank(role, "role");
    if (from != null && until != null && until.isBefore(from)) {
      throw new IllegalArgumentException("a position ends on %s, before it starts on %s".formatted(until, from));
    }
  }

  /** Returns whether somebody is in it on {@code day}. */
  public boolean isHeldOn(LocalDate day) {
    return (from == null || !day.isBefore(from)) && (until == null || !day.isAfter(until));
  }

  /** Returns whether it is with the same account and on one day at least as another one. */
  boolean overlaps(Position other) {
    return account.equals(other.account)
        && (until == null || other.from == null || !other.from.isAfter(until))
        && (other.until == null || from == null || !from.isAfter(other.until));
  }
}
