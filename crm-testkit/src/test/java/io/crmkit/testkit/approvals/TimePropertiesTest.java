package io.crmkit.testkit.approvals;

import static org.assertj.core.api.Assertions.assertThat;

import io.crmkit.approvals.model.Approval;
import io.crmkit.approvals.model.Approval.Pending;
import io.crmkit.approvals.model.Approval.Settled;
import io.crmkit.approvals.model.ApprovalCommand.Tick;
import io.crmkit.approvals.model.ApprovalCommand.Vote;
import io.crmkit.approvals.model.ApprovalEvent;
import io.crmkit.approvals.model.ApprovalEvent.Cause;
import io.crmkit.approvals.model.ApprovalEvent.Expired;
import io.crmkit.approvals.model.ApprovalEvent.Ground;
import io.crmkit.approvals.model.ApprovalEvent.InfoWithdrawn;
import io.crmkit.approvals.model.ApprovalEvent.LadderEnded;
import io.crmkit.approvals.model.ApprovalEvent.LevelPassedOver;
import io.crmkit.approvals.model.ApprovalEvent.Notice;
import io.crmkit.approvals.model.ApprovalEvent.StepApproved;
import io.crmkit.approvals.model.ApprovalEvent.StepEscalated;
import io.crmkit.approvals.model.ApprovalEvent.StepRejected;
import io.crmkit.approvals.model.ApprovalEvent.VoteCast;
import io.crmkit.approvals.model.OpenStep;
import io.crmkit.approvals.model.StepResult;
import io.crmkit.approvals.model.definition.ApproverRef;
import io.crmkit.approvals.model.definition.Definition;
import io.crmkit.approvals.model.definition.Escalation;
import io.crmkit.approvals.model.definition.Escalation.CatchUp;
import io.crmkit.approvals.model.definition.Escalation.LastAction;
import io.crmkit.approvals.model.definition.Step;
import io.crmkit.core.Decision;
import io.crmkit.core.Decision.Accepted;
import io.crmkit.testkit.approvals.Beat.Frame;
import io.crmkit.testkit.approvals.Move.AsAsked;
import io.crmkit.testkit.approvals.Move.Pass;
import io.crmkit.testkit.approvals.Move.PassToDue;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.PropertyDefaults;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.statistics.Statistics;

/** Ladders, deadlines and clocks. */
@PropertyDefaults(edgeCases = EdgeCasesMode.NONE, shrinking = ShrinkingMode.BOUNDED)
class TimePropertiesTest {

  private static final Duration A_WEEK = Duration.ofDays(7);

  /** I17. */
  @Property
  void everyRungIsReachedOnceAndInOrder(@ForAll("timed") Scenario scenario) {
    World world = World.play(scenario);
    Map<Integer, Integer> levels = new HashMap<>();
    for (ApprovalEvent event : world.events()) {
      if (event instanceof StepEscalated up) {
        assertThat(levels.merge(up.step(), 1, Integer::sum)).isEqualTo(up.level());
      } else if (event instanceof LevelPassedOver passed) {
        assertThat(levels.merge(passed.step(), 1, Integer::sum)).isEqualTo(passed.level());
      }
    }
    levels.forEach((step, level) -> assertThat(level).isLessThanOrEqualTo(ladder(world, step).levels().size()));
  }

  /** I17: the end comes once, after the last rung, and is the declared one. */
  @Property
  void aLadderEndsAsDeclared(@ForAll("timed") Scenario scenario) {
    World world = World.play(scenario);
    for (Beat beat : world.beats()) {
      List<Frame> frames = beat.frames();
      for (int i = 0; i < frames.size(); i++) {
        if (frames.get(i).event() instanceof LadderEnded ended) {
          Pending before = (Pending) frames.get(i).before();
          assertThat(before.openStep(ended.step()).orElseThrow().level()).isEqualTo(ladder(world, ended.step()).levels().size());
          assertThat(ended.action()).isEqualTo(ladder(world, ended.step()).last().action())
              .isNotEqualTo(LastAction.WAIT);
          checkEnd(ended.action(), frames.get(i + 1).event());
          Statistics.label("end").collect(ended.action());
        }
      }
    }
    Statistics.label("end").coverage(seen -> List.of(LastAction.APPROVE, LastAction.REJECT, LastAction.EXPIRE)
        .forEach(action -> seen.check(action).count(n -> n > 0)));
  }

