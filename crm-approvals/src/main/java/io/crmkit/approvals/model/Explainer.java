package io.crmkit.approvals.model;

import io.crmkit.approvals.model.Approval.Pending;
import io.crmkit.approvals.model.Course.Question;
import io.crmkit.approvals.model.Course.Return;
import io.crmkit.approvals.model.PersonReasons.Place;
import io.crmkit.approvals.model.definition.ApproverRef;
import io.crmkit.approvals.model.definition.Definition;
import io.crmkit.approvals.model.definition.Step;
import io.crmkit.approvals.model.vote.Explanation;
import io.crmkit.approvals.model.vote.FirstResponse;
import io.crmkit.approvals.model.vote.VotingRule;
import io.crmkit.core.Actor;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Explains whom a request asks, or would ask, by the rules that seat and bar people. */
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
   * Returns the reasons of a request, those of each open step among them; of delegates they say nothing.
   *
   * @param facts what was answered to {@link #inquiry}
   */
  public static RequestReasons of(Pending pending, Definition definition, Facts facts) {
    Explainer explainer = new Explainer(definition, facts, Barring.of(definition, facts, pending));
    return new RequestReasons(
        pending.steps().stream().map(open -> explainer.explain(open)
            .with(pending.course().question(open.index()).map(explainer::stopped).orElse(null))).toList(),
        SetAside.of(pending.course().parked()), explainer.sentBack(pending));
  }

  /** Returns the questions behind such an explanation. */
  public static Inquiry inquiry(Pending pending, Definition definition) {
    Set<ApproverRef> references = new LinkedHashSet<>(definition.duties().barred());
    pending.steps().forEach(open -> references.addAll(references(definition, open)));
    Set<Actor> people = new LinkedHashSet<>();
    pending.course().questions().forEach(question -> people.add(question.of()));
    if (!people.isEmpty() || pending.course().returned() != null) {
      references.addAll(definition.administrators());
    }
    return new Inquiry(references, people);
  }

  private StoppedClock stopped(Question question) {
    return new StoppedClock(
        question.by(), question.of(), question.text(), question.since(),
        responders(question.of(), facts.inactive().contains(question.of()) ? List.of(Obstacle.INACTIVE) : List.of()));
  }

  private @Nullable SentBack sentBack(Pending pending) {
    Return returned = pending.course().returned();
    Actor requester = pending.origin().requester();
    return returned == null ? null : new SentBack(
        requester, returned.by(), returned.step(), returned.reason(), returned.since(),
        responders(requester, List.of()));
  }

  /** Returns for whom something waits, and the administrators, who may do it, too. */
  private List<Responder> responders(Actor person, List<Obstacle> obstacles) {
    List<Responder> responders = new ArrayList<>(List.of(Responder.own(person, obstacles)));
    facts.people(definition.administrators()).stream().filter(each -> !each.equals(person))
        .map(Responder::administrator).forEach(responders::add);
    return responders;
  }

  /** Returns all references by which somebody may have come to a seat in {@code open}. */
  private static List<ApproverRef> references(Definition definition, OpenStep open) {
    Step step = definition.steps().get(open.index());
    List<ApproverRef> references = new ArrayList<>(references(definition, step, open.panels()));
    definition.escalationOf(step).levels().stream().limit(open.level())
        .forEach(level -> references.addAll(level.to()));
    return references.stream().distinct().toList();
  }

  private static List<ApproverRef> references(Definition definition, Step step, List<Panel> panels) {
    Set<ApproverRef> references = new LinkedHashSet<>();
    step.groups().values().forEach(group -> group.forEach(approver -> references.add(approver.ref())));
    for (Panel panel : panels) {
      if (panel.kind() == Panel.Kind.FALLBACK) {
        references.addAll(step.fallback());
      } else if (panel.kind() == Panel.Kind.ADMINISTRATORS) {
        references.addAll(definition.administrators());
      }
    }
    return List.copyOf(references);
  }

  private StepReasons explain(OpenStep open) {
    Step step = definition.steps().get(open.index());
    List<Explanation> rules = open.panels().stream().filter(panel -> panel.state() == Panel.State.OPEN)
        .map(panel -> rule(step, panel)).toList();
    return new StepReasons(
        open.name(), people(step, references(definition, open), open.seated(), places(open)), rules);
  }

  /**
   * Returns the reasons of a step that would ask, or pass by, whom {@code panel} seats.
   *
   * @param panel null if nobody would be asked
   */
  static StepReasons ofPlanned(Draft draft, Step step, @Nullable Panel panel, Barring barring) {
    Explainer explainer = new Explainer(draft.definition(), draft.facts(), barring);
    List<ApproverRef> references =
        references(draft.definition(), step, panel == null ? List.of() : List.of(panel));
    return new StepReasons(
        step.name(),
        explainer.people(step, references, panel == null ? List.of() : panel.holders(), places(panel)),
        panel == null ? List.of() : List.of(rule(step, panel)));
  }

  private static Explanation rule(Step step, Panel panel) {
    VotingRule rule = panel.kind() == Panel.Kind.APPROVERS ? step.rule() : new FirstResponse();
    return rule.explain(panel.slate(), panel.ballots());
  }

  private List<PersonReasons> people(
      Step step, List<ApproverRef> references, Collection<Actor> seated, Function<Actor, Place> place) {
    Set<Actor> everybody = new LinkedHashSet<>(seated);
    Map<Actor, Set<ApproverRef>> naming = new HashMap<>();
    for (ApproverRef reference : references) {
      for (Actor person : facts.people(reference)) {
        everybody.add(person);
        naming.computeIfAbsent(person, unused -> new LinkedHashSet<>()).add(reference);
      }
    }
    List<PersonReasons> people = new ArrayList<>();
    for (Actor person : everybody) {
      List<ApproverRef> namedBy = List.copyOf(naming.getOrDefault(person, Set.of()));
      people.add(new PersonReasons(person, namedBy, place.apply(person), barring.reason(step, person)));
    }
    return people;
  }

  // sets, since a step may seat thousands
  private static Function<Actor, Place> places(@Nullable Panel panel) {
    Set<Actor> seated = panel == null ? Set.of() : Set.copyOf(panel.holders());
    Set<Actor> asked = panel == null ? Set.of() : Set.copyOf(panel.asked());
    return person -> {
      if (!seated.contains(person)) {
        return Place.WITHOUT_SEAT;
      }
      return asked.contains(person) ? Place.ASKED : Place.WAITING;
    };
  }

  private static Function<Actor, Place> places(OpenStep open) {
    Set<Actor> asked = open.asked();
    Set<Actor> voters = open.voters();
    Set<Actor> waiting = open.openSeats().keySet();
    Set<Actor> seated = open.seated();
    return person -> {
      if (asked.contains(person)) {
        return Place.ASKED;
      }
      if (voters.contains(person)) {
        return Place.VOTED;
      }
      if (waiting.contains(person)) {
        return Place.WAITING;
      }
      return seated.contains(person) ? Place.OUT : Place.WITHOUT_SEAT;
    };
  }
}
