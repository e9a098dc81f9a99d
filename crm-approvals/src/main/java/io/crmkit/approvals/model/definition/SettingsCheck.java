package io.crmkit.approvals.model.definition;

import io.crmkit.approvals.model.definition.DelegatePolicy.Authority;
import io.crmkit.approvals.model.definition.DelegatePolicy.Votes;
import io.crmkit.approvals.model.definition.ReworkPolicy.Target;
import io.crmkit.approvals.model.vote.Slate;
import io.crmkit.core.naming.JsonPointer;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Finds settings of a definition that nothing in it can make use of. */
final class SettingsCheck {

  private final Definition definition;
  private final List<Step> steps;
  private final Findings findings;

  SettingsCheck(Definition definition, Findings findings) {
    this.definition = definition;
    this.steps = definition.steps();
    this.findings = findings;
  }

  void run() {
    delegates();
    for (int i = 0; i < steps.size(); i++) {
      step(steps.get(i), JsonPointer.ROOT.child("steps").child(i));
    }
    skip();
    watch();
    rework();
    policies();
  }

  private void delegates() {
    JsonPointer at = JsonPointer.ROOT.child("delegates");
    DelegatePolicy common = definition.duties().delegates();
    if (!common.equals(DelegatePolicy.STANDARD) && steps.stream().allMatch(step -> step.duties().delegates() != null)) {
      nothing(at, "every step says itself what delegates may do: leave it out here, or there");
    } else {
      delegates(common, at);
    }
  }

  private void delegates(DelegatePolicy policy, JsonPointer at) {
    if (policy.votes() == Votes.REFUSED) {
      if (!policy.among().isEmpty()) {
        nothing(at.child("among"), "delegates do not vote at all: allow them, or do not say who they are");
      }
      if (policy.authority() == Authority.OWN) {
        nothing(at.child("authority"), "delegates do not vote at all: allow them, or leave their authority out");
      }
    } else if (policy.authority() == Authority.OWN && definition.duties().amount() == null) {
      nothing(at.child("authority"),
          "no limit can be told to cover a request that has no amount: set amount, or leave the authority out");
    }
  }

  private void step(Step step, JsonPointer at) {
    if (step.order() == Order.QUEUE && Headcount.of(step).people(Slate.EVERYONE, null) <= 1) {
      nothing(at.child("type"), "a queue of one person is claimed by nobody else: name more people, or leave it out");
    }
    if (step.order() != Order.QUEUE && step.duties().claimFor() != null) {
      nothing(at.child("claim_for"), "only a queue is claimed: set type to queue, or leave it out");
    }
    DelegatePolicy own = step.duties().delegates();
    if (own != null) {
      delegates(own, at.child("delegates"));
    }
    separateFrom(step, at.child("separate_from"));
    approvers(step, at);
  }

  private void separateFrom(Step step, JsonPointer at) {
    List<String> others = step.duties().separateFrom();
    if (!others.isEmpty() && definition.duties().distinct() == Distinct.ACROSS_STEPS) {
      nothing(at, "distinct_approvers separates all steps already: leave one of them out");
      return;
    }
    for (int i = 0; i < others.size(); i++) {
      String name = others.get(i);
      if (name.equals(step.name())) {
        nothing(at.child(i), "within a step everybody votes once anyway: name another step, or leave it out");
      } else if (steps.stream().noneMatch(other -> other.name().equals(name))) {
        findings.error(at.child(i), "unknown-step", "there is no step '%s': correct the name".formatted(name));
      }
    }
  }

  /** Finds those who are named to decide and barred by the same words. */
  private void approvers(Step step, JsonPointer at) {
    Set<ApproverRef> barred = Set.copyOf(definition.duties().barred());
    step.groups().forEach((group, approvers) -> {
      JsonPointer place = group.equals(Slate.EVERYONE) ? at.child("approvers") : at.child("groups").child(group);
      for (int i = 0; i < approvers.size(); i++) {
        barred(barred, List.of(approvers.get(i).ref()), place.child(i));
      }
    });
    barred(barred, step.fallback(), at.child("fallback"));
    Escalation own = step.escalation();
    if (own != null) {
      levels(barred, own, at.child("escalation"));
    }
  }

