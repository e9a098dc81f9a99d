package io.crmkit.testkit.approvals;

import static org.assertj.core.api.Assertions.assertThat;

import io.crmkit.approvals.model.Approval.Pending;
import io.crmkit.approvals.model.ApprovalCommand.Amend;
import io.crmkit.approvals.model.ApprovalCommand.Vote;
import io.crmkit.approvals.model.ApprovalEvent;
import io.crmkit.approvals.model.ApprovalEvent.StepOpened;
import io.crmkit.approvals.model.ApprovalEvent.StepVoided;
import io.crmkit.approvals.model.ApprovalEvent.VoteVoided;
import io.crmkit.approvals.model.Course.Parked;
import io.crmkit.approvals.model.Inquiry;
import io.crmkit.approvals.model.OpenStep;
import io.crmkit.approvals.model.Panel;
import io.crmkit.approvals.model.definition.Approver;
import io.crmkit.approvals.model.definition.ApproverRef;
import io.crmkit.approvals.model.definition.ContentPolicy;
import io.crmkit.approvals.model.definition.ContentPolicy.AfterApproval;
import io.crmkit.approvals.model.definition.Definition;
import io.crmkit.approvals.model.definition.Duties;
import io.crmkit.approvals.model.definition.Step;
import io.crmkit.approvals.model.definition.Terms;
import io.crmkit.approvals.model.vote.Choice;
import io.crmkit.approvals.model.vote.Formula;
import io.crmkit.approvals.model.vote.Slate;
import io.crmkit.core.Actor;
import io.crmkit.core.expression.FieldPath;
import io.crmkit.core.expression.Value;
import io.crmkit.testkit.approvals.Beat.Frame;
import io.crmkit.testkit.approvals.Move.AsAsked;
import io.crmkit.testkit.approvals.Move.Gather;
import io.crmkit.testkit.approvals.Move.Know;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.PropertyDefaults;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.Tuple;
import net.jqwik.api.statistics.Statistics;

/** I8, I10, I11: requests of which amendments change who must not decide them, in a directory that stays as it is. */
@PropertyDefaults(edgeCases = EdgeCasesMode.NONE, shrinking = ShrinkingMode.BOUNDED)
class BarredByAmendmentPropertiesTest {

  private static final List<Approver> EVERYBODY = DefinitionArbitraries.CAST.stream()
      .map(person -> Approver.of(new ApproverRef.User(person))).toList();

  /** At every moment, whatever the subject says then, and whoever was asked or voted before it said so. */
  @Property
  void nobodyWhoIsBarredSitsOrCounts(@ForAll("barring") Scenario scenario) {
    for (Beat beat : World.play(scenario).beats()) {
      if (beat.after() instanceof Pending pending) {
        Set<Actor> barred = barred(scenario, pending);
        steps(pending).forEach(step -> step.panels().stream()
            .filter(panel -> panel.state() == Panel.State.OPEN)
            .forEach(panel -> assertThat(sayInIt(panel)).noneMatch(barred::contains)));
        if (pending.course().returned() == null) {
          assertThat(pending.asked()).isNotEmpty();
        }
      }
      beat.events().forEach(event -> Statistics.label("event").collect(event.getClass()));
    }
    Statistics.label("event").coverage(seen -> seen.check(VoteVoided.class).count(n -> n > 10));
  }

  /** Nobody else loses a vote: not by an amendment that voids nothing of what they looked at. */
  @Property
  void everybodyElseKeepsTheirVote(@ForAll("barring") Scenario scenario) {
    for (Beat beat : World.play(scenario).beats()) {
      if (beat.before() instanceof Pending before && beat.after() instanceof Pending after
          && Inquiry.changesContent(beat.briefing().command()) && !beat.events().isEmpty()) {
        Set<Actor> barred = barred(scenario, after);
        Set<Integer> anew = anew(beat.events());
        Map<Integer, OpenStep> now = new HashMap<>();
        steps(after).forEach(step -> now.put(step.index(), step));
        steps(before).filter(step -> !anew.contains(step.index()) && now.containsKey(step.index())).forEach(step -> {
          Map<Actor, Choice> kept = votes(step);
          kept.keySet().removeAll(barred);
          assertThat(votes(Objects.requireNonNull(now.get(step.index())))).isEqualTo(kept);
          Statistics.label("kept").collect(Math.min(kept.size(), 1));
        });
      }
    }
    Statistics.label("kept").coverage(seen -> seen.check(1).count(n -> n > 10));
  }

  /** A vote that is voided was one of somebody who is barred, and leaves no trace in the step. */
  @Property
  void aVoidedVoteIsAsIfItHadNotBeenCast(@ForAll("barring") Scenario scenario) {
    for (Frame frame : World.play(scenario).frames()) {
      if (frame.event() instanceof VoteVoided voided && frame.before() instanceof Pending before
          && frame.after() instanceof Pending after) {
        assertThat(step(before, voided.step()).hasVoted(voided.by())).isTrue();
        assertThat(step(after, voided.step()).voters()).doesNotContain(voided.by());
        assertThat(barred(scenario, after)).containsAnyOf(voided.by(), voided.holder());
      }
    }
  }

