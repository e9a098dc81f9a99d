package io.crmkit.approvals.model.definition;

import io.crmkit.approvals.model.vote.Quorate;
import io.crmkit.approvals.model.vote.Slate;
import io.crmkit.core.expression.Expression;
import io.crmkit.core.naming.JsonPointer;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** Finds what is wrong with one step: its criteria, its people, its rule and its policies. */
final class StepCheck {

  private static final Set<String> NAMES_OF_THE_REQUESTER =
      Set.of("requester", "requested_by", "submitter", "submitted_by");

  private final Definition definition;
  private final Step step;
  private final JsonPointer at;
  private final Findings findings;

  StepCheck(Definition definition, Step step, JsonPointer at, Findings findings) {
    this.definition = definition;
    this.step = step;
    this.at = at;
    this.findings = findings;
  }

  void run() {
    criteria();
    step.groups().forEach(this::duplicates);
    unusedGroups();
    ownApproval();
    new RuleCheck(definition, step, at, findings).run();
    emptySlate();
  }

  private void criteria() {
    Expression criteria = step.criteria();
    Expression entry = definition.entry();
    if (criteria == null) {
      return;
    }
    CriteriaCheck check = new CriteriaCheck(findings, "step '%s' is always skipped".formatted(step.name()));
    if (check.alone(at.child("when"), criteria) && entry != null && Satisfiability.of(List.of(entry))) {
      check.within(at.child("when"), criteria, entry);
    }
  }

  private void duplicates(String group, List<Approver> approvers) {
    Set<ApproverRef> seen = new HashSet<>();
    for (int i = 0; i < approvers.size(); i++) {
      if (!seen.add(approvers.get(i).ref())) {
        findings.warning(placeOf(group).child(i), "duplicate-approver",
            "%s stands here twice but has one vote: leave one out".formatted(approvers.get(i).ref().text()));
      }
    }
  }

  private void unusedGroups() {
    Set<String> counted = step.rule().groups();
    if (counted.contains(Slate.EVERYONE) || step.rule() instanceof Quorate) {
      return;
    }
    Set<ApproverRef> used = step.groups().entrySet().stream()
        .filter(group -> counted.contains(group.getKey()))
        .flatMap(group -> group.getValue().stream()).map(Approver::ref)
        .collect(Collectors.toSet());
    step.groups().forEach((group, approvers) -> {
      if (!counted.contains(group) && !used.containsAll(approvers.stream().map(Approver::ref).toList())) {
        findings.warning(placeOf(group), "unused-group",
            "the rule does not count '%s', so their votes change nothing: count them or leave them out"
                .formatted(group));
      }
    });
  }

  /** Finds steps in which only the requester is asked, as far as the names of fields tell. */
  private void ownApproval() {
    boolean own = step.groups().values().stream().flatMap(List::stream).allMatch(StepCheck::isRequester);
    if (own && definition.requesterPolicy() == RequesterPolicy.BARRED) {
      findings.warning(at.child("approvers"), "only-the-requester",
          "only the requester is asked, who cannot approve: name others, or set requester to allowed");
    }
  }

  private static boolean isRequester(Approver approver) {
    String text = "";
    if (approver.ref() instanceof ApproverRef.Field field) {
      text = field.path();
    } else if (approver.ref() instanceof ApproverRef.Computed computed) {
      text = computed.expression().toString();
    }
    return NAMES_OF_THE_REQUESTER.contains(text.toLowerCase(Locale.ROOT));
  }

  private void emptySlate() {
    if (step.onEmpty() == EmptySlatePolicy.FALLBACK && step.fallback().isEmpty()) {
      findings.error(at.child("fallback"), "no-fallback", "on_empty is fallback: name who that is");
    }
    if (step.onEmpty() == EmptySlatePolicy.ADMINISTRATORS && definition.administrators().isEmpty()) {
      findings.error(at.child("on_empty"), "no-administrators",
          "on_empty is administrators, but the definition names none: set administrators");
    }
    if (step.onEmpty() != EmptySlatePolicy.FALLBACK && !step.fallback().isEmpty()) {
      findings.warning(at.child("fallback"), "unused-fallback",
          "nobody asks the fallback: set on_empty to fallback, or leave it out");
    }
  }

  private JsonPointer placeOf(String group) {
    return group.equals(Slate.EVERYONE) ? at.child("approvers") : at.child("groups").child(group);
  }
}
