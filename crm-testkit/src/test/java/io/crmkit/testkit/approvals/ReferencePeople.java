package io.crmkit.testkit.approvals;

import io.crmkit.approvals.model.Panel.Kind;
import io.crmkit.approvals.model.StepResult.Ending;
import io.crmkit.approvals.model.Subject;
import io.crmkit.approvals.model.definition.Approver;
import io.crmkit.approvals.model.definition.ApproverRef;
import io.crmkit.approvals.model.definition.Definition;
import io.crmkit.approvals.model.definition.Distinct;
import io.crmkit.approvals.model.definition.EmptySlatePolicy;
import io.crmkit.approvals.model.definition.RequesterPolicy;
import io.crmkit.approvals.model.definition.SkipRule;
import io.crmkit.approvals.model.definition.Step;
import io.crmkit.approvals.model.delegation.Delegation;
import io.crmkit.approvals.model.vote.Slate;
import io.crmkit.core.Actor;
import io.crmkit.core.expression.Value;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Who may sit where in a {@link ReferenceRequest}, by what the directory says now. */
record ReferencePeople(
    Definition definition, Answers answers, ReferenceVoices voices, List<Delegation> delegations, boolean amended) {

  /** People of a request that is not amended, of whom nothing has been heard yet. */
  ReferencePeople(Definition definition, Answers answers, List<Delegation> delegations) {
    this(definition, answers, new ReferenceVoices(), delegations, false);
  }

  /** Returns these people as another directory knows them. */
  ReferencePeople in(Staff staff) {
    return new ReferencePeople(
        definition, new Answers(staff, answers.subject(), answers.requester()), voices, delegations, amended);
  }

  /** Returns these people, of whom this has been heard. */
  ReferencePeople hearing(ReferenceVoices others) {
    return new ReferencePeople(definition, answers, others, delegations, amended);
  }

  /** Returns these people for a subject that says {@code fields}. */
  ReferencePeople about(Value.Fields fields) {
    Subject subject = new Subject(answers.subject().entityType(), answers.subject().entityId(), fields);
    return new ReferencePeople(
        definition, new Answers(answers.staff(), subject, answers.requester()), voices, delegations,
        amended || ReferenceContent.changes(answers.subject().fields(), fields));
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

  /** Returns why {@code person} must have no say in {@code step}; null if they may. */
  @Nullable String objectionTo(Step step, Actor person) {
    if (isBarred(person)) {
      return "OwnRequest";
    }
    boolean spoken = definition.steps().stream()
        .anyMatch(other -> areSeparate(step, other) && voices.involve(other.name(), person));
    return spoken || active(definition.duties().barred()).contains(person) ? "BarredFromStep" : null;
  }

  /** Whether nobody may have a say in both, as either says or the definition does of all. */
  boolean areSeparate(Step one, Step other) {
    return !one.name().equals(other.name()) && (definition.duties().distinct() == Distinct.ACROSS_STEPS
        || one.duties().separateFrom().contains(other.name()) || other.duties().separateFrom().contains(one.name()));
  }

  /** Returns those of {@code refs} who may vote in {@code step}. */
  List<Actor> voters(Step step, Collection<ApproverRef> refs) {
    return active(refs).stream().filter(person -> objectionTo(step, person) == null).toList();
  }

  /** Returns in whose seat of {@code step}, which asks them, {@code by} may act at {@code now}. */
  Optional<Actor> proxy(ReferenceStep step, Actor by, Instant now) {
    return new ReferenceDelegates(this, now).principal(step, by);
  }

  /** Whether {@code by} may answer at {@code now} what {@code principal} was asked. */
  boolean mayAnswerFor(Actor principal, Actor by, Instant now) {
    return new ReferenceDelegates(this, now).leadTo(by, principal);
  }

  List<Actor> active(Collection<ApproverRef> refs) {
    Set<Actor> people = new LinkedHashSet<>();
    refs.forEach(ref -> people.addAll(answers.people(ref)));
    return List.copyOf(people);
  }

  /** Returns the panel that a step opens with: one seat a person, in all their groups, with the greatest weight. */
  ReferencePanel approvers(Step step) {
    return approvers(step, Set.of());
  }

  /** Whether a step needs nobody's vote, since the approvals that are known are enough. */
  boolean isKnown(Step step) {
    Set<Actor> known = new LinkedHashSet<>();
    if (definition.duties().skip().contains(SkipRule.REQUESTER_IS_APPROVER)) {
      known.add(answers.requester());
    }
    if (definition.duties().skip().contains(SkipRule.ALREADY_APPROVED)) {
      known.addAll(voices.approving(definition.steps().stream()
          .filter(other -> !amended || ReferenceContent.seesAll(definition, other, step)).toList()));
    }
    known.removeIf(person -> !names(step, person) || !isHeardOf(step, person));
    return !known.isEmpty() && approvers(step, known).isApprovedBy(step.rule(), known);
  }

  private boolean names(Step step, Actor person) {
    return step.groups().values().stream().flatMap(List::stream)
        .anyMatch(approver -> active(List.of(approver.ref())).contains(person));
  }

  /** Whether the approval of {@code person} may stand for a vote; that of a requester may, who is given no seat. */
  private boolean isHeardOf(Step step, Actor person) {
    String objection = objectionTo(step, person);
    return objection == null || objection.equals("OwnRequest")
        && definition.duties().skip().contains(SkipRule.REQUESTER_IS_APPROVER);
  }

  private ReferencePanel approvers(Step step, Set<Actor> known) {
    Set<Actor> seated = new LinkedHashSet<>();
    step.groups().values().forEach(named -> named.forEach(approver -> active(List.of(approver.ref())).stream()
        .filter(person -> known.contains(person) || objectionTo(step, person) == null).forEach(seated::add)));
    List<Actor> holders = List.copyOf(seated);
    Slate.Builder slate = Slate.builder();
    step.groups().keySet().stream().filter(group -> !group.equals(Slate.EVERYONE)).forEach(slate::group);
    holders.forEach(holder -> seat(slate, step, holder));
    if (step.chair() != null) {
      active(List.of(step.chair())).stream().filter(holders::contains).findFirst()
          .ifPresent(chair -> slate.chair(holders.indexOf(chair)));
    }
    return new ReferencePanel(Kind.APPROVERS, step.order(), slate.build(), holders);
  }

  private void seat(Slate.Builder slate, Step step, Actor holder) {
    Set<String> groups = new TreeSet<>();
    int weight = 0;
    for (String group : step.groups().keySet()) {
      for (Approver approver : step.groups().getOrDefault(group, List.of())) {
        if (active(List.of(approver.ref())).contains(holder)) {
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
      List<Actor> fallback = without(step, except, step.fallback());
      if (!fallback.isEmpty()) {
        return ReferencePanel.firstAnswer(Kind.FALLBACK, fallback);
      }
    }
    List<Actor> administrators = without(step, except, definition.administrators());
    boolean called = step.onEmpty() == EmptySlatePolicy.FALLBACK || step.onEmpty() == EmptySlatePolicy.ADMINISTRATORS;
    return called && !administrators.isEmpty()
        ? ReferencePanel.firstAnswer(Kind.ADMINISTRATORS, administrators)
        : null;
  }

  private List<Actor> without(Step step, Set<Actor> except, Collection<ApproverRef> refs) {
    List<Actor> people = new ArrayList<>(voters(step, refs));
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
