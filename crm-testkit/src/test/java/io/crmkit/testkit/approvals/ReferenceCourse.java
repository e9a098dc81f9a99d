package io.crmkit.testkit.approvals;

import io.crmkit.approvals.model.Approval.Outcome;
import io.crmkit.approvals.model.ApprovalCommand.Amend;
import io.crmkit.approvals.model.ApprovalCommand.Overrule;
import io.crmkit.approvals.model.ApprovalCommand.Recall;
import io.crmkit.approvals.model.ApprovalCommand.Resubmit;
import io.crmkit.approvals.model.ApprovalCommand.SendBack;
import io.crmkit.approvals.model.Destination;
import io.crmkit.approvals.model.Destination.Kind;
import io.crmkit.approvals.model.StepResult.Ending;
import io.crmkit.approvals.model.Subject;
import io.crmkit.approvals.model.definition.ContentPolicy;
import io.crmkit.approvals.model.definition.ContentPolicy.AfterApproval;
import io.crmkit.approvals.model.definition.Definition;
import io.crmkit.approvals.model.definition.Fork;
import io.crmkit.approvals.model.definition.OverridePolicy;
import io.crmkit.approvals.model.definition.ReworkPolicy;
import io.crmkit.approvals.model.definition.ReworkPolicy.Exhausted;
import io.crmkit.approvals.model.definition.ReworkPolicy.Target;
import io.crmkit.approvals.model.definition.Step;
import io.crmkit.core.Actor;
import io.crmkit.core.expression.Value;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** How a {@link ReferenceRequest} leaves the straight way: it is amended, sent back, taken back or overruled. */
record ReferenceCourse(ReferenceChain chain) {

  private static final String ACCEPTED = ReferenceRequest.ACCEPTED;

  private Definition definition() {
    return chain.definition();
  }

  private boolean isStranger(Actor by) {
    return !chain.people.isRequester(by) && !chain.people.isAdministrator(by);
  }

  private Value.Fields now() {
    return chain.people.answers().subject().fields();
  }

  String recall(Recall recall) {
    if (isStranger(recall.by())) {
      return "NotAllowed";
    }
    chain.end(Outcome.RECALLED);
    return ACCEPTED;
  }

  String overrule(Overrule overrule) {
    if (definition().terms().override() == OverridePolicy.REFUSED) {
      return "NoOverride";
    }
    if (!chain.people.isActive(overrule.by())) {
      return "Inactive";
    }
    if (!chain.people.isAdministrator(overrule.by())) {
      return "NotAllowed";
    }
    if (chain.people.isBarred(overrule.by())) {
      return "OwnRequest";
    }
    chain.end(overrule.verdict() == Overrule.Verdict.APPROVE ? Outcome.APPROVED : Outcome.REJECTED);
    return ACCEPTED;
  }

  String amend(Amend amend) {
    if (isStranger(amend.by())) {
      return "NotAllowed";
    }
    if (!ReferenceContent.changes(now(), amend.fields())) {
      return "NothingAmended";
    }
    String misfit = misfit(amend.fields());
    if (misfit != null) {
      return misfit;
    }
    if (change(amend.fields()) && !chain.returned) {
      chain.goBack();
    }
    exclude();
    return ACCEPTED;
  }

  String resubmit(Resubmit again) {
    if (isStranger(again.by())) {
      return "NotAllowed";
    }
    if (!chain.returned) {
      return "NotReturned";
    }
    String misfit = again.fields() == null ? null : misfit(again.fields());
    if (misfit != null) {
      return misfit;
    }
    if (again.fields() != null) {
      change(again.fields());
    }
    chain.returned = false;
    chain.goBack();
    exclude();
    return ACCEPTED;
  }

  /** Amends a request after its end, as far as its definition lets that happen. */
  String amendEnded(Amend amend) {
    ContentPolicy policy = definition().terms().content();
    if (chain.outcome() != Outcome.APPROVED || policy == null || policy.afterApproval() == AfterApproval.REFUSE) {
      return "AlreadySettled " + chain.outcome();
    }
    if (isStranger(amend.by())) {
      return "NotAllowed";
    }
    if (!chain.lapsed && !ReferenceContent.changes(now(), amend.fields())) {
      return "NothingAmended";
    }
    return policy.afterApproval() == AfterApproval.LAPSE ? lapse(amend.fields()) : reopen(amend.fields());
  }

  private String lapse(Value.Fields fields) {
    boolean differs = touched(fields).stream().anyMatch(name -> chain.ended.get(name) != Ending.REJECTED);
    if (!differs) {
      chain.people = chain.people.about(fields);
    }
    chain.lapsed = differs;
    return ACCEPTED;
  }

  private String reopen(Value.Fields fields) {
    String misfit = misfit(fields);
    if (misfit != null) {
      return misfit;
    }
    if (change(fields)) {
      chain.reopen();
      chain.goBack();
    }
    return ACCEPTED;
  }