  private void levels(Set<ApproverRef> barred, Escalation ladder, JsonPointer at) {
    for (int i = 0; i < ladder.levels().size(); i++) {
      barred(barred, ladder.levels().get(i).to(), at.child("levels").child(i).child("to"));
    }
  }

  private void barred(Set<ApproverRef> barred, Collection<ApproverRef> people, JsonPointer at) {
    if (!people.isEmpty() && barred.containsAll(people)) {
      findings.warning(at, "barred-approver",
          "bars says that nobody here may decide: name others, or do not bar them");
    }
  }

  private void skip() {
    JsonPointer at = JsonPointer.ROOT.child("skip");
    Set<SkipRule> rules = definition.duties().skip();
    if (rules.contains(SkipRule.ALREADY_APPROVED)) {
      if (steps.size() == 1) {
        nothing(at, "there is no step before the only one: leave already_approved out");
      } else if (definition.duties().distinct() == Distinct.ACROSS_STEPS) {
        nothing(at, "steps that are separate skip nothing on each other's account: leave already_approved out");
      }
    }
    if (rules.contains(SkipRule.REQUESTER_IS_APPROVER) && steps.stream().flatMap(SettingsCheck::approvers)
        .allMatch(SettingsCheck::isAboveTheRequester)) {
      nothing(at, "only people above the requester are asked: leave requester_is_approver out");
    }
  }

  private static Stream<ApproverRef> approvers(Step step) {
    return step.groups().values().stream().flatMap(List::stream).map(Approver::ref);
  }

  private static boolean isAboveTheRequester(ApproverRef ref) {
    return ref instanceof ApproverRef.Manager || ref instanceof ApproverRef.UpToLimit
        || ref instanceof ApproverRef.Matrix matrix && matrix.rows().stream()
            .flatMap(row -> row.approvers().stream()).allMatch(SettingsCheck::isAboveTheRequester);
  }

  private void watch() {
    ContentPolicy content = definition.terms().content();
    if (content != null && content.watch() != null && steps.stream().allMatch(step -> step.watch() != null)) {
      nothing(JsonPointer.ROOT.child("content").child("watch"),
          "every step says itself what it watches: leave it out here, or there");
    }
  }

  private void rework() {
    ReworkPolicy rework = definition.terms().rework();
    boolean backwards = rework != null && rework.to().stream().anyMatch(target -> target != Target.REQUESTER);
    if (backwards && !anyStepHasOneBefore()) {
      nothing(JsonPointer.ROOT.child("rework").child("to"),
          "no step has one before it to be sent back to: name only the requester");
    }
  }

  private boolean anyStepHasOneBefore() {
    for (int index = 1; index < steps.size(); index++) {
      Fork fork = definition.forkOf(index).orElse(null);
      int first = fork == null || fork.first() > 0 ? 0 : fork.branchOf(index).first();
      if (first < index) {
        return true;
      }
    }
    return false;
  }

  private void policies() {
    if (definition.terms().override() == OverridePolicy.ALLOWED && definition.administrators().isEmpty()) {
      nothing(JsonPointer.ROOT.child("override"), "nobody may overrule: name administrators, or leave it out");
    }
    if (definition.noStepPolicy() == NoStepPolicy.APPROVE
        && steps.stream().anyMatch(step -> step.criteria() == null)) {
      nothing(JsonPointer.ROOT.child("no_step"), "a step without criteria always applies: leave no_step out");
    }
    levels(Set.copyOf(definition.duties().barred()), definition.escalation(), JsonPointer.ROOT.child("escalation"));
  }

  private void nothing(JsonPointer at, String message) {
    findings.warning(at, "no-effect", message);
  }
}
