package io.crmkit.approvals.model;

import io.crmkit.approvals.model.ApprovalEvent.Reminded;
import io.crmkit.approvals.model.definition.Escalation;
import io.crmkit.approvals.model.definition.Reminders;
import io.crmkit.approvals.model.definition.Step;
import io.crmkit.core.Actor;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How people are reminded of steps that wait for them.
 *
 * <p>The next reminder counts from when the one before was sent, so that whoever looks after weeks sends one, and never
 * two closer together than the definition says.
 */
final class Reminder {

  private Reminder() {}

  /** Returns when people are first reminded of a step that begins now to ask {@code people}. */
  static @Nullable Instant firstDue(Draft draft, Step step, Collection<Actor> people) {
    Escalation escalation = draft.definition().escalationOf(step);
    Reminders reminders = escalation.reminders();
    return reminders == null ? null : after(draft, escalation, reminders.first(), people);
  }

  /** Reminds once of each step of which a reminder is due by now. */
  static void send(Draft draft) {
    if (draft.state() instanceof Approval.Pending pending) {
      for (OpenStep step : pending.steps()) {
        Instant due = step.reminding().dueAt();
        if (due != null && !due.isAfter(draft.at())) {
          remind(draft, step);
        }
      }
    }
  }

  private static void remind(Draft draft, OpenStep step) {
    Escalation escalation = draft.definition().escalationOf(draft.definitionOf(step));
    Reminders reminders = escalation.reminders();
    int number = step.reminding().sent() + 1;
    Instant next = reminders == null || number >= reminders.atMost()
        ? null
        : after(draft, escalation, reminders.every(), step.asked());
    draft.emit(new Reminded(step.index(), List.copyOf(step.asked()), number, next, draft.at()));
  }

  private static Instant after(Draft draft, Escalation escalation, Duration time, Collection<Actor> asked) {
    return draft.facts().calendars().after(draft.at(), time, escalation.reckoning(), asked);
  }
}