  /** Returns why a request for this could not have been submitted, but for what stands already. */
  private @Nullable String misfit(Value.Fields fields) {
    ReferencePeople about = chain.people.about(fields);
    String failure = ReferenceCriteria.failure(about);
    if (failure != null) {
      return failure;
    }
    ReferenceChain after = chain.copy();
    new ReferenceCourse(after).change(fields);
    Set<String> standing = new HashSet<>(after.ended.keySet());
    standing.removeIf(name -> after.ended.get(name) == Ending.SKIPPED);
    after.open.forEach(step -> standing.add(step.step.name()));
    after.aside.forEach(step -> standing.add(step.step.name()));
    return ReferenceCriteria.objection(after.people, standing);
  }

  /** Has the subject say something else; returns whether that touches any step. */
  private boolean change(Value.Fields fields) {
    Set<String> touched = touched(fields);
    chain.know(chain.people.about(fields), chain.now);
    chain.forget(touched);
    return !touched.isEmpty();
  }

  /** Takes out whom the definition bars now, wherever they take part; then looks at all steps again. */
  private void exclude() {
    Set<ReferenceStep> left = new HashSet<>();
    for (Actor person : chain.people.active(definition().duties().barred())) {
      Stream.concat(chain.open.stream(), chain.aside.stream())
          .filter(step -> step.bar(person, chain.now)).forEach(left::add);
    }
    chain.lookAgain(left);
  }

  /** Returns the steps that do not stand as they are once the subject says {@code fields}. */
  private Set<String> touched(Value.Fields fields) {
    Subject before = chain.people.answers().subject();
    Subject after = chain.people.about(fields).answers().subject();
    Set<String> touched = new TreeSet<>();
    for (Step step : definition().steps()) {
      boolean differs = ReferenceContent.touches(definition(), step, before.fields(), fields);
      boolean applies = ReferenceCriteria.mayHold(step.criteria(), after);
      Ending how = chain.ended.get(step.name());
      boolean overruled = chain.isOverruled(step);
      boolean passedBy = (overruled || how == Ending.SKIPPED) && !ReferenceCriteria.hold(step.criteria(), before);
      boolean waits = how == null && (isAmong(chain.open, step) || isAmong(chain.aside, step));
      boolean stands = overruled || how != null && how != Ending.WITHDRAWN;
      if (passedBy ? applies : waits ? differs || !applies : differs && stands) {
        touched.add(step.name());
      }
    }
    return touched;
  }

  private static boolean isAmong(List<ReferenceStep> steps, Step step) {
    return steps.stream().anyMatch(each -> each.step.equals(step));
  }

  String sendBack(SendBack back) {
    return new ReferenceSeats(chain).inTurn(back.by(), back.step(), turn -> {
      ReferenceStep step = turn.step();
      ReworkPolicy policy = definition().terms().rework();
      int goal = goal(step.step, back.to());
      if (policy == null || !leads(policy, step.step, back.to().kind(), goal)) {
        return "NoWayBack";
      }
      if (chain.returns < policy.rounds()) {
        chain.returns++;
        leave(step, goal);
      } else if (policy.then() == Exhausted.REFUSE) {
        return "ReworkExhausted";
      } else {
        chain.reject(step, chain.now);
      }
      return ACCEPTED;
    });
  }

  private boolean leads(ReworkPolicy policy, Step from, Kind to, int goal) {
    if (to == Kind.REQUESTER) {
      return policy.to().contains(Target.REQUESTER);
    }
    boolean isPrevious = goal == goal(from, Destination.PREVIOUS);
    return goal >= 0 && (policy.to().contains(Target.ANY) || policy.to().contains(Target.PREVIOUS) && isPrevious);
  }

  /** Returns the place of the last step that is meant and on the way to {@code from}, and was approved; -1 if none. */
  private int goal(Step from, Destination to) {
    for (int index = definition().steps().indexOf(from) - 1; index >= 0 && to.kind() != Kind.REQUESTER; index--) {
      Step step = definition().steps().get(index);
      boolean meant = to.kind() == Kind.PREVIOUS || step.name().equals(to.step());
      if (meant && chain.ended.get(step.name()) == Ending.APPROVED && isOnTheWay(step, from)) {
        return index;
      }
    }
    return -1;
  }

  /** Whether {@code from} comes behind {@code step}, and not beside it, or behind a branch that has led there. */
  private boolean isOnTheWay(Step step, Step from) {
    Fork fork = chain.forkOf(step).orElse(null);
    if (fork == null) {
      return true;
    }
    Fork.Branch branch = fork.branchOf(definition().steps().indexOf(step));
    if (fork.holds(definition().steps().indexOf(from))) {
      return branch.holds(definition().steps().indexOf(from));
    }
    return definition().steps().subList(branch.first(), branch.end()).stream()
        .noneMatch(each -> chain.ended.get(each.name()) == Ending.WITHDRAWN
            || chain.ended.get(each.name()) == Ending.REJECTED);
  }

  private void leave(ReferenceStep from, int goal) {
    if (goal < 0) {
      chain.open.remove(from);
      List.copyOf(chain.open).forEach(chain::setAside);
      chain.returned = true;
      return;
    }
    Set<String> anew = new HashSet<>();
    Fork fork = definition().forkOf(goal).orElse(null);
    for (int index = goal; index < definition().steps().size(); index++) {
      if (fork == null || !fork.holds(index) || fork.branchOf(goal).holds(index)) {
        anew.add(definition().steps().get(index).name());
      }
    }
    chain.forget(anew);
    chain.goBack();
  }
}
