package io.crmkit.approvals.model;

import io.crmkit.approvals.model.vote.Choice;
import io.crmkit.core.Actor;
import java.util.Objects;

/**
 * A vote that was cast in a step.
 *
 * @param by who voted
 * @param holder in whose seat: their own, or that of somebody in whose place they did
 */
public record StepVote(Actor by, Actor holder, Choice choice) {

  public StepVote {
    Objects.requireNonNull(by, "by");
    Objects.requireNonNull(holder, "holder");
    Objects.requireNonNull(choice, "choice");
  }

  /** Whether {@code person} voted, or somebody did in their place. */
  boolean involves(Actor person) {
    return by.equals(person) || holder.equals(person);
  }
}
