package io.crmkit.approvals.model;

import io.crmkit.approvals.model.Approval.Pending;
import io.crmkit.approvals.model.Approval.Settled;
import io.crmkit.approvals.model.ApprovalEvent.Barred;
import io.crmkit.approvals.model.ApprovalEvent.Barred.Reason;
import io.crmkit.approvals.model.definition.ApproverRef;
import io.crmkit.approvals.model.definition.Definition;
import io.crmkit.approvals.model.definition.RequesterPolicy;
import io.crmkit.approvals.model.definition.SkipRule;
import io.crmkit.approvals.model.definition.Step;
import io.crmkit.approvals.model.vote.Choice;
import io.crmkit.core.Actor;
import io.crmkit.core.expression.Value;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Separation of duties: who must not decide a step, by whatever path they would come to.
 *
 * <p>Every path asks here, and asks again when a vote is cast: seats, rungs, stand-ins, those to whom a seat is handed,
 * those who are added, delegates, and those in whose place delegates vote.
 */
final class Barring {

  private final Definition definition;
  private final Facts facts;
  private final Actor requester;
  private final List<StepResult> results;
  private final List<OpenStep> begun;
  private final boolean amended;

  private Barring(
      Definition definition, Facts facts, Actor requester, List<StepResult> results, List<OpenStep> begun,
      boolean amended) {
    this.definition = definition;
    this.facts = facts;
    this.requester = requester;
    this.results = results;
    this.begun = begun;
    this.amended = amended;
  }

  /** Returns who is barred from the steps of a request as it stands. */
  static Barring of(Draft draft) {
    Pending pending = draft.pending();
    return of(draft.definition(), draft.facts(), pending);
  }

  static Barring of(Definition definition, Facts facts, Pending pending) {
    return new Barring(
        definition, facts, pending.origin().requester(), pending.results(), Voiding.openAndParked(pending),
        pending.course().fields() != null);
  }

  /** Returns who will be barred from the steps of a request of {@code requester} if its steps end like this. */
  static Barring foreseen(Draft draft, Actor requester, List<StepResult> results) {
    return new Barring(draft.definition(), draft.facts(), requester, results, List.of(), false);
  }

  /** The same once the subject says {@code fields}, while {@code begun} wait or are set aside, with votes perhaps. */
  static Barring foreseen(Draft draft, Value.Fields fields, List<StepResult> results, List<OpenStep> begun) {
    Course course = draft.state() instanceof Settled settled ? settled.course() : draft.pending().course();
    boolean amended = course.fields() != null || !Watch.changed(draft.subject().fields(), fields).isEmpty();
    return new Barring(draft.definition(), draft.facts(), draft.requester(), results, begun, amended);
  }

  boolean isBarredRequester(Actor person) {
    return person.equals(requester) && definition.requesterPolicy() == RequesterPolicy.BARRED;
  }

  /** Returns whom the definition bars by name, as the subject is now. */
  Set<Actor> named() {
    return new LinkedHashSet<>(facts.people(definition.duties().barred()));
  }

  boolean bars(Step step, Actor person) {
    return reason(step, person) != null;
  }

  /** Returns why {@code person} must not decide {@code step}; null if they may. */
  @Nullable Reason reason(Step step, Actor person) {
    if (isBarredRequester(person)) {
      return Reason.REQUESTER;
    }
    List<ApproverRef> barred = definition.duties().barred();
    if (!barred.isEmpty() && facts.people(barred).contains(person)) {
      return Reason.NAMED;
    }
    return isSpoken(step, person) ? Reason.SEPARATE : null;
  }

  /**
   * Returns whose approval of {@code step} need not be asked for: the requester's, and that of people who have approved
   * another step themselves, as the definition says. Nobody who is barred for another reason than that they submitted.
   * Of a request that was amended, an approval says nothing about fields that its step does not watch.
   */
  Set<Actor> known(Step step) {
    Set<Actor> known = new LinkedHashSet<>();
    Set<SkipRule> rules = definition.duties().skip();
    if (rules.contains(SkipRule.REQUESTER_IS_APPROVER)) {
      known.add(requester);
    }
    if (rules.contains(SkipRule.ALREADY_APPROVED)) {
      results.stream().filter(result -> isAbout(step, result)).forEach(result -> result.votes().stream()
          .filter(vote -> vote.choice() == Choice.APPROVE).forEach(vote -> known.add(vote.by())));
    }
    known.removeIf(person -> {
      Reason reason = reason(step, person);
      return reason != null && !(reason == Reason.REQUESTER && rules.contains(SkipRule.REQUESTER_IS_APPROVER));
    });
    return known;
  }

  private boolean isAbout(Step step, StepResult result) {
    return !amended || Watch.covers(definition, definition.steps().get(result.index()), step);
  }

  /** Returns why a command by which {@code person} would decide {@code step} is refused, if it is. */
  Optional<ApprovalRefusal> objection(Step step, Actor person) {
    Reason reason = reason(step, person);
    if (reason == null) {
      return Optional.empty();
    }
    return Optional.of(reason == Reason.REQUESTER
        ? new ApprovalRefusal.OwnRequest(person)
        : new PeopleRefusal.BarredFromStep(step.name(), new Barred(person, reason)));
  }

  /** Whether {@code person} has had a say in a step that this one is separate from. */
  private boolean isSpoken(Step step, Actor person) {
    for (StepResult result : results) {
      if (result.involves(person) && definition.areSeparate(step, definition.steps().get(result.index()))) {
        return true;
      }
    }
    for (OpenStep other : begun) {
      if (definition.areSeparate(step, definition.steps().get(other.index())) && other.voters().contains(person)) {
        return true;
      }
    }
    return false;
  }
}