  private static void checkEnd(LastAction action, ApprovalEvent next) {
    switch (action) {
      case APPROVE -> assertThat(next).isInstanceOfSatisfying(
          StepApproved.class, approved -> assertThat(approved.ground()).isEqualTo(Ground.DEADLINE));
      case REJECT -> assertThat(next).isInstanceOfSatisfying(
          StepRejected.class, rejected -> assertThat(rejected.ground()).isEqualTo(Ground.DEADLINE));
      case EXPIRE -> assertThat(next).isInstanceOf(Expired.class);
      case WAIT -> throw new AssertionError("waiting is no end");
    }
  }

  /**
   * I17: an engine that was down ends where one would that looked at every deadline, if people voted at the same times
   * and its ladders are to be made up for as scheduled.
   */
  @Property
  void ticksThatComeLateOrNeverChangeNothing(@ForAll("scheduled") Scenario scenario) {
    World punctual = new World(scenario.definition(), scenario.staff());
    World never = new World(scenario.definition(), scenario.staff());
    for (Move move : scenario.moves()) {
      Instant at = timeAfter(punctual, move);
      tickUntil(punctual, at);
      punctual.at(at);
      never.at(at);
      if (!(move instanceof Pass || move instanceof PassToDue)) {
        Move same = move instanceof AsAsked asked ? asked.in(punctual.state()) : move;
        punctual.play(same);
        never.play(same);
        assertThat(kind(last(never))).isEqualTo(kind(last(punctual)));
      }
    }
    Instant end = punctual.now().plus(A_WEEK);
    tickUntil(punctual, end);
    punctual.at(end);
    never.at(end);
    punctual.command(new Tick());
    never.command(new Tick());

    assertThat(view(never.state())).isEqualTo(view(punctual.state()));
    Statistics.label("late by").collect(never.events().stream()
        .filter(event -> event instanceof StepEscalated up && up.notice() == Notice.OVERTAKEN).count());
    Statistics.label("end").collect(never.state() instanceof Settled settled ? settled.outcome() : "none");
    Statistics.label("late by").coverage(seen -> List.of(0L, 1L, 2L).forEach(n -> seen.check(n).count(m -> m > 0)));
  }

  /** I17: never a flood of mails. */
  @Property
  void oneLookTellsPeopleOfOneRungOfAStepAtMost(@ForAll("timed") Scenario scenario) {
    for (Beat beat : World.play(scenario).beats()) {
      Map<Integer, Integer> told = new HashMap<>();
      for (ApprovalEvent event : beat.events()) {
        if (event instanceof StepEscalated up && up.cause() == Cause.TIMEOUT && up.notice() == Notice.TELL) {
          assertThat(told.merge(up.step(), 1, Integer::sum)).isOne();
        }
      }
    }
  }

  /** I17: whoever decides after a late look has been told, or their step would wait in silence. */
  @Property
  void theLastOfTheOverdueRungsIsToldOf(@ForAll("timed") Scenario scenario) {
    for (Beat beat : World.play(scenario).beats()) {
      Map<Integer, StepEscalated> last = new HashMap<>();
      for (ApprovalEvent event : beat.events()) {
        if (event instanceof StepEscalated up) {
          last.put(up.step(), up);
        }
      }
      if (beat.after() instanceof Pending pending) {
        last.keySet().removeIf(step -> pending.openStep(step).isEmpty());
        assertThat(last.values()).allMatch(up -> up.notice() == Notice.TELL);
      }
    }
  }

