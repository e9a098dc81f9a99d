package io.crmkit.approvals.json;

import io.crmkit.approvals.model.definition.Reminders;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** When people are reminded; {@code every} is as long as {@code first} unless it is said. */
record RemindersDocument(Span first, @Nullable Span every, @Min(1) @Max(MOST) int atMost) {

  static final int MOST = 100;

  static @Nullable RemindersDocument of(@Nullable Reminders reminders) {
    return reminders == null
        ? null
        : new RemindersDocument(new Span(reminders.first()), new Span(reminders.every()), reminders.atMost());
  }

  Reminders reminders() {
    return new Reminders(first.duration(), Objects.requireNonNullElse(every, first).duration(), atMost);
  }
}
