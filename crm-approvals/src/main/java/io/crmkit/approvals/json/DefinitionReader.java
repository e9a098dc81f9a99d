package io.crmkit.approvals.json;

import io.crmkit.approvals.model.definition.Action;
import io.crmkit.approvals.model.definition.Approver;
import io.crmkit.approvals.model.definition.ApproverRef;
import io.crmkit.approvals.model.definition.Definition;
import io.crmkit.approvals.model.definition.EmptySlatePolicy;
import io.crmkit.approvals.model.definition.NoStepPolicy;
import io.crmkit.approvals.model.definition.Order;
import io.crmkit.approvals.model.definition.RequesterPolicy;
import io.crmkit.approvals.model.definition.Step;
import io.crmkit.approvals.model.vote.Slate;
import io.crmkit.core.expression.Expression;
import io.crmkit.core.expression.Value;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Makes a definition of a document whose members do not contradict each other; see {@link Conflicts}. */
final class DefinitionReader {

  private DefinitionReader() {}

  static Definition definition(DefinitionDocument document) {
    return new Definition(
        document.name().text(),
        Objects.requireNonNullElse(document.description(), ""),
        document.entityType().text(),
        expression(document.when()),
        Objects.requireNonNullElse(document.priority(), 0),
        order(document).stream().map(index -> step(document.steps().get(index))).toList(),
        ForkReader.forks(document),
        EscalationReader.ofDefinition(document),
        ApproverReader.refs(document.administrators()),
        Objects.requireNonNullElse(document.requester(), RequesterPolicy.BARRED),
        Objects.requireNonNullElse(document.noStep(), NoStepPolicy.REFUSE),
        duration(document.expiresAfter()),
        actions(document.actions()),
        TermsReader.terms(document),
        DutiesJson.duties(document));
  }

  /** Returns the places of the steps in the document, in the order in which the steps are passed. */
  static List<Integer> order(DefinitionDocument document) {
    List<Integer> order = new ArrayList<>();
    for (int index = 0; index < document.steps().size(); index++) {
      order.add(index);
    }
    order.sort(Comparator.comparingInt(
        index -> Objects.requireNonNullElse(document.steps().get(index).step(), index)));
    return order;
  }

  private static Step step(StepDocument document) {
    List<ApproverRef> fallback = ApproverReader.refs(document.fallback());
    ApproverDocument chair = document.chair();
    return new Step(
        document.name().text(),
        expression(document.when()),
        Objects.requireNonNullElse(document.type(), Order.PARALLEL),
        groups(document),
        RuleReader.rule(document),
        chair == null ? null : ApproverReader.ref(chair),
        Objects.requireNonNullElse(
            document.onEmpty(), fallback.isEmpty() ? EmptySlatePolicy.FAIL : EmptySlatePolicy.FALLBACK),
        fallback,
        EscalationReader.ladder(document.escalation()),
        TermsReader.paths(document.watch()),
        DutiesJson.duties(document));
  }

  private static Map<String, List<Approver>> groups(StepDocument document) {
    Map<String, List<Approver>> groups = new LinkedHashMap<>();
    List<ApproverDocument> everyone = document.approvers();
    if (everyone != null) {
      groups.put(Slate.EVERYONE, ApproverReader.approvers(everyone));
    }
    Map<GroupName, GroupDocument> named = document.groups();
    if (named != null) {
      named.forEach((name, group) -> groups.put(name.name(), ApproverReader.approvers(group.approvers())));
    }
    return groups;
  }

  private static @Nullable Expression expression(@Nullable ConditionText condition) {
    return condition == null ? null : condition.expression();
  }

  private static @Nullable Duration duration(@Nullable Span span) {
    return span == null ? null : span.duration();
  }

  private static List<Action> actions(@Nullable List<ActionDocument> documents) {
    return documents == null ? List.of() : documents.stream().map(DefinitionReader::action).toList();
  }

  private static Action action(ActionDocument document) {
    ActionDocument.Parameters with = document.with();
    return new Action(document.on(), document.type().text(), with == null ? Value.Fields.NONE : with.fields());
  }
}
