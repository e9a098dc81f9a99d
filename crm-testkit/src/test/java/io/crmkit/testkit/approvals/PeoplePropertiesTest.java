package io.crmkit.testkit.approvals;

import static org.assertj.core.api.Assertions.assertThat;

import io.crmkit.approvals.model.Approval;
import io.crmkit.approvals.model.Approval.Pending;
import io.crmkit.approvals.model.Approval.Settled;
import io.crmkit.approvals.model.ApprovalChange;
import io.crmkit.approvals.model.ApprovalChange.Place;
import io.crmkit.approvals.model.ApprovalCommand;
import io.crmkit.approvals.model.ApprovalCommand.Reassign;
import io.crmkit.approvals.model.ApprovalCommand.Tick;
import io.crmkit.approvals.model.ApprovalCommand.Vacate;
import io.crmkit.approvals.model.ApprovalCommand.Vote;
import io.crmkit.approvals.model.ApprovalEvent;
import io.crmkit.approvals.model.ApprovalEvent.LevelPassedOver;
import io.crmkit.approvals.model.ApprovalEvent.SeatReassigned;
import io.crmkit.approvals.model.ApprovalEvent.SeatVacated;
import io.crmkit.approvals.model.ApprovalEvent.StandInsCalled;
import io.crmkit.approvals.model.ApprovalEvent.StepEscalated;
import io.crmkit.approvals.model.ApprovalEvent.StepOpened;
import io.crmkit.approvals.model.ApprovalEvent.VoteCast;
import io.crmkit.approvals.model.ApprovalRefusal;
import io.crmkit.approvals.model.OpenStep;
import io.crmkit.approvals.model.Panel;
import io.crmkit.approvals.model.definition.Approver;
import io.crmkit.approvals.model.definition.ApproverRef;
import io.crmkit.approvals.model.definition.RequesterPolicy;
import io.crmkit.approvals.model.definition.Step;
import io.crmkit.approvals.model.vote.Choice;
import io.crmkit.core.Actor;
import io.crmkit.core.Decision.Accepted;
import io.crmkit.core.Decision.Refused;
import io.crmkit.testkit.approvals.Beat.Frame;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.PropertyDefaults;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.domains.Domain;
import net.jqwik.api.statistics.Statistics;
import org.jspecify.annotations.Nullable;

/** Who may decide, and that there is always somebody who can. */
@Domain(Scenarios.class)
@PropertyDefaults(edgeCases = EdgeCasesMode.NONE, shrinking = ShrinkingMode.BOUNDED)
class PeoplePropertiesTest {

  private static final int MORE_VOTES_THAN_ANY_CHAIN_HAS_SEATS = 200;

  /** I10. */
  @Property
  void aBarredRequesterNeverHoldsASeatAndNeverVotes(@ForAll Scenario scenario) {
    World world = World.play(scenario);
    if (world.definition().requesterPolicy() == RequesterPolicy.ALLOWED) {
      return;
    }
    for (Beat beat : world.beats()) {
      beat.frames().forEach(frame -> checkRequester(world, beat.staff(), frame));
      if (beat.briefing().command() instanceof Reassign
          && beat.decision() instanceof Refused<ApprovalEvent> no
          && no.refusal() instanceof ApprovalRefusal.OwnRequest) {
        Statistics.label("barred").collect("reassigned");
      }
    }
    // not by way of a manager, since the walk upwards never comes back to the requester
    Statistics.label("barred").coverage(seen -> List.of(
        "approver User", "approver Group", "approver Role", "approver Field", "approver Computed", "rung", "stand-in",
        "reassigned").forEach(path -> seen.check(path).count(n -> n > 0)));
  }

  private static void checkRequester(World world, Staff staff, Frame frame) {
    if (frame.after() instanceof Pending pending) {
      Actor requester = pending.origin().requester();
      assertThat(pending.steps()).noneMatch(step -> step.seated().contains(requester));
      if (frame.event() instanceof VoteCast cast) {
        assertThat(cast.by()).isNotEqualTo(requester);
      }
      Answers answers = new Answers(staff, pending.origin().subject(), requester);
      OpenStep open = stepOf(pending, frame.event());
      if (open == null) {
        return;
      }
      Step step = world.definition().steps().get(open.index());
      if (frame.event() instanceof StepOpened || frame.event() instanceof StandInsCalled) {
        approvers(step).forEach(ref -> collect("approver " + ref.getClass().getSimpleName(), answers, List.of(ref)));
        if (!has(open, Panel.Kind.APPROVERS) || frame.event() instanceof StandInsCalled) {
          collect("stand-in", answers, step.fallback());
          collect("stand-in", answers, world.definition().administrators());
        }
      } else if (frame.event() instanceof StepEscalated up) {
        collect("rung", answers, world.definition().escalationOf(step).levels().get(up.level() - 1).to());
      } else if (frame.event() instanceof LevelPassedOver passed) {
        collect("rung", answers, world.definition().escalationOf(step).levels().get(passed.level() - 1).to());
      }
    }
  }

  /** Returns the step whose seats {@code event} has filled, if it has filled any. */
  private static @Nullable OpenStep stepOf(Pending pending, ApprovalEvent event) {
    Integer index = event instanceof StepOpened opened ? Integer.valueOf(opened.step())
        : event instanceof StandInsCalled called ? Integer.valueOf(called.step())
        : event instanceof StepEscalated up ? Integer.valueOf(up.step())
        : event instanceof LevelPassedOver passed ? Integer.valueOf(passed.step()) : null;
    return index == null ? null : pending.openStep(index).orElseThrow();
  }

