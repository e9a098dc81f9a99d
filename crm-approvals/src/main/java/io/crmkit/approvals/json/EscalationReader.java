package io.crmkit.approvals.json;

import io.crmkit.approvals.model.definition.Escalation;
import io.crmkit.approvals.model.definition.Escalation.CatchUp;
import io.crmkit.approvals.model.definition.Escalation.Last;
import io.crmkit.approvals.model.definition.Escalation.Level;
import io.crmkit.approvals.model.definition.Escalation.Rights;
import io.crmkit.approvals.model.definition.Escalation.StopRule;
import io.crmkit.approvals.model.definition.Reckoning;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Makes ladders of their two forms in documents. */
final class EscalationReader {

  private EscalationReader() {}

  static Escalation ofDefinition(DefinitionDocument document) {
    Integer hours = document.escalationAfterHours();
    List<ApproverDocument> chain = document.escalationChain();
    if (hours != null && chain != null) {
      return chain(Duration.ofHours(hours), chain);
    }
    Escalation ladder = ladder(document.escalation());
    return ladder == null ? Escalation.NONE : ladder;
  }

  static @Nullable Escalation ladder(@Nullable EscalationDocument document) {
    if (document == null) {
      return null;
    }
    List<EscalationDocument.Level> levels = Objects.requireNonNullElse(document.levels(), List.of());
    EscalationDocument.End end = document.end();
    WorkingTimeDocument workingTime = document.workingTime();
    RemindersDocument reminders = document.reminders();
    return new Escalation(
        levels.stream().map(EscalationReader::level).toList(),
        end == null ? Last.WAIT : new Last(end.action(), end.after().duration()),
        Objects.requireNonNullElse(document.stopWhen(), StopRule.NEVER),
        Objects.requireNonNullElse(document.catchUp(), CatchUp.AS_SCHEDULED),
        workingTime == null ? Reckoning.CLOCK : workingTime.reckoning(),
        reminders == null ? null : reminders.reminders());
  }

  private static Escalation chain(Duration after, List<ApproverDocument> people) {
    return Escalation.of(people.stream()
        .map(person -> new Level(after, List.of(ApproverReader.ref(person)), Rights.KEEP))
        .toArray(Level[]::new));
  }

  private static Level level(EscalationDocument.Level level) {
    return new Level(
        level.after().duration(), ApproverReader.refs(level.to()),
        Objects.requireNonNullElse(level.rights(), Rights.KEEP));
  }
}
