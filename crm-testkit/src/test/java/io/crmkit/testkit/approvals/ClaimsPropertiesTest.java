package io.crmkit.testkit.approvals;

import static io.crmkit.testkit.approvals.Desk.ACME;
import static io.crmkit.testkit.approvals.Desk.ID;
import static org.assertj.core.api.Assertions.assertThat;

import io.crmkit.approvals.model.Approval;
import io.crmkit.approvals.model.Approval.Pending;
import io.crmkit.approvals.model.ApprovalCommand;
import io.crmkit.approvals.model.ApprovalCommand.Claim;
import io.crmkit.approvals.model.ApprovalCommand.Release;
import io.crmkit.approvals.model.ApprovalCommand.Tick;
import io.crmkit.approvals.model.ApprovalCommand.Vote;
import io.crmkit.approvals.model.ApprovalEvent;
import io.crmkit.approvals.model.ApprovalEvent.ClaimTimedOut;
import io.crmkit.approvals.model.ApprovalEvent.VoteCast;
import io.crmkit.approvals.model.definition.Additions;
import io.crmkit.approvals.model.definition.Order;
import io.crmkit.approvals.model.definition.StepDuties;
import io.crmkit.core.Actor;
import io.crmkit.core.Decision.Accepted;
import io.crmkit.testkit.approvals.Move.Do;
import io.crmkit.testkit.approvals.Move.Pass;
import io.crmkit.testkit.approvals.Move.PassToDue;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.PropertyDefaults;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.Tuple;
import net.jqwik.api.statistics.Statistics;
import org.jspecify.annotations.Nullable;

/** I16, I20: a queue whose claims end by themselves, beside one that is told without the engine. */
@PropertyDefaults(edgeCases = EdgeCasesMode.NONE, shrinking = ShrinkingMode.BOUNDED)
class ClaimsPropertiesTest {

  private static final Duration FOUR_HOURS = Duration.ofHours(4);
  private static final List<Actor> MEMBERS = List.of(Game.BOB, Game.CAROL, Game.DAVE, Game.ERIN);
  private static final Instant END_OF_TIME = Instant.parse("9999-12-31T00:00:00Z");

  /** The queue as the guide has it: who has yet to vote, and who has it to themselves until when. */
  private static final class Queue {

    private final Set<Actor> left = new LinkedHashSet<>(MEMBERS);
    private @Nullable Actor claimer;
    private @Nullable Instant until;

    /** Returns whether a command is taken; one that is refused has done nothing, nor what was due before it. */
    private boolean answer(ApprovalCommand command, Instant now) {
      Actor claimerBefore = claimer;
      Instant untilBefore = until;
      boolean taken = judge(command, now);
      if (!taken) {
        claimer = claimerBefore;
        until = untilBefore;
      }
      return taken;
    }

    private boolean judge(ApprovalCommand command, Instant now) {
      if (until != null && (until.isBefore(now) || command instanceof Tick && until.equals(now))) {
        free();
      }
      if (command instanceof Claim claim) {
        return claim(claim.by(), now);
      }
      if (command instanceof Vote vote) {
        return vote(vote.by());
      }
      if (command instanceof Release release) {
        return release(release.by());
      }
      return true;
    }

    private boolean claim(Actor by, Instant now) {
      boolean taken = isAsked(by);
      if (taken && claimer == null) {
        claimer = by;
        until = now.plus(FOUR_HOURS);
      }
      return taken;
    }

    private boolean vote(Actor by) {
      boolean taken = isAsked(by);
      if (taken) {
        left.remove(by);
        free();
      }
      return taken;
    }

    private boolean release(Actor by) {
      boolean taken = claimer != null && (claimer.equals(by) || by.equals(Game.ADA));
      if (taken) {
        free();
      }
      return taken;
    }

    private void free() {
      claimer = null;
      until = null;
    }

    private boolean isAsked(Actor person) {
      return claimer == null ? left.contains(person) : claimer.equals(person);
    }
  }

  @Property
  void goAsTheGuideSaysAndLoseNoVote(@ForAll("moves") List<Move> moves) {
    Desk desk = Desk.submitted(Game.chain(Game.step("one", "all of approvers", MEMBERS.toArray(new Actor[0]))
        .order(Order.QUEUE)
        .duties(new StepDuties(List.of(), Additions.BY_ADMINISTRATORS, null, FOUR_HOURS))));
    Queue queue = new Queue();
    for (Move move : moves) {
      if (desk.state(ID) instanceof Pending pending && move instanceof Do act) {
        Instant now = desk.now().isBefore(pending.trail().at()) ? pending.trail().at() : desk.now();
        boolean atOnce = now.equals(queue.until);
        boolean taken = desk.command(ID, act.command(), null) instanceof Accepted<ApprovalEvent>;
        assertThat(taken).as("%s", act.command()).isEqualTo(queue.answer(act.command(), now));
        Statistics.label("at the very instant").collect(atOnce && taken
            ? act.command().getClass().getSimpleName() : "no");
      } else {
        desk.play(ID, move);
      }
      check(desk, queue);
    }
    cover(desk);
  }

  /** A claim is the only deadline of such a request, and the index has it exactly while somebody has claimed it. */
  private static void check(Desk desk, Queue queue) {
    Approval state = desk.state(ID);
    if (state instanceof Pending pending) {
      assertThat(pending.dueAt().orElse(null)).isEqualTo(queue.until);
      assertThat(pending.asked()).allMatch(queue::isAsked).hasSize(queue.claimer == null ? queue.left.size() : 1);
    }
    boolean open = state instanceof Pending && queue.until != null;
    assertThat(desk.store.approvals().due(ACME, END_OF_TIME, 9)).hasSize(open ? 1 : 0);
    assertThat(desk.history().stream().filter(VoteCast.class::isInstance))
        .hasSize(MEMBERS.size() - queue.left.size());
  }

  private static void cover(Desk desk) {
    desk.history().forEach(event -> Statistics.label("event").collect(event.getClass()));
    Statistics.label("event").coverage(seen -> seen.check(ClaimTimedOut.class).count(n -> n > 50));
    Statistics.label("at the very instant").coverage(seen -> {
      seen.check("Vote").count(n -> n > 5);
      seen.check("Tick").count(n -> n > 5);
    });
  }

  @Provide
  Arbitrary<List<Move>> moves() {
    Arbitrary<Actor> people = Arbitraries.of(MEMBERS);
    Arbitrary<ApprovalCommand> commands = Arbitraries.frequencyOf(
        Tuple.of(5, people.map(by -> new Claim(by, null))), Tuple.of(4, people.map(Vote::approve)),
        Tuple.of(1, Arbitraries.of(Game.ADA, Game.BOB).map(by -> new Release(by, null, ""))),
        Tuple.of(3, Arbitraries.just(new Tick())));
    Arbitrary<Move> toDue = Arbitraries.of(Duration.ofNanos(-1), Duration.ZERO, Duration.ZERO, Duration.ofNanos(1))
        .map(PassToDue::new);
    return Arbitraries.frequencyOf(
        Tuple.of(6, commands.map(command -> new Do(command, null))), Tuple.of(3, toDue),
        Tuple.of(1, Arbitraries.of(Duration.ofHours(1), Duration.ofDays(2)).map(Pass::new))).list().ofMaxSize(24);
  }
}