  private static boolean has(OpenStep step, Panel.Kind kind) {
    return step.panels().stream().anyMatch(panel -> panel.kind() == kind);
  }

  private static void collect(String path, Answers answers, Collection<ApproverRef> refs) {
    for (ApproverRef ref : refs) {
      if (answers.people(ref).contains(answers.requester())) {
        Statistics.label("barred").collect(path);
      }
    }
  }

  private static List<ApproverRef> approvers(Step step) {
    return step.groups().values().stream().flatMap(List::stream).map(Approver::ref).toList();
  }

  /** I8: a pending request never parks. Whatever those who are asked answer, in any state, they bring it to an end. */
  @Property
  void thoseWhoAreAskedCanAlwaysEndIt(@ForAll Scenario scenario) {
    World world = World.play(scenario);
    if (world.state() instanceof Pending) {
      for (List<Choice> answers : List.of(
          List.of(Choice.APPROVE), List.of(Choice.REJECT), List.of(Choice.ABSTAIN),
          List.of(Choice.APPROVE, Choice.ABSTAIN), List.of(Choice.ABSTAIN, Choice.REJECT, Choice.APPROVE))) {
        Statistics.label("outcome").collect(answers, answered(world.copy(), answers));
      }
    }
  }

  private static Object answered(World world, List<Choice> answers) {
    world.command(new Tick());
    for (int i = 0; i < MORE_VOTES_THAN_ANY_CHAIN_HAS_SEATS; i++) {
      vacateTheInactive(world);
      if (world.state() instanceof Settled settled) {
        return settled.outcome();
      }
      OpenStep step = ((Pending) world.state()).openStep();
      Set<Actor> asked = step.asked();
      assertThat(asked).isNotEmpty();
      Vote vote = new Vote(asked.iterator().next(), answers.get(i % answers.size()), "", step.name());
      assertThat(world.command(vote)).isInstanceOf(Accepted.class);
    }
    throw new AssertionError("still pending: " + world.state());
  }

  /** I14: the host says who has left, and no seat is theirs any more. */
  private static void vacateTheInactive(World world) {
    for (Actor holder : holders(world.state())) {
      if (!world.staff().isActive(holder) && holders(world.state()).contains(holder)) {
        assertThat(world.command(new Vacate(holder, "has left"))).isInstanceOf(Accepted.class);
      }
      assertThat(!world.staff().isActive(holder) && holders(world.state()).contains(holder)).isFalse();
    }
  }

  private static Set<Actor> holders(Approval state) {
    return ApprovalChange.seatsIn(state).keySet().stream().map(Place::holder).collect(Collectors.toSet());
  }

  /** I8: after every command, somebody is asked who is known, and a panel can still decide. */
  @Property
  void aPendingRequestAlwaysAsksSomebody(@ForAll Scenario scenario) {
    for (Beat beat : World.play(scenario).beats()) {
      if (beat.after() instanceof Pending pending) {
        assertThat(pending.steps()).isNotEmpty().allSatisfy(step -> {
          assertThat(step.asked()).isNotEmpty();
          assertThat(step.panels()).anyMatch(panel -> panel.state() == Panel.State.OPEN);
        });
      }
    }
  }

  /** I14. */
  @Property
  void whatWasVotedStaysWhenPeopleLeave(@ForAll Scenario scenario) {
    for (Frame frame : World.play(scenario).frames()) {
      if (frame.event() instanceof SeatVacated left) {
        OpenStep before = ((Pending) frame.before()).openStep(left.step()).orElseThrow();
        OpenStep after = ((Pending) frame.after()).openStep(left.step()).orElseThrow();
        assertThat(ApprovalChange.seatsIn(frame.after())).doesNotContainKey(Place.ofVote(left.person(), after.name()));
        for (int i = 0; i < before.panels().size(); i++) {
          assertThat(after.panels().get(i).ballots().turns()).isEqualTo(before.panels().get(i).ballots().turns());
          assertThat(after.panels().get(i).holders()).isEqualTo(before.panels().get(i).holders());
        }
        Statistics.label("votes kept").collect(before.panels().get(0).ballots().voted() > 0);
      }
    }
    Statistics.label("votes kept").coverage(seen -> seen.check(true).count(n -> n > 0));
  }

  /** I2, I10: a seat that is handed over is the new holder's alone. */
  @Property
  void aSeatIsHeldByOnePersonAtATime(@ForAll Scenario scenario) {
    for (Frame frame : World.play(scenario).frames()) {
      if (frame.event() instanceof SeatReassigned moved) {
        OpenStep step = ((Pending) frame.before()).openStep(moved.step()).orElseThrow();
        assertThat(step.seated()).doesNotContain(moved.to());
        assertThat(ApprovalChange.seatsIn(frame.after())).containsKey(Place.ofVote(moved.to(), step.name()))
            .doesNotContainKey(Place.ofVote(moved.from(), step.name()));
      }
    }
  }

  /** Inactive people neither get a seat nor vote nor submit. */
  @Property
  void whoeverIsGivenASeatIsActiveThen(@ForAll Scenario scenario) {
    for (Beat beat : World.play(scenario).beats()) {
      ApprovalCommand command = beat.briefing().command();
      for (ApprovalEvent event : beat.events()) {
        Panel panel = event instanceof StepOpened opened ? opened.panel()
            : event instanceof StandInsCalled called ? called.panel()
            : event instanceof StepEscalated up ? up.panel() : null;
        if (panel != null) {
          assertThat(panel.holders()).as("%s", command).allMatch(beat.staff()::isActive);
        } else if (event instanceof SeatReassigned moved) {
          assertThat(beat.staff().isActive(moved.to())).isTrue();
        }
      }
    }
  }
}
