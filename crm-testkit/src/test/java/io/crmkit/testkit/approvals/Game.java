package io.crmkit.testkit.approvals;

import io.crmkit.approvals.model.ApprovalCommand;
import io.crmkit.approvals.model.ApprovalCommand.Comment;
import io.crmkit.approvals.model.ApprovalCommand.Reassign;
import io.crmkit.approvals.model.ApprovalCommand.Recall;
import io.crmkit.approvals.model.ApprovalCommand.Submit;
import io.crmkit.approvals.model.ApprovalCommand.Tick;
import io.crmkit.approvals.model.ApprovalCommand.Vacate;
import io.crmkit.approvals.model.ApprovalCommand.Vote;
import io.crmkit.approvals.model.Person;
import io.crmkit.approvals.model.Person.Activity;
import io.crmkit.approvals.model.Subject;
import io.crmkit.approvals.model.definition.Approver;
import io.crmkit.approvals.model.definition.ApproverRef;
import io.crmkit.approvals.model.definition.Definition;
import io.crmkit.approvals.model.definition.Escalation;
import io.crmkit.approvals.model.definition.Escalation.CatchUp;
import io.crmkit.approvals.model.definition.Escalation.Last;
import io.crmkit.approvals.model.definition.Escalation.LastAction;
import io.crmkit.approvals.model.definition.Escalation.Level;
import io.crmkit.approvals.model.definition.Escalation.Rights;
import io.crmkit.approvals.model.definition.Escalation.StopRule;
import io.crmkit.approvals.model.definition.Step;
import io.crmkit.approvals.model.vote.Slate;
import io.crmkit.approvals.model.vote.VoteFormula;
import io.crmkit.approvals.model.vote.VoteFormula.Defaults;
import io.crmkit.approvals.model.vote.VotingRule;
import io.crmkit.core.Actor;
import io.crmkit.core.expression.Value;
import io.crmkit.testkit.approvals.Move.Do;
import io.crmkit.testkit.approvals.Move.Pass;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * A small definition and some moves, of which every selection in every order is to be played.
 *
 * @param name what it is about
 * @param moves what happens after Alice has submitted; if her submission is among them, before it, too
 */
record Game(String name, Definition definition, List<Move> moves) {

  static final Actor ALICE = new Actor("alice");
  static final Actor BOB = new Actor("bob");
  static final Actor CAROL = new Actor("carol");
  static final Actor DAVE = new Actor("dave");
  static final Actor ERIN = new Actor("erin");
  static final Actor ADA = new Actor("ada");
  static final Actor ZOE = new Actor("zoe");

  /** Those who may not act any more. */
  static final Set<Actor> AWAY = Set.of(ZOE);

  static final Duration HOUR = Duration.ofHours(1);
  static final Move AN_HOUR = new Pass(HOUR);
  static final Move A_MOMENT = new Pass(Duration.ofNanos(1));
  static final Move TICK = new Do(new Tick(), null);
  static final Move SUBMIT =
      new Do(new Submit(ALICE, Scenario.UNPINNED, new Subject("deal", "D-1", Value.Fields.NONE)), null);

  static Game of(String name, Definition.Builder definition, Move... moves) {
    return new Game(name, definition.build(), List.of(moves));
  }

  @Override
  public String toString() {
    return name;
  }

  /** Returns a directory of everybody, none of whom has a manager. */
  static Staff staff() {
    return new Staff(List.of(ALICE, BOB, CAROL, DAVE, ERIN, ADA, ZOE).stream().collect(Collectors.toMap(
        Function.identity(),
        who -> new Person(who, AWAY.contains(who) ? Activity.INACTIVE : Activity.ACTIVE, null))), Map.of());
  }

  static Definition.Builder chain(Step.Builder... steps) {
    Definition.Builder chain = Definition.named("game").entityType("deal").administrators(user(ADA));
    List.of(steps).forEach(step -> chain.step(step.build()));
    return chain;
  }

  static Step.Builder step(String name, String formula, Actor... approvers) {
    return step(name, VoteFormula.parse(formula, Defaults.STANDARD).orElseThrow(), approvers);
  }

  static Step.Builder step(String name, VotingRule rule, Actor... approvers) {
    Step.Builder step = Step.named(name).rule(rule);
    List.of(approvers).forEach(approver -> step.approver(Slate.EVERYONE, Approver.of(user(approver))));
    return step;
  }

  static Level keep(Actor... people) {
    return new Level(HOUR, users(people), Rights.KEEP);
  }

  static Level lose(Actor... people) {
    return new Level(HOUR, users(people), Rights.LOSE);
  }

  static Escalation ladder(LastAction last, Level... levels) {
    return ladder(last, StopRule.NEVER, CatchUp.AS_SCHEDULED, levels);
  }

  static Escalation ladder(LastAction last, StopRule stopRule, CatchUp catchUp, Level... levels) {
    return new Escalation(List.of(levels), new Last(last, HOUR), stopRule, catchUp);
  }

  static ApproverRef.User user(Actor person) {
    return new ApproverRef.User(person);
  }

  private static List<ApproverRef> users(Actor... people) {
    return List.of(people).stream().<ApproverRef>map(Game::user).toList();
  }

  static Move approve(Actor by) {
    return move(Vote.approve(by));
  }

  static Move reject(Actor by) {
    return move(Vote.reject(by, "no"));
  }

  static Move abstain(Actor by) {
    return move(Vote.abstain(by));
  }

  static Move reassign(Actor by, Actor from, Actor to) {
    return move(new Reassign(by, from, to, "on leave"));
  }

  static Move vacate(Actor person) {
    return move(new Vacate(person, "has left"));
  }

  static Move recall(Actor by) {
    return move(new Recall(by, ""));
  }

  static Move comment(Actor by) {
    return move(new Comment(by, "why?"));
  }

  private static Move move(ApprovalCommand command) {
    return new Do(command, null);
  }
}