  @Provide
  Arbitrary<Scenario> barring() {
    Arbitrary<List<ApproverRef>> refs = Arbitraries.of("owner", "account.owner")
        .<ApproverRef>map(ApproverRef.Field::new).list().uniqueElements().ofMinSize(1).ofMaxSize(2);
    return Combinators.combine(ScenarioArbitraries.scenarios(WindingArbitraries.definitions(), moves()), refs)
        .as((scenario, barred) -> new Scenario(with(scenario.definition(), barred), scenario.staff(),
            scenario.moves().stream().filter(move -> !(move instanceof Know || move instanceof Gather)).toList()));
  }

  /** Mostly votes, and amendments by which nothing changes of what most steps watch. */
  private static Arbitrary<Move> moves() {
    Arbitrary<Integer> which = Arbitraries.integers().between(0, 5);
    Arbitrary<Move> votes = which.map(n -> new AsAsked(n, Vote.approve(DefinitionArbitraries.CAST.get(0))));
    Arbitrary<Move> amendments = ScenarioArbitraries.subjects().map(subject -> new AsAsked(0, new Amend(
        DefinitionArbitraries.CAST.get(0), subject.fields().with("stage", Value.of("Won")), "edited")));
    return Arbitraries.frequencyOf(
        Tuple.of(5, votes), Tuple.of(3, amendments), Tuple.of(2, ScenarioArbitraries.windingMoves()));
  }

  /**
   * Bars whom these fields name, and has all steps watch another one, so that most of them stay as they are; two of
   * the whole cast are asked for.
   */
  private static Definition with(Definition any, List<ApproverRef> barred) {
    List<Step> steps = any.steps().stream().map(step -> new Step(step.name(), step.criteria(), step.order(),
        Map.of(Slate.EVERYONE, EVERYBODY), new Formula.AtLeast(2, Slate.EVERYONE), step.chair(), step.onEmpty(), step.fallback(), step.escalation(), null,
        step.duties())).toList();
    Terms terms = new Terms(
        null, new ContentPolicy(List.of(FieldPath.of("stage")), AfterApproval.REOPEN), any.terms().rework());
    return new Definition(any.name(), any.description(), any.entityType(), any.entry(), any.priority(), steps,
        any.forks(), any.escalation(), any.administrators(), any.requesterPolicy(), any.noStepPolicy(),
        any.expiresAfter(), any.actions(), terms, Duties.builder().barred(barred.toArray(new ApproverRef[0])).build());
  }

  /** Whom the fields name that bar people, looked up here and not by the engine. */
  private static Set<Actor> barred(Scenario scenario, Pending pending) {
    Set<Actor> barred = new HashSet<>();
    for (ApproverRef ref : scenario.definition().duties().barred()) {
      Value value = pending.subject().fields();
      for (String name : ((ApproverRef.Field) ref).path().split("\\.")) {
        value = value instanceof Value.Fields group ? group.value(name) : Value.ABSENT;
      }
      names(value).forEach(name -> scenario.staff().find(name)
          .filter(person -> scenario.staff().isActive(person.actor()))
          .ifPresent(person -> barred.add(person.actor())));
    }
    return barred;
  }

  private static Stream<String> names(Value value) {
    if (value instanceof Value.Items items) {
      return items.values().stream().flatMap(BarredByAmendmentPropertiesTest::names);
    }
    return value instanceof Value.Text text ? Stream.of(text.value()) : Stream.of();
  }

  /** Everybody who can vote in a panel, or has. */
  private static Set<Actor> sayInIt(Panel panel) {
    Set<Actor> people = new HashSet<>(panel.circumstances().proxies().values());
    for (int seat = 0; seat < panel.holders().size(); seat++) {
      if (!panel.ballots().isVacant(seat)) {
        people.add(panel.holders().get(seat));
      }
    }
    return people;
  }

  private static Map<Actor, Choice> votes(OpenStep step) {
    Map<Actor, Choice> votes = new LinkedHashMap<>();
    step.panels().stream().filter(panel -> panel.state() == Panel.State.OPEN).forEach(panel ->
        panel.ballots().turns().forEach(seat ->
            votes.put(panel.holders().get(seat), panel.ballots().choice(seat).orElseThrow())));
    return votes;
  }

  private static Stream<OpenStep> steps(Pending pending) {
    return Stream.concat(pending.steps().stream(), pending.course().parked().stream().map(Parked::step));
  }

  private static OpenStep step(Pending pending, int index) {
    return steps(pending).filter(step -> step.index() == index).findFirst().orElseThrow();
  }

  /** The steps that were asked anew, or in which others decide by now. */
  private static Set<Integer> anew(List<ApprovalEvent> events) {
    Set<Integer> anew = new HashSet<>();
    for (ApprovalEvent event : events) {
      if (event instanceof StepVoided voided) {
        anew.add(voided.step());
      } else if (event instanceof StepOpened opened) {
        anew.add(opened.step());
      } else if (event instanceof ApprovalEvent.StandInsCalled called) {
        anew.add(called.step());
      } else if (event instanceof ApprovalEvent.StepEscalated up) {
        anew.add(up.step());
      }
    }
    return anew;
  }
}
