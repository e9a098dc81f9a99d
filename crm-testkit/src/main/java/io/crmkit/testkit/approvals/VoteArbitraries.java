package io.crmkit.testkit.approvals;

import io.crmkit.approvals.model.vote.Abstentions;
import io.crmkit.approvals.model.vote.Ballots;
import io.crmkit.approvals.model.vote.Choice;
import io.crmkit.approvals.model.vote.Denominator;
import io.crmkit.approvals.model.vote.FirstResponse;
import io.crmkit.approvals.model.vote.Formula;
import io.crmkit.approvals.model.vote.Formula.AtLeast;
import io.crmkit.approvals.model.vote.Formula.Bar;
import io.crmkit.approvals.model.vote.Formula.FewerRejections;
import io.crmkit.approvals.model.vote.Formula.Share;
import io.crmkit.approvals.model.vote.Formula.WeightAtLeast;
import io.crmkit.approvals.model.vote.Fraction;
import io.crmkit.approvals.model.vote.Quorate;
import io.crmkit.approvals.model.vote.Slate;
import io.crmkit.approvals.model.vote.Tie;
import io.crmkit.approvals.model.vote.VoteFormula.Defaults;
import io.crmkit.approvals.model.vote.VotingRule;
import java.util.List;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.RandomDistribution;
import net.jqwik.api.Tuple;

/** Arbitrary votes over few seats and three overlapping groups, so that ties and near misses are common. */
public final class VoteArbitraries {

  /** The groups that every arbitrary slate has, some of them perhaps without a seat. */
  public static final Set<String> GROUPS = Set.of("board", "finance", "legal");

  private static final int MAX_LEAVES_OF_A_JOIN = 3;

  private VoteArbitraries() {}

  /** A slate with what has been voted on it. */
  public record Poll(Slate slate, Ballots ballots) {}

  private record Seat(int weight, Set<String> groups) {}

  private enum Mark { OPEN, APPROVE, REJECT, ABSTAIN, VACANT }

  /** Slates of up to {@code maxSeats} seats, mostly of weight one, half of them with a chair. */
  public static Arbitrary<Slate> slates(int maxSeats) {
    Arbitrary<Integer> heaviest = Arbitraries.of(1, 1, 3);
    Arbitrary<List<Seat>> seats = heaviest.flatMap(weight -> seats(weight).list().ofMinSize(1).ofMaxSize(maxSeats)
        .withSizeDistribution(RandomDistribution.uniform()));
    return seats.flatMap(VoteArbitraries::slates);
  }

  private static Arbitrary<Slate> slates(List<Seat> seats) {
    return Arbitraries.integers().between(-seats.size(), seats.size() - 1)
        .map(chair -> slate(seats, Math.max(-1, chair)));
  }

  /** Slates with ballots from nearly empty to complete, with a few vacant seats, voted in any order. */
  public static Arbitrary<Poll> polls(int maxSeats) {
    return slates(maxSeats).flatMap(slate -> ballots(slate).map(ballots -> new Poll(slate, ballots)));
  }

  public static Arbitrary<Ballots> ballots(Slate slate) {
    Arbitrary<List<Mark>> marks = Arbitraries.of(0, 1, 8).flatMap(open -> marks(open).list().ofSize(slate.size()));
    return Combinators.combine(marks, turns(slate)).as(VoteArbitraries::ballots);
  }

  /** Any order-free or first-response rule. */
  public static Arbitrary<VotingRule> rules() {
    return Arbitraries.oneOf(formulas(), quorums(), Arbitraries.just(new FirstResponse()));
  }

  public static Arbitrary<Quorate> quorums() {
    return Combinators.combine(formulas(), Arbitraries.integers().between(1, 5), Arbitraries.of(Abstentions.class))
        .as(Quorate::new);
  }

  /**
   * Formulas over {@link #GROUPS} and everyone, up to three levels deep; some are plain majorities, which are often
   * tied.
   */
  public static Arbitrary<Formula> formulas() {
    return Arbitraries.frequencyOf(Tuple.of(3, formulas(2)), Tuple.of(1, majorities()));
  }

