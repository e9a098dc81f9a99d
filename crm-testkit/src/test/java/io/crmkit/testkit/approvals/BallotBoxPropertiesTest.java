package io.crmkit.testkit.approvals;

import static org.assertj.core.api.Assertions.assertThat;

import io.crmkit.approvals.model.Approval;
import io.crmkit.approvals.model.Approval.Pending;
import io.crmkit.approvals.model.Approval.Settled;
import io.crmkit.approvals.model.ApprovalCommand.Vote;
import io.crmkit.approvals.model.ApprovalEvent;
import io.crmkit.approvals.model.ApprovalEvent.Ground;
import io.crmkit.approvals.model.ApprovalEvent.StepApproved;
import io.crmkit.approvals.model.ApprovalEvent.StepRejected;
import io.crmkit.approvals.model.ApprovalEvent.VoteCast;
import io.crmkit.approvals.model.OpenStep;
import io.crmkit.approvals.model.Panel;
import io.crmkit.approvals.model.Panel.Kind;
import io.crmkit.approvals.model.definition.Definition;
import io.crmkit.approvals.model.definition.Escalation;
import io.crmkit.approvals.model.definition.Order;
import io.crmkit.approvals.model.definition.Step;
import io.crmkit.approvals.model.vote.Ballots;
import io.crmkit.approvals.model.vote.Choice;
import io.crmkit.approvals.model.vote.FirstResponse;
import io.crmkit.approvals.model.vote.Outcome;
import io.crmkit.approvals.model.vote.Quorate;
import io.crmkit.approvals.model.vote.Standing;
import io.crmkit.approvals.model.vote.VotingRule;
import io.crmkit.core.Actor;
import io.crmkit.testkit.approvals.Beat.Frame;
import io.crmkit.testkit.approvals.Move.Do;
import io.crmkit.testkit.approvals.VoteOracle.End;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.PropertyDefaults;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.domains.Domain;
import net.jqwik.api.domains.DomainContext;
import net.jqwik.api.statistics.Statistics;
import org.jspecify.annotations.Nullable;

/** Whose votes count, and what they add up to, in requests; single rules are in {@link VotingRulePropertiesTest}. */
@Domain(Scenarios.class)
@Domain(DomainContext.Global.class)
@PropertyDefaults(edgeCases = EdgeCasesMode.NONE, shrinking = ShrinkingMode.BOUNDED)
class BallotBoxPropertiesTest {

  private static final Set<End> VOTES = EnumSet.of(End.REJECT, End.ABSTAIN, End.APPROVE);
  private static final Set<End> VOTES_AND_SILENCE = EnumSet.allOf(End.class);

  static {
    VOTES_AND_SILENCE.remove(End.VACANT);
  }

  /** I2. */
  @Property
  void aVoteIsTakenExactlyFromAnActivePersonWhoIsAsked(@ForAll Scenario scenario) {
    for (Beat beat : World.play(scenario).beats()) {
      if (beat.briefing().command() instanceof Vote vote) {
        Optional<Frame> cast = beat.frames().stream().filter(frame -> frame.event() instanceof VoteCast).findFirst();
        cast.ifPresent(frame -> {
          OpenStep step = ((Pending) frame.before()).openStep(((VoteCast) frame.event()).step()).orElseThrow();
          assertThat(((VoteCast) frame.event()).by()).isEqualTo(vote.by());
          assertThat(step.asked()).contains(vote.by());
          assertThat(step.hasVoted(vote.by())).isFalse();
          assertThat(beat.staff().isActive(vote.by())).isTrue();
          assertThat(beat.staff().canonical(vote.by())).isEqualTo(vote.by());
        });
        Statistics.label("vote").collect(cast.isPresent() ? "taken" : "refused");
      }
    }
    occur("vote", "taken", "refused");
  }

  /** I2: not even in two seats, or under two names. */
  @Property
  void onePersonVotesOnceInAStep(@ForAll Scenario scenario) {
    Set<String> votes = new HashSet<>();
    for (ApprovalEvent event : World.play(scenario).events()) {
      if (event instanceof VoteCast cast) {
        assertThat(votes.add(cast.step() + " " + cast.by())).as("%s", event).isTrue();
      }
    }
  }

  /** I2: what is in the ballot boxes is what was cast, seat by seat. */
  @Property
  void everyBallotIsAVoteOfItsHolder(@ForAll Scenario scenario) {
    World world = World.play(scenario);
    List<VoteCast> cast =
        world.events().stream().filter(VoteCast.class::isInstance).map(VoteCast.class::cast).toList();
    for (Frame frame : world.frames()) {
      if (frame.after() instanceof Pending pending) {
        pending.steps().forEach(step -> checkBallots(step, cast));
      }
    }
  }

  private static void checkBallots(OpenStep step, List<VoteCast> cast) {
    for (Panel panel : step.panels()) {
      assertThat(panel.holders()).doesNotHaveDuplicates();
      for (int seat : panel.ballots().turns()) {
        Actor holder = panel.holders().get(seat);
        assertThat(cast).anyMatch(vote -> vote.by().equals(holder) && vote.step() == step.index()
            && panel.ballots().choice(seat).equals(Optional.of(vote.choice())));
      }
    }
  }