  /** I18. */
  @Property
  void timeNeverRunsBackwardsWithinARequest(@ForAll("timed") Scenario scenario) {
    World world = World.play(scenario);
    Instant last = Instant.MIN;
    long events = 0;
    for (Frame frame : world.frames()) {
      assertThat(frame.event().at()).isAfterOrEqualTo(last);
      last = frame.event().at();
      if (!(frame.after() instanceof Approval.Blank)) {
        assertThat(frame.after().trail().events()).isEqualTo(++events);
        assertThat(frame.after().trail().at()).isEqualTo(last);
      }
      Instant now = last;
      if (frame.after() instanceof Pending pending) {
        assertThat(pending.steps())
            .allSatisfy(step -> assertThat(step.openedAt()).isBetween(pending.origin().submittedAt(), now));
      }
    }
    Statistics.label("backwards").collect(
        world.beats().stream().anyMatch(beat -> beat.briefing().at().isBefore(beat.before().trail().at())));
    Statistics.label("backwards").coverage(seen -> seen.check(true).count(n -> n > 0));
  }

  /** I18. */
  @Property
  void nothingFiresBeforeItsInstant(@ForAll("timed") Scenario scenario) {
    for (Frame frame : World.play(scenario).frames()) {
      boolean byTimeout = frame.event() instanceof StepEscalated up && up.cause() == Cause.TIMEOUT;
      if (byTimeout || frame.event() instanceof Expired && !afterTheLadder(frame)) {
        assertThat(((Pending) frame.before()).dueAt()).hasValueSatisfying(
            due -> assertThat(due).isBeforeOrEqualTo(frame.event().at()));
      }
    }
  }

  private static boolean afterTheLadder(Frame frame) {
    Instant expiry = ((Pending) frame.before()).origin().expiresAt();
    return expiry == null || expiry.isAfter(frame.event().at());
  }

  /** I18: at the very instant of a deadline the vote comes first, and a nanosecond later the deadline does. */
  @Property
  void aVoteAtTheVeryInstantOfADeadlineWins(@ForAll("timed") Scenario scenario) {
    World world = World.play(scenario);
    if (world.state() instanceof Pending pending && pending.dueAt().isPresent()
        && !pending.dueAt().get().isBefore(pending.trail().at()) && !isOfAReminder(pending.dueAt().get(), pending)) {
      Instant due = pending.dueAt().get();
      OpenStep step = pending.openStep();
      step.asked().stream().filter(world.staff()::isActive).findFirst().ifPresent(voter -> {
        World onTime = world.copy();
        onTime.at(due);
        Decision<ApprovalEvent> decision = onTime.command(Vote.approve(voter).in(step.name()));
        assertThat(decision.orElseThrow()).filteredOn(event -> !(event instanceof InfoWithdrawn))
            .first().isInstanceOf(VoteCast.class);

        World late = world.copy();
        late.at(due.plusNanos(1));
        assertThat(late.command(Vote.approve(voter).in(step.name()))).satisfies(answer ->
            assertThat(answer instanceof Accepted<ApprovalEvent> accepted
                && accepted.events().get(0) instanceof VoteCast).isFalse());
        Statistics.label("voted").collect("at the deadline");
      });
    }
    Statistics.label("voted").coverage(seen -> seen.check("at the deadline").count(n -> n > 0));
  }

  private static boolean isOfAReminder(Instant due, Pending pending) {
    return pending.steps().stream().anyMatch(step -> due.equals(step.reminding().dueAt()));
  }

  /** I16: a tick that finds nothing due does nothing, so a late or doubled timer is harmless. */
  @Property
  void aSecondTickDoesNothing(@ForAll("timed") Scenario scenario) {
    World world = World.play(scenario);
    if (world.state() instanceof Pending pending) {
      world.at(pending.dueAt().orElse(world.now()).plus(A_WEEK));
      world.command(new Tick());
      assertThat(world.command(new Tick())).isEqualTo(Decision.accept(List.of()));
    }
  }

  /** I20: what is due is a function of the state: its ladder, unless stopped, and its expiry. */
  @Property
  void aDeadlineIsOpenExactlyWhileSomethingWaitsForIt(@ForAll("timed") Scenario scenario) {
    World world = World.play(scenario);
    for (Beat beat : world.beats()) {
      if (beat.after() instanceof Pending pending) {
        pending.steps().stream().filter(step -> !standsStill(pending, step))
            .forEach(step -> checkDeadline(ladder(world, step.index()), step));
      }
    }
  }

