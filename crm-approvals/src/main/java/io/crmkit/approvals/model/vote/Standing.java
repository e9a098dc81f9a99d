package io.crmkit.approvals.model.vote;

import java.util.Optional;

/** Where a vote stands: still open, or at an outcome that no later vote can change. */
public enum Standing {
  PENDING, REJECTED, TIED, APPROVED;

  /** Returns the standing of a vote whose lowest and highest outcome still possible are these. */
  static Standing between(Outcome worst, Outcome best) {
    return worst == best ? of(worst) : PENDING;
  }

  public static Standing of(Outcome outcome) {
    return switch (outcome) {
      case REJECTED -> REJECTED;
      case TIED -> TIED;
      case APPROVED -> APPROVED;
    };
  }

  public boolean isFixed() {
    return this != PENDING;
  }

  /** Returns the fixed outcome, or nothing while the vote is open. */
  public Optional<Outcome> outcome() {
    return switch (this) {
      case PENDING -> Optional.empty();
      case REJECTED -> Optional.of(Outcome.REJECTED);
      case TIED -> Optional.of(Outcome.TIED);
      case APPROVED -> Optional.of(Outcome.APPROVED);
    };
  }
}
