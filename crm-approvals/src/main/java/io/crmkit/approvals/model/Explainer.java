package io.crmkit.approvals.model;

import io.crmkit.approvals.model.Approval.Pending;
import io.crmkit.approvals.model.PersonReasons.Place;
import io.crmkit.approvals.model.definition.Approver;
import io.crmkit.approvals.model.definition.ApproverRef;
import io.crmkit.approvals.model.definition.Definition;
import io.crmkit.approvals.model.definition.Step;
import io.crmkit.approvals.model.vote.Explanation;
import io.crmkit.approvals.model.vote.FirstResponse;
import io.crmkit.core.Actor;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Explains whom a pending request asks, by the rules that seat and bar people. */
public final class Explainer {

  private final Definition definition;
  private final Facts facts;
  private final Barring barring;

  private Explainer(Definition definition, Facts facts, Barring barring) {
    this.definition = definition;
    this.facts = facts;
    this.barring = barring;
  }

  /**
   * Returns the reasons of each open step.
   *
   * @param facts what was answered to {@link #inquiry}
   */
  public static List<StepReasons> of(Pending pending, Definition definition, Facts facts) {
    Explainer explainer = new Explainer(definition, facts, Barring.of(definition, facts, pending));
    return pending.steps().stream().map(explainer::explain).toList();
  }

  /** Returns the questions behind such an explanation. */
  public static Inquiry inquiry(Pending pending, Definition definition) {
    Set<ApproverRef> references = new LinkedHashSet<>(definition.duties().barred());
    pending.steps().forEach(open -> references.addAll(references(definition.steps().get(open.index()))));
    return new Inquiry(references, Set.of());
  }

  private static List<ApproverRef> references(Step step) {
    return step.groups().values().stream().flatMap(List::stream).map(Approver::ref).distinct().toList();
  }

  private StepReasons explain(OpenStep open) {
    Step step = definition.steps().get(open.index());
    Set<Actor> everybody = new LinkedHashSet<>(open.seated());
    references(step).forEach(ref -> everybody.addAll(facts.people(ref)));
    List<PersonReasons> people = new ArrayList<>();
    for (Actor person : everybody) {
      List<ApproverRef> namedBy =
          references(step).stream().filter(ref -> facts.people(ref).contains(person)).toList();
      people.add(new PersonReasons(person, namedBy, place(open, person), barring.reason(step, person)));
    }
    List<Explanation> rules = open.panels().stream().filter(panel -> panel.state() == Panel.State.OPEN)
        .map(panel -> (panel.kind() == Panel.Kind.APPROVERS ? step.rule() : new FirstResponse())
            .explain(panel.slate(), panel.ballots()))
        .toList();
    return new StepReasons(open.name(), people, rules);
  }

  private static Place place(OpenStep open, Actor person) {
    if (open.isAsked(person)) {
      return Place.ASKED;
    }
    if (open.hasVoted(person)) {
      return Place.VOTED;
    }
    if (open.holdsOpenSeat(person)) {
      return Place.WAITING;
    }
    return open.hasSeat(person) ? Place.OUT : Place.WITHOUT_SEAT;
  }
}