  private static Arbitrary<Formula> formulas(int joins) {
    if (joins == 0) {
      return leaves();
    }
    Arbitrary<List<Formula>> parts = formulas(joins - 1).list().ofMinSize(2).ofMaxSize(MAX_LEAVES_OF_A_JOIN);
    return Arbitraries.oneOf(leaves(), parts.map(Formula.And::new), parts.map(Formula.Or::new));
  }

  /** Formulas that count one group once. */
  public static Arbitrary<Formula> leaves() {
    Arbitrary<Integer> small = Arbitraries.integers().between(1, 4);
    return Arbitraries.oneOf(
        Combinators.combine(small, groups()).as(AtLeast::new),
        Combinators.combine(small, groups()).as(WeightAtLeast::new),
        Combinators.combine(small, groups()).as(FewerRejections::new),
        shares(), shares(), majorities());
  }

  /** Shares of every kind, half of them majorities. */
  public static Arbitrary<Share> shares() {
    Arbitrary<Fraction> thresholds = Arbitraries.oneOf(Arbitraries.just(Fraction.HALF),
        Arbitraries.of(Fraction.WHOLE, Fraction.percent(60), new Fraction(1, 3), new Fraction(2, 3)));
    return Combinators.combine(thresholds, Arbitraries.of(Bar.class), Arbitraries.of(Denominator.class),
        Arbitraries.of(Tie.REJECT, Tie.CHAIR, Tie.ESCALATE, Tie.ESCALATE), groups()).as(VoteArbitraries::share);
  }

  /** Majorities of everyone, of which small slates are often split evenly. */
  private static Arbitrary<Share> majorities() {
    return Combinators.combine(Arbitraries.of(Denominator.class), Arbitraries.of(Tie.CHAIR, Tie.ESCALATE, Tie.ESCALATE))
        .as((denominator, tie) -> Share.majority(denominator, tie, Slate.EVERYONE));
  }

  public static Arbitrary<Defaults> defaults() {
    return Combinators.combine(Arbitraries.of(Denominator.class), Arbitraries.of(Tie.class)).as(Defaults::new);
  }

  public static Arbitrary<Choice> choices() {
    return Arbitraries.of(Choice.class);
  }

  private static Arbitrary<String> groups() {
    return Arbitraries.oneOf(Arbitraries.just(Slate.EVERYONE), Arbitraries.of(GROUPS));
  }

  private static Arbitrary<Mark> marks(int open) {
    return Arbitraries.frequency(Tuple.of(open, Mark.OPEN), Tuple.of(6, Mark.APPROVE), Tuple.of(5, Mark.REJECT),
        Tuple.of(2, Mark.ABSTAIN), Tuple.of(1, Mark.VACANT));
  }

  private static Arbitrary<Seat> seats(int heaviest) {
    return Combinators.combine(Arbitraries.integers().between(1, heaviest), Arbitraries.of(GROUPS).set()).as(Seat::new);
  }

  private static Arbitrary<List<Integer>> turns(Slate slate) {
    return Arbitraries.shuffle(slate.seatsOf(Slate.EVERYONE));
  }

  private static Slate slate(List<Seat> seats, int chair) {
    Slate.Builder builder = Slate.builder();
    GROUPS.forEach(builder::group);
    seats.forEach(seat -> builder.seat(seat.weight(), seat.groups()));
    return chair < 0 ? builder.build() : builder.chair(chair).build();
  }

  private static Ballots ballots(List<Mark> marks, List<Integer> turns) {
    Ballots ballots = Ballots.blank(marks.size());
    for (int seat : turns) {
      ballots = switch (marks.get(seat)) {
        case OPEN -> ballots;
        case APPROVE -> ballots.with(seat, Choice.APPROVE);
        case REJECT -> ballots.with(seat, Choice.REJECT);
        case ABSTAIN -> ballots.with(seat, Choice.ABSTAIN);
        case VACANT -> ballots.vacate(seat);
      };
    }
    return ballots;
  }

  /** More than all is no share, so that becomes at least all. */
  private static Share share(Fraction threshold, Bar bar, Denominator denominator, Tie tie, String group) {
    Bar possible = threshold.equals(Fraction.WHOLE) ? Bar.AT_LEAST : bar;
    return new Share(threshold, possible, denominator, tie, group);
  }
}
