package io.crmkit.testkit.approvals;

import static org.assertj.core.api.Assertions.assertThat;

import io.crmkit.approvals.model.vote.Abstentions;
import io.crmkit.approvals.model.vote.Ballots;
import io.crmkit.approvals.model.vote.Choice;
import io.crmkit.approvals.model.vote.Denominator;
import io.crmkit.approvals.model.vote.Formula;
import io.crmkit.approvals.model.vote.Formula.AtLeast;
import io.crmkit.approvals.model.vote.Formula.FewerRejections;
import io.crmkit.approvals.model.vote.Formula.Share;
import io.crmkit.approvals.model.vote.Formula.WeightAtLeast;
import io.crmkit.approvals.model.vote.Fraction;
import io.crmkit.approvals.model.vote.Outcome;
import io.crmkit.approvals.model.vote.Quorate;
import io.crmkit.approvals.model.vote.Slate;
import io.crmkit.approvals.model.vote.Standing;
import io.crmkit.approvals.model.vote.Tie;
import io.crmkit.approvals.model.vote.VotingRule;
import io.crmkit.testkit.approvals.VoteOracle.End;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Every formula up to a size, on up to five seats, with every ballot there is: the standing is fixed exactly when all
 * completions of the ballot agree.
 *
 * <p>Seats sit in two overlapping groups and in that of everyone; the first seat weighs two, the last is the chair.
 */
class EveryFormulaTest {

