package io.crmkit.testkit.approvals;

import io.crmkit.approvals.model.Approval.Outcome;
import io.crmkit.approvals.model.StepResult.Ending;
import io.crmkit.approvals.model.definition.Escalation.LastAction;
import java.time.Instant;
import java.util.Comparator;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What becomes of the open steps of a {@link ReferenceRequest}: by votes, and by the time that passes. */
record ReferenceWait(ReferenceChain chain) {

  /** A late engine ends where a punctual one would. What is due at this very instant waits for a tick: votes win. */
  boolean catchUp(boolean ticks) {
    boolean any = false;
    while (chain.outcome() == null) {
      ReferenceStep step = firstDue();
      Instant due = step == null ? null : due(step);
      Instant next = due == null || (chain.expiry != null && !due.isBefore(chain.expiry)) ? chain.expiry : due;
      if (next == null || next.isAfter(chain.now) || (next.equals(chain.now) && !ticks)) {
        return any;
      }
      any = true;
      if (next.equals(chain.expiry)) {
        chain.end(Outcome.EXPIRED);
      } else {
        timeOut(Objects.requireNonNull(step), next);
      }
    }
    return any;
  }

  /** Reminds once of each step of which a reminder is due; returns whether any was. */
  boolean remind() {
    boolean any = false;
    for (ReferenceStep step : chain.open) {
      any |= step.remind(chain.now);
    }
    return any;
  }

  private @Nullable ReferenceStep firstDue() {
    return chain.open.stream().filter(step -> due(step) != null)
        .min(Comparator.comparing(step -> Objects.requireNonNull(due(step)))).orElse(null);
  }

  private static @Nullable Instant due(ReferenceStep step) {
    return Stream.of(Optional.ofNullable(step.claimDue()), Optional.ofNullable(step.due())).flatMap(Optional::stream)
        .min(Comparator.naturalOrder()).orElse(null);
  }

  private void timeOut(ReferenceStep step, Instant due) {
    Instant base = step.scheduled(due, chain.now);
    if (due.equals(step.claimDue())) {
      step.release();
    } else if (step.isAtTheEndOfItsLadder()) {
      endOfLadder(step, base);
    } else {
      step.climb(base);
    }
  }

  /** Goes on from a step in which somebody has voted or that somebody has left. */
  void judge(ReferenceStep step) {
    Instant now = chain.now;
    switch (step.word()) {
      case APPROVED -> chain.close(step, Ending.APPROVED, now);
      case REJECTED -> chain.reject(step, now);
      case TIED, SILENT -> {
        if (!step.climbAtOnce(now) && !endOfLadder(step, now)) {
          chain.reject(step, now);
        }
      }
      case PENDING -> {
        if (step.newestIsSilent()) {
          step.climbAtOnce(now);
        }
      }
      case SHORT -> tooFew(step);
    }
  }

  private void tooFew(ReferenceStep step) {
    if (ReferencePeople.isLeft(step.step)) {
      chain.close(step, ReferencePeople.leaving(step.step), chain.now);
    } else if (!step.callOthers()) {
      chain.end(Outcome.FAILED);
    }
  }

  /** Does what the end of the ladder says; returns whether that ended the step. */
  private boolean endOfLadder(ReferenceStep step, Instant base) {
    LastAction action = step.ladder.last().action();
    switch (action) {
      case APPROVE -> chain.close(step, Ending.APPROVED, base);
      case REJECT -> chain.reject(step, base);
      case EXPIRE -> chain.end(Outcome.EXPIRED);
      case WAIT -> {}
    }
    return action != LastAction.WAIT;
  }
}