  /** I5: all orders of the votes of one step without a ladder. */
  @Property
  void theOrderOfVotesDoesNotMatterToRulesThatCount(@ForAll("singles") Scenario scenario) {
    World opened = World.play(scenario.opening());
    Assume.that(isOpen(opened, Order.PARALLEL) && !(rule(scenario) instanceof FirstResponse));
    List<Vote> votes = votes(scenario, 5);
    Object end = end(voted(opened, votes));

    for (List<Vote> order : orders(votes)) {
      assertThat(end(voted(opened, order))).isEqualTo(end);
    }
    Statistics.label("end").collect(end);
    occur("end", Approval.Outcome.APPROVED, Approval.Outcome.REJECTED, "PENDING");
  }

  /** I5: the first by version, whatever the clocks said. */
  @Property
  void theFirstResponseIsTheOneThatWasTakenFirst(@ForAll("firstResponses") Scenario scenario) {
    World opened = World.play(scenario.opening());
    Assume.that(isOpen(opened, Order.PARALLEL));
    World world = voted(opened, votes(scenario, 8));
    Optional<Choice> first = world.events().stream()
        .filter(VoteCast.class::isInstance).map(event -> ((VoteCast) event).choice())
        .filter(choice -> choice != Choice.ABSTAIN).findFirst();

    if (first.isPresent()) {
      assertThat(end(world)).isEqualTo(
          first.get() == Choice.APPROVE ? Approval.Outcome.APPROVED : Approval.Outcome.REJECTED);
    } else {
      assertThat(end(world)).isIn("PENDING", Approval.Outcome.REJECTED);
    }
    Statistics.label("first").collect(first);
    occur("first", Optional.of(Choice.APPROVE), Optional.of(Choice.REJECT), Optional.empty());
  }

  /** I6: against every way in which the seats that are open could vote. */
  @Property
  void aStepEndsByVotesExactlyWhenNoVoteCouldChangeItsOutcome(@ForAll Scenario scenario) {
    World world = World.play(scenario);
    for (Frame frame : world.frames()) {
      if (frame.event() instanceof StepApproved approved && approved.ground() == Ground.VOTES) {
        assertThat(standing(world, open(frame.before(), approved.step()))).isEqualTo(Standing.APPROVED);
        Statistics.label("step").collect("approved");
      } else if (frame.event() instanceof StepRejected rejected && rejected.ground() == Ground.VOTES) {
        checkRejection(world, open(frame.before(), rejected.step()));
      }
    }
    for (Beat beat : world.beats()) {
      if (beat.after() instanceof Pending pending) {
        pending.steps().stream().filter(step -> ofApprovers(step) != null).forEach(step -> {
          assertThat(standing(world, step)).isNotEqualTo(Standing.APPROVED).isNotEqualTo(Standing.REJECTED);
          Statistics.label("step").collect("pending");
        });
      }
    }
    occur("step", "approved", "rejected", "pending");
  }

  /** By the rule, or because everybody who may still decide has abstained and there is nowhere to climb to. */
  private static OpenStep open(Approval state, int step) {
    return ((Pending) state).openStep(step).orElseThrow();
  }

  private static void checkRejection(World world, OpenStep before) {
    if (ofApprovers(before) != null) {
      assertThat(standing(world, before)).isNotEqualTo(Standing.APPROVED).isNotEqualTo(Standing.PENDING);
    }
    boolean byRule = ofApprovers(before) != null;
    if (!byRule) {
      assertThat(before.asked()).isEmpty();
      assertThat(before.panels()).filteredOn(panel -> panel.state() == Panel.State.OPEN)
          .allMatch(panel -> panel.ballots().firstDecisive() == Choice.ABSTAIN);
    }
    Statistics.label("step").collect(byRule ? "rejected" : "rejected by silence");
  }

  /** I9. */
  @Property
  void oneMoreApprovalNeverTurnsAnApprovalIntoARejection(@ForAll("singles") Scenario scenario) {
    World opened = World.play(scenario.opening());
    Assume.that(isOpen(opened, Order.PARALLEL) && !(rule(scenario) instanceof FirstResponse));
    List<Vote> votes = votes(scenario, 6);
    int before = rank(end(voted(opened, votes)));

    for (int i = 0; i < votes.size(); i++) {
      List<Vote> better = new ArrayList<>(votes);
      better.set(i, Vote.approve(votes.get(i).by()));
      assertThat(rank(end(voted(opened, better)))).isGreaterThanOrEqualTo(before);
      better.set(i, new Vote(votes.get(i).by(), Choice.REJECT, "no"));
      assertThat(rank(end(voted(opened, better)))).as("fewer approvals")
          .isLessThanOrEqualTo(votes.get(i).choice() == Choice.APPROVE ? before : 2);
    }
    Statistics.label("before").collect(before);
    occur("before", 0, 1, 2);
  }

