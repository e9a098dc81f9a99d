package io.crmkit.approvals.json;

import io.crmkit.approvals.model.definition.Escalation.CatchUp;
import io.crmkit.approvals.model.definition.Escalation.LastAction;
import io.crmkit.approvals.model.definition.Escalation.Rights;
import io.crmkit.approvals.model.definition.Escalation.StopRule;
import io.crmkit.core.naming.JsonName;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A ladder; an empty object is none, which spares a step that of its definition. */
record EscalationDocument(
    @Nullable @Size(max = MOST_LEVELS) List<Level> levels,
    @JsonName("finally") @Nullable End end,
    @Nullable StopRule stopWhen,
    @Nullable CatchUp catchUp,
    @Nullable WorkingTimeDocument workingTime,
    @Nullable RemindersDocument reminders) {

  static final int MOST_LEVELS = 50;
  static final int MOST_PEOPLE = 200;

  /** A rung. */
  record Level(
      Span after, @Size(min = 1, max = MOST_PEOPLE) List<ApproverDocument> to, @Nullable Rights rights) {}

  /** The end of the ladder. */
  record End(Span after, LastAction action) {}
}