  private static final List<String> GROUPS = List.of(Slate.EVERYONE, "front", "back");

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5})
  void ofOneCountIsExact(int seats) {
    Sweep sweep = new Sweep(seats, 5);
    leaves(seats).forEach(sweep::check);
    sweep.report("one count");
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5})
  void ofTwoCountsIsExact(int seats) {
    Sweep sweep = new Sweep(seats, seats < 4 ? 5 : 4);
    pairs(leaves(seats), sweep::check);
    sweep.report("two counts");
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 3})
  void ofThreeCountsIsExact(int seats) {
    Sweep sweep = new Sweep(seats, 4);
    List<Formula> leaves = leaves(seats).stream().filter(EveryFormulaTest::isDistinctive).toList();
    pairs(leaves, pair -> {
      for (Formula third : leaves) {
        if (third.groups().contains(Slate.EVERYONE)) {
          sweep.check(Formula.and(pair, third));
          sweep.check(Formula.or(pair, third));
        }
      }
    });
    sweep.report("three counts");
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5})
  void withAQuorumIsExact(int seats) {
    Sweep sweep = new Sweep(seats, seats < 5 ? 5 : 4);
    for (Formula leaf : leaves(seats)) {
      for (Abstentions abstentions : Abstentions.values()) {
        for (int minimum = 1; minimum <= seats + 1; minimum++) {
          sweep.check(new Quorate(leaf, minimum, abstentions));
        }
      }
    }
    sweep.report("one count with a quorum");
  }

  private static void pairs(List<Formula> leaves, Consumer<Formula> sink) {
    for (int i = 0; i < leaves.size(); i++) {
      for (int j = i + 1; j < leaves.size(); j++) {
        sink.accept(Formula.and(leaves.get(i), leaves.get(j)));
        sink.accept(Formula.or(leaves.get(i), leaves.get(j)));
      }
    }
  }

  private static List<Formula> leaves(int seats) {
    List<Formula> leaves = new ArrayList<>();
    for (String group : GROUPS) {
      for (int n = 1; n <= seats + 1; n++) {
        leaves.add(new AtLeast(n, group));
        leaves.add(new WeightAtLeast(n + 1L, group));
        leaves.add(new FewerRejections(n, group));
      }
      for (Denominator denominator : Denominator.values()) {
        leaves.add(Formula.all(denominator, group));
        leaves.add(Share.atLeast(Fraction.percent(60), denominator, group));
        for (Tie tie : Tie.values()) {
          leaves.add(Share.majority(denominator, tie, group));
        }
      }
    }
    return leaves;
  }

  /** Leaves out the counts that differ from another only by their number, so that three of them can be joined. */
  private static boolean isDistinctive(Formula leaf) {
    return leaf instanceof Share
        || (leaf instanceof AtLeast atLeast && atLeast.n() == 2)
        || (leaf instanceof FewerRejections fewer && fewer.limit() == 1);
  }

  /**
   * All ballots of one slate. A ballot is a number in base four or five, a digit per seat: how the seat ended, where
   * {@code SILENT} stands for open. The outcomes that a ballot can lead to are those of the ballots with one more open
   * seat filled, and for a quorum also the one with all open seats silent; so no completion is evaluated twice.
   */
  private static final class Sweep {

    private static final End[] ENDS = {End.REJECT, End.ABSTAIN, End.APPROVE, End.SILENT, End.VACANT};
    private static final int OPEN = 3;

    private final Slate slate;
    private final List<Ballots> ballots = new ArrayList<>();
    private final int digits;
    private final List<List<Integer>> openSteps = new ArrayList<>();
    private final Map<Standing, Long> seen = new EnumMap<>(Standing.class);
    private long rules;

    /** A sweep over the first {@code digits} ways to hold a seat: five, or four to leave vacant seats out. */
    Sweep(int seats, int digits) {
      this.slate = slate(seats);
      this.digits = digits;
      int all = (int) Math.pow(digits, seats);
      for (int code = 0; code < all; code++) {
        openSteps.add(stepsOfOpen(code));
        ballots.add(ballots(code));
      }
    }

    void check(VotingRule rule) {
      rules++;
      byte[] reachable = new byte[ballots.size()];
      for (int code = 0; code < reachable.length; code++) {
        reachable[code] = ofFilled(reachable, code);
        if (openSteps.get(code).isEmpty() || rule instanceof Quorate) {
          reachable[code] |= (byte) (1 << VoteOracle.outcome(rule, slate, ends(code)).compareTo(Outcome.REJECTED));
        }
        compare(rule, code, reachable[code]);
      }
    }

    void report(String what) {
      System.out.printf("every formula of %s on %d seats: %,d rules, %,d ballots each, standings %s%n",
          what, slate.size(), rules, ballots.size(), seen);
    }

    private void compare(VotingRule rule, int code, byte reachable) {
      Standing expected = Integer.bitCount(reachable) > 1
          ? Standing.PENDING
          : Standing.of(Outcome.values()[Integer.numberOfTrailingZeros(reachable)]);
      Standing standing = rule.standing(slate, ballots.get(code));
      if (standing != expected) {
        assertThat(standing).as("%s on %s with %s", rule.text(), slate, ballots.get(code)).isEqualTo(expected);
      }
      seen.merge(standing, 1L, Long::sum);
    }

    /** The three ways to fill a seat stand just below it being open, because {@code OPEN} is the digit after them. */
    private byte ofFilled(byte[] reachable, int code) {
      int bits = 0;
      for (int step : openSteps.get(code)) {
        for (int fill = 1; fill <= OPEN; fill++) {
          bits |= reachable[code - fill * step];
        }
      }
      return (byte) bits;
    }

    /** Returns what one unit of each open seat's digit is worth. */
    private List<Integer> stepsOfOpen(int code) {
      List<Integer> steps = new ArrayList<>();
      int step = 1;
      for (int rest = code; rest > 0; rest /= digits) {
        if (rest % digits == OPEN) {
          steps.add(step);
        }
        step *= digits;
      }
      return steps;
    }

    private List<End> ends(int code) {
      List<End> ends = new ArrayList<>();
      int rest = code;
      for (int seat = 0; seat < slate.size(); seat++) {
        ends.add(ENDS[rest % digits]);
        rest /= digits;
      }
      return ends;
    }

    private Ballots ballots(int code) {
      Ballots ballots = Ballots.blank(slate.size());
      List<End> ends = ends(code);
      for (int seat = 0; seat < slate.size(); seat++) {
        ballots = switch (ends.get(seat)) {
          case REJECT -> ballots.with(seat, Choice.REJECT);
          case ABSTAIN -> ballots.with(seat, Choice.ABSTAIN);
          case APPROVE -> ballots.with(seat, Choice.APPROVE);
          case SILENT -> ballots;
          case VACANT -> ballots.vacate(seat);
        };
      }
      return ballots;
    }

    private static Slate slate(int seats) {
      Slate.Builder builder = Slate.builder().group("front").group("back");
      for (int seat = 0; seat < seats; seat++) {
        List<String> groups = new ArrayList<>();
        if (seat <= seats / 2) {
          groups.add("front");
        }
        if (seat >= seats / 2) {
          groups.add("back");
        }
        builder.seat(seat == 0 ? 2 : 1, groups);
      }
      return builder.chair(seats - 1).build();
    }
  }
}
