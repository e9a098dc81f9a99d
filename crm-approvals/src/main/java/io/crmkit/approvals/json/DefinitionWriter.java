package io.crmkit.approvals.json;

import io.crmkit.approvals.model.definition.Action;
import io.crmkit.approvals.model.definition.Approver;
import io.crmkit.approvals.model.definition.ApproverRef;
import io.crmkit.approvals.model.definition.Definition;
import io.crmkit.approvals.model.definition.Escalation;
import io.crmkit.approvals.model.definition.Escalation.Last;
import io.crmkit.approvals.model.definition.OverridePolicy;
import io.crmkit.approvals.model.definition.Step;
import io.crmkit.approvals.model.vote.Quorate;
import io.crmkit.approvals.model.vote.Slate;
import io.crmkit.core.expression.Expression;
import io.crmkit.core.expression.Value;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Writes definitions in the one form in which equal definitions are equal documents: the rich one, with its policies.
 */
final class DefinitionWriter {

  private DefinitionWriter() {}

  static DefinitionDocument document(Definition definition) {
    Escalation escalation = definition.escalation();
    return new DefinitionDocument(
        new Label(definition.name()),
        definition.description().isEmpty() ? null : definition.description(),
        null,
        new Label(definition.entityType()),
        condition(definition.entry()),
        definition.priority(),
        definition.steps().stream().map(DefinitionWriter::step).toList(),
        ForkReader.documents(definition),
        null, null, null,
        escalation.equals(Escalation.NONE) ? null : escalation(escalation),
        ApproverWriter.refs(definition.administrators()),
        definition.requesterPolicy(),
        definition.noStepPolicy(),
        span(definition.expiresAfter()),
        actions(definition.actions()),
        TermsWriter.lock(definition.terms().lock()),
        TermsWriter.content(definition.terms().content()),
        TermsWriter.rework(definition.terms().rework()),
        definition.terms().override() == OverridePolicy.REFUSED ? null : definition.terms().override(),
        ApproverWriter.refs(definition.duties().barred()),
        DutiesJson.distinct(definition.duties()),
        DutiesJson.skip(definition.duties()),
        DutiesJson.delegates(definition.duties()),
        DutiesJson.amount(definition.duties()));
  }

  private static StepDocument step(Step step) {
    Map<GroupName, GroupDocument> groups = groups(step);
    List<Approver> everyone = step.groups().getOrDefault(Slate.EVERYONE, List.of());
    ApproverRef chair = step.chair();
    Escalation escalation = step.escalation();
    Quorate quorate = step.rule() instanceof Quorate rule ? rule : null;
    return new StepDocument(
        null,
        new Label(step.name()),
        condition(step.criteria()),
        step.order(),
        everyone.isEmpty() ? null : ApproverWriter.approvers(everyone),
        groups.isEmpty() ? null : groups,
        null,
        RuleText.of(quorate == null ? step.rule() : quorate.formula()),
        null, null,
        chair == null ? null : ApproverWriter.ref(chair),
        quorate == null ? null : new QuorumDocument(quorate.minimum(), quorate.abstentions()),
        null,
        step.onEmpty(),
        ApproverWriter.refs(step.fallback()),
        escalation == null ? null : escalation(escalation),
        TermsWriter.texts(step.watch()),
        DutiesJson.separateFrom(step.duties()),
        DutiesJson.adHoc(step.duties()),
        DelegatesDocument.of(step.duties().delegates()),
        span(step.duties().claimFor()));
  }

  private static Map<GroupName, GroupDocument> groups(Step step) {
    Map<GroupName, GroupDocument> groups = new LinkedHashMap<>();
    step.groups().forEach((name, approvers) -> {
      if (!name.equals(Slate.EVERYONE)) {
        groups.put(new GroupName(name), new GroupDocument(ApproverWriter.approvers(approvers)));
      }
    });
    return groups;
  }

  private static EscalationDocument escalation(Escalation escalation) {
    Last last = escalation.last();
    List<EscalationDocument.Level> levels =
        escalation.levels().stream().map(DefinitionWriter::level).toList();
    return new EscalationDocument(
        levels.isEmpty() ? null : levels,
        last.equals(Last.WAIT) ? null : new EscalationDocument.End(new Span(last.after()), last.action()),
        escalation.stopRule(),
        escalation.catchUp(),
        WorkingTimeDocument.of(escalation.reckoning()),
        RemindersDocument.of(escalation.reminders()));
  }

  private static EscalationDocument.Level level(Escalation.Level level) {
    List<ApproverDocument> to = level.to().stream().map(ApproverWriter::ref).toList();
    return new EscalationDocument.Level(new Span(level.after()), to, level.rights());
  }

  private static @Nullable ConditionText condition(@Nullable Expression expression) {
    return expression == null ? null : new ConditionText(expression);
  }

  private static @Nullable Span span(@Nullable Duration duration) {
    return duration == null ? null : new Span(duration);
  }

  private static @Nullable List<ActionDocument> actions(List<Action> actions) {
    return actions.isEmpty() ? null : actions.stream().map(DefinitionWriter::action).toList();
  }

  private static ActionDocument action(Action action) {
    boolean plain = action.with().equals(Value.Fields.NONE);
    return new ActionDocument(
        action.on(), new Label(action.type()), plain ? null : ActionDocument.Parameters.of(action.with()));
  }
}