  private static void occur(String label, Object... cases) {
    Statistics.label(label).coverage(seen -> {
      for (Object each : cases) {
        seen.check(each).count(n -> n > 0);
      }
    });
  }

  private static int rank(Object end) {
    return end == Approval.Outcome.APPROVED ? 2 : end == Approval.Outcome.REJECTED ? 0 : 1;
  }

  private static boolean isOpen(World world, Order order) {
    return world.state() instanceof Pending pending && ofApprovers(pending.openStep()) != null
        && pending.openStep().panels().get(0).order() == order;
  }

  private static VotingRule rule(Scenario scenario) {
    return scenario.definition().steps().get(0).rule();
  }

  /** Returns the last vote of each person that the moves contain. */
  private static List<Vote> votes(Scenario scenario, int most) {
    List<Vote> votes = new ArrayList<>();
    Set<Actor> voters = new HashSet<>();
    for (Move move : scenario.moves()) {
      if (move instanceof Do act && act.command() instanceof Vote vote
          && voters.add(scenario.staff().canonical(vote.by())) && votes.size() < most) {
        votes.add(new Vote(vote.by(), vote.choice(), vote.comment()));
      }
    }
    return votes;
  }

  private static World voted(World opened, List<Vote> votes) {
    World world = opened.copy();
    votes.forEach(world::command);
    return world;
  }

  private static Object end(World world) {
    return world.state() instanceof Settled settled ? settled.outcome() : "PENDING";
  }

  /** Returns the panel of the step's own approvers while it counts. */
  private static @Nullable Panel ofApprovers(OpenStep step) {
    Panel first = step.panels().get(0);
    return first.kind() == Kind.APPROVERS && first.state() == Panel.State.OPEN ? first : null;
  }

  private static Standing standing(World world, OpenStep step) {
    VotingRule rule = world.definition().steps().get(step.index()).rule();
    Panel panel = step.panels().get(0);
    if (rule instanceof FirstResponse) {
      return firstResponse(rule.standing(panel.slate(), panel.ballots()), panel.ballots());
    }
    Set<End> ends = rule instanceof Quorate ? VOTES_AND_SILENCE : VOTES;
    Standing standing = VoteOracle.standing(VoteOracle.outcomes(rule, panel.slate(), panel.ballots(), ends));
    boolean lacksPeople = standing == Standing.REJECTED && VoteOracle
        .outcomes(rule, panel.slate(), filled(panel.ballots()), VOTES).contains(Outcome.APPROVED);
    return lacksPeople ? Standing.TIED : standing;
  }

  /** Silence and a lack of people reject nothing while somebody on the ladder may still answer. */
  private static Standing firstResponse(Standing standing, Ballots ballots) {
    return standing == Standing.REJECTED && ballots.firstDecisive() != Choice.REJECT ? Standing.TIED : standing;
  }

  private static Ballots filled(Ballots ballots) {
    Ballots filled = ballots;
    for (int seat = 0; seat < ballots.size(); seat++) {
      filled = filled.isVacant(seat) ? filled.reopen(seat) : filled;
    }
    return filled;
  }

  private static List<List<Vote>> orders(List<Vote> votes) {
    if (votes.isEmpty()) {
      return List.of(List.of());
    }
    List<List<Vote>> orders = new ArrayList<>();
    for (Vote first : votes) {
      for (List<Vote> rest : orders(votes.stream().filter(vote -> !vote.equals(first)).toList())) {
        List<Vote> order = new ArrayList<>(List.of(first));
        order.addAll(rest);
        orders.add(order);
      }
    }
    return orders;
  }

  @Provide
  Arbitrary<Scenario> singles() {
    return scenarios(DefinitionArbitraries.steps());
  }

  @Provide
  Arbitrary<Scenario> firstResponses() {
    return scenarios(DefinitionArbitraries.steps().map(step -> with(step, new FirstResponse())));
  }

  /** Chains of one step without a ladder, or criteria, or a way round its approvers, and many votes. */
  private static Arbitrary<Scenario> scenarios(Arbitrary<Step> steps) {
    Arbitrary<Definition> definitions = steps.map(step -> Definition.named("single")
        .entityType(DefinitionArbitraries.ENTITY_TYPE).step(plain(step)).build());
    return ScenarioArbitraries.scenarios(
        definitions, ScenarioArbitraries.votes().map(vote -> new Do(vote, null)));
  }

  private static Step plain(Step step) {
    return new Step(step.name(), null, Order.PARALLEL, step.groups(), step.rule(), step.chair(), step.onEmpty(),
        step.fallback(), Escalation.NONE, step.watch(), step.duties());
  }

  private static Step with(Step step, VotingRule rule) {
    return new Step(step.name(), step.criteria(), step.order(), step.groups(), rule, step.chair(), step.onEmpty(),
        step.fallback(), step.escalation(), step.watch(), step.duties());
  }
}
