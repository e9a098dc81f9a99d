package io.crmkit.testkit.approvals;

import io.crmkit.approvals.model.Panel.Kind;
import io.crmkit.approvals.model.StepResult.Ending;
import io.crmkit.approvals.model.Subject;
import io.crmkit.approvals.model.definition.Approver;
import io.crmkit.approvals.model.definition.ApproverRef;
import io.crmkit.approvals.model.definition.Definition;
import io.crmkit.approvals.model.definition.EmptySlatePolicy;
import io.crmkit.approvals.model.definition.RequesterPolicy;
import io.crmkit.approvals.model.definition.Step;
import io.crmkit.approvals.model.vote.Slate;
import io.crmkit.core.Actor;
import io.crmkit.core.expression.Value;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Who may sit where in a {@link ReferenceRequest}, by what the directory says now. */
record ReferencePeople(Definition definition, Answers answers) {

  /** Returns these people as another directory knows them. */
  ReferencePeople in(Staff staff) {
    return new ReferencePeople(definition, new Answers(staff, answers.subject(), answers.requester()));
  }

  /** Returns these people for a subject that says {@code fields}. */
  ReferencePeople about(Value.Fields fields) {
    Subject subject = new Subject(answers.subject().entityType(), answers.subject().entityId(), fields);
    return new ReferencePeople(definition, new Answers(answers.staff(), subject, answers.requester()));
  }

  boolean isBarred(Actor person) {
    return definition.requesterPolicy() == RequesterPolicy.BARRED && isRequester(person);
  }

  boolean isRequester(Actor person) {
    return person.equals(answers.requester());
  }

  boolean isActive(Actor person) {
    return answers.staff().isActive(person);
  }

  boolean isAdministrator(Actor person) {
    return active(definition.administrators()).contains(person);
  }

  /** Returns those of {@code refs} who may vote. */
  List<Actor> voters(Collection<ApproverRef> refs) {
    return active(refs).stream().filter(person -> !isBarred(person)).toList();
  }

  private List<Actor> active(Collection<ApproverRef> refs) {
    Set<Actor> people = new LinkedHashSet<>();
    refs.forEach(ref -> people.addAll(answers.people(ref)));
    return List.copyOf(people);
  }

  /** Returns the panel that a step opens with: one seat a person, in all their groups, with the greatest weight. */
  ReferencePanel approvers(Step step) {
    Set<Actor> seated = new LinkedHashSet<>();
    step.groups().values().forEach(
        named -> named.forEach(approver -> seated.addAll(voters(List.of(approver.ref())))));
    List<Actor> holders = List.copyOf(seated);
    Slate.Builder slate = Slate.builder();
    step.groups().keySet().stream().filter(group -> !group.equals(Slate.EVERYONE)).forEach(slate::group);
    holders.forEach(holder -> seat(slate, step, holder));
    if (step.chair() != null) {
      voters(List.of(step.chair())).stream().filter(holders::contains).findFirst()
          .ifPresent(chair -> slate.chair(holders.indexOf(chair)));
    }
    return new ReferencePanel(Kind.APPROVERS, step.order(), slate.build(), holders);
  }

  private void seat(Slate.Builder slate, Step step, Actor holder) {
    Set<String> groups = new TreeSet<>();
    int weight = 0;
    for (String group : step.groups().keySet()) {
      for (Approver approver : step.groups().getOrDefault(group, List.of())) {
        if (voters(List.of(approver.ref())).contains(holder)) {
          groups.add(group);
          weight = Math.max(weight, approver.weight());
        }
      }
    }
    groups.remove(Slate.EVERYONE);
    slate.seat(weight, groups);
  }

  /** Returns whom the policy of a step calls in place of its approvers, leaving out some; null if it calls nobody. */
  @Nullable ReferencePanel standIns(Step step, Set<Actor> except) {
    if (step.onEmpty() == EmptySlatePolicy.FALLBACK) {
      List<Actor> fallback = without(except, step.fallback());
      if (!fallback.isEmpty()) {
        return ReferencePanel.firstAnswer(Kind.FALLBACK, fallback);
      }
    }
    List<Actor> administrators = without(except, definition.administrators());
    boolean called = step.onEmpty() == EmptySlatePolicy.FALLBACK || step.onEmpty() == EmptySlatePolicy.ADMINISTRATORS;
    return called && !administrators.isEmpty()
        ? ReferencePanel.firstAnswer(Kind.ADMINISTRATORS, administrators)
        : null;
  }

  List<Actor> without(Set<Actor> except, Collection<ApproverRef> refs) {
    List<Actor> people = new ArrayList<>(voters(refs));
    people.removeAll(except);
    return people;
  }

  /** How a step ends that nobody may decide and that is left for that. */
  static Ending leaving(Step step) {
    return step.onEmpty() == EmptySlatePolicy.AUTO_APPROVE ? Ending.APPROVED : Ending.SKIPPED;
  }

  /** Whether a step is left without asking anybody if its approvers are too few. */
  static boolean isLeft(Step step) {
    return step.onEmpty() == EmptySlatePolicy.SKIP || step.onEmpty() == EmptySlatePolicy.AUTO_APPROVE;
  }
}
