package io.crmkit.approvals.model;

import io.crmkit.core.Actor;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How one step of a request ended.
 *
 * @param content the digest of what was approved; null if it is not bound to any
 * @param votes who took part
 */
public record StepResult(
    int index, String name, Ending ending, @Nullable String content, Instant at, List<StepVote> votes) {

  public StepResult {
    votes = List.copyOf(votes);
  }

  /** A step in which nobody voted. */
  public StepResult(int index, String name, Ending ending, @Nullable String content, Instant at) {
    this(index, name, ending, content, at, List.of());
  }

  /** A result of a step that is bound to no content, and in which nobody voted. */
  public StepResult(int index, String name, Ending ending, Instant at) {
    this(index, name, ending, null, at, List.of());
  }

  StepResult with(List<StepVote> cast) {
    return new StepResult(index, name, ending, content, at, cast);
  }

  /** Whether {@code person} voted in this step, or somebody did in their place. */
  boolean involves(Actor person) {
    for (StepVote vote : votes) {
      if (vote.involves(person)) {
        return true;
      }
    }
    return false;
  }

  /** The ways in which a step ends. */
  public enum Ending {
    APPROVED,
    REJECTED,
    SKIPPED,

    /** Another branch was enough, so nobody had to decide it any more. */
    WITHDRAWN
  }
}