  /** Whether the clock of {@code step} stands still for a question, so that nothing is due. */
  private static boolean standsStill(Pending pending, OpenStep step) {
    boolean asks = pending.course().question(step.index()).isPresent();
    if (asks) {
      assertThat(step.dueAt()).isNull();
    }
    return asks;
  }

  private static void checkDeadline(Escalation ladder, OpenStep step) {
    boolean hasRungs = step.level() < ladder.levels().size();
    boolean hasEnd = ladder.last().action() != LastAction.WAIT;
    if (!hasRungs && !hasEnd) {
      assertThat(step.dueAt()).isNull();
    } else if (ladder.stopRule() == Escalation.StopRule.NEVER) {
      assertThat(step.dueAt()).isNotNull();
    }
  }

  private static Escalation ladder(World world, int step) {
    return world.definition().escalationOf(world.definition().steps().get(step));
  }

  private static Instant timeAfter(World world, Move move) {
    World copy = world.copy();
    if (move instanceof Pass || move instanceof PassToDue) {
      copy.play(move);
    }
    return copy.now().isBefore(world.now()) ? world.now() : copy.now();
  }

  /** Ticks at each deadline before {@code end}, when it falls due. */
  private static void tickUntil(World world, Instant end) {
    while (world.state() instanceof Pending pending && pending.dueAt().isPresent()
        && pending.dueAt().get().isBefore(end)) {
      Instant due = pending.dueAt().get();
      world.at(due);
      world.command(new Tick());
      assertThat(world.state()).as("after what was due at %s", due).satisfiesAnyOf(
          state -> assertThat(state).isInstanceOf(Settled.class),
          state -> assertThat(((Pending) state).dueAt()).isNotEqualTo(Optional.of(due)));
    }
  }

  private static Beat last(World world) {
    return world.beats().get(world.beats().size() - 1);
  }

  private static Object kind(Beat beat) {
    return beat.decision() instanceof Decision.Refused<ApprovalEvent> refused ? refused.refusal() : "accepted";
  }

  /** Returns all of a state that does not tell when it was looked at. */
  private static List<Object> view(Approval state) {
    List<Object> view = new ArrayList<>();
    if (state instanceof Settled settled) {
      view.add(settled.outcome());
      results(settled.results()).forEach(view::add);
    } else if (state instanceof Pending pending) {
      results(pending.results()).forEach(view::add);
      for (OpenStep step : pending.steps()) {
        view.addAll(List.of(step.index(), step.panels(), step.level()));
      }
      view.add(pending.dueAt());
    }
    return view;
  }

  private static List<String> results(List<StepResult> results) {
    return results.stream().map(result -> result.name() + " " + result.ending()).toList();
  }

  @Provide
  Arbitrary<Scenario> timed() {
    return ScenarioArbitraries.scenarios(laddered(), ScenarioArbitraries.slowMoves());
  }

  @Provide
  Arbitrary<Scenario> scheduled() {
    return ScenarioArbitraries.scenarios(
        laddered().map(TimePropertiesTest::scheduled), ScenarioArbitraries.plainMoves());
  }

  private static Arbitrary<Definition> laddered() {
    return DefinitionArbitraries.definitions().filter(definition -> definition.entry() == null
        && definition.steps().stream().map(definition::escalationOf).anyMatch(ladder -> ladder.levels().size() > 1));
  }

  private static Definition scheduled(Definition any) {
    Definition.Builder builder = Definition.named(any.name()).entityType(any.entityType())
        .escalation(scheduled(any.escalation())).requesterPolicy(any.requesterPolicy()).noStepPolicy(any.noStepPolicy())
        .administrators(any.administrators().toArray(new ApproverRef[0]));
    if (any.expiresAfter() != null) {
      builder.expiresAfter(any.expiresAfter());
    }
    any.steps().forEach(step -> builder.step(new Step(
        step.name(), step.criteria(), step.order(), step.groups(), step.rule(), step.chair(), step.onEmpty(),
        step.fallback(), step.escalation() == null ? null : scheduled(step.escalation()), step.watch(), step.duties())));
    return builder.build();
  }

  private static Escalation scheduled(Escalation any) {
    return new Escalation(any.levels(), any.last(), any.stopRule(), CatchUp.AS_SCHEDULED);
  }
}
