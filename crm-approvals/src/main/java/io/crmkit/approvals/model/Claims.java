package io.crmkit.approvals.model;

import io.crmkit.approvals.model.ApprovalEvent.ClaimTimedOut;
import io.crmkit.approvals.model.Course.Question;
import io.crmkit.approvals.model.definition.Escalation;
import io.crmkit.core.Actor;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * For how long somebody may keep a queue to themselves. That counts as the ladder of the step does, by the calendar of
 * whoever has claimed it if those of people count, and stands still with it.
 */
final class Claims {

  private Claims() {}

  /** Returns when {@code holder} loses a queue that they claim now; null if never. */
  static @Nullable Instant until(Draft draft, OpenStep step, Actor holder) {
    Duration time = draft.definitionOf(step).duties().claimFor();
    // while the clock stands still, the claim begins where it stopped, to be put off with the rest
    Instant base = draft.pending().course().question(step.index()).map(Question::since).orElse(draft.at());
    return time == null
        ? null
        : draft.facts().calendars().after(
            base, time, draft.definition().escalationOf(draft.definitionOf(step)).reckoning(), List.of(holder));
  }

  /** Returns when the claim of {@code step} ends after a break since {@code since}, if it is claimed and ever does. */
  static @Nullable Instant putOff(Draft draft, OpenStep step, Instant since) {
    Instant due = step.claimDue();
    Escalation escalation = draft.definition().escalationOf(draft.definitionOf(step));
    return due == null
        ? null
        : draft.facts().calendars().putOff(
            due, since, Ladder.from(draft, escalation), escalation.reckoning(),
            List.of(step.claimer().orElseThrow()));
  }

  /** Gives the step that this is about back to all members of its queue. */
  static void timeOut(Draft draft) {
    OpenStep step = draft.step();
    draft.emit(new ClaimTimedOut(step.index(), step.claimer().orElseThrow(), draft.at()));
  }
}
