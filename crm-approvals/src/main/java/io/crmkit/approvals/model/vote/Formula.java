package io.crmkit.approvals.model.vote;

import io.crmkit.core.Require;
import java.util.List;
import java.util.Set;

/**
 * A rule that never answers a vote more in favour with a lower outcome.
 *
 * <p>So its outcome is fixed exactly when it is the same with all open seats rejecting and with all of them approving:
 * every other way to vote lies between the two. A person who sits in several groups counts in each of them. As a whole
 * (not in its parts) a formula also takes at least one approving vote on the slate.
 */
public sealed interface Formula extends VotingRule {

  int MAX_DEPTH = 16;
  int MAX_LEAVES = 64;

  /**
   * Returns the outcome of this part if every open seat chose {@code unvoted}; {@link #worst} and {@link #best} ask it.
   */
  Outcome outcome(Slate slate, Ballots ballots, Choice unvoted);

  /** At least {@code n} people of the group approve. */
  record AtLeast(int n, String group) implements Formula {
    public AtLeast {
      Require.positive(n, "n");
      requireGroup(group);
    }

    @Override
    public Outcome outcome(Slate slate, Ballots ballots, Choice unvoted) {
      return approvedIf(ballots.count(slate.seats(group), Choice.APPROVE, unvoted) >= n);
    }
  }

  /** Those of the group who approve weigh at least {@code weight} together. */
  record WeightAtLeast(long weight, String group) implements Formula {

    private static final long MAX = (long) Slate.MAX_SEATS * Slate.MAX_WEIGHT;

    public WeightAtLeast {
      if (weight < 1 || weight > MAX) {
        throw new IllegalArgumentException("weight must be 1 to %d but was %d".formatted(MAX, weight));
      }
      requireGroup(group);
    }

    @Override
    public Outcome outcome(Slate slate, Ballots ballots, Choice unvoted) {
      return approvedIf(ballots.weigh(slate.seats(group), slate.weights(), Choice.APPROVE, unvoted) >= weight);
    }
  }

  /**
   * The approvals are at least, or more than, a share of the group by weight. Nobody's approval is never enough.
   *
   * @param bar whether exactly the threshold is enough
   * @param tie what exactly the threshold means if it has to be exceeded; without effect at {@link Bar#AT_LEAST}
   */
  record Share(Fraction threshold, Bar bar, Denominator denominator, Tie tie, String group) implements Formula {
    public Share {
      requireGroup(group);
      if (bar == Bar.MORE_THAN && threshold.equals(Fraction.WHOLE)) {
        throw new IllegalArgumentException("nothing is more than all of '%s'".formatted(group));
      }
      if (bar == Bar.AT_LEAST) {
        tie = Tie.REJECT;
      }
    }

    /** More than half. */
    public static Share majority(Denominator denominator, Tie tie, String group) {
      return new Share(Fraction.HALF, Bar.MORE_THAN, denominator, tie, group);
    }

    public static Share atLeast(Fraction threshold, Denominator denominator, String group) {
      return new Share(threshold, Bar.AT_LEAST, denominator, Tie.REJECT, group);
    }

    @Override
    public Outcome outcome(Slate slate, Ballots ballots, Choice unvoted) {
      int[] seats = slate.seats(group);
      long approvals = ballots.weigh(seats, slate.weights(), Choice.APPROVE, unvoted);
      if (approvals == 0) {
        return Outcome.REJECTED;
      }
      int sign = threshold.compare(approvals, whole(slate, ballots, unvoted, approvals));
      return sign == 0 ? onThreshold(slate, ballots, unvoted) : approvedIf(sign > 0);
    }

    long whole(Slate slate, Ballots ballots, Choice unvoted, long approvals) {
      int[] seats = slate.seats(group);
      return denominator == Denominator.ALL
          ? ballots.weighFilled(seats, slate.weights())
          : approvals + ballots.weigh(seats, slate.weights(), Choice.REJECT, unvoted);
    }

    private Outcome onThreshold(Slate slate, Ballots ballots, Choice unvoted) {
      if (bar == Bar.AT_LEAST) {
        return Outcome.APPROVED;
      }
      return switch (tie) {
        case REJECT -> Outcome.REJECTED;
        case CHAIR -> approvedIf(slate.chairChoice(ballots, unvoted) == Choice.APPROVE);
        case ESCALATE -> Outcome.TIED;
      };
    }
  }

  /** Whether exactly the threshold of a {@link Share} is enough. */
  enum Bar { AT_LEAST, MORE_THAN }

  /** Fewer than {@code limit} people of the group reject; meant to stand beside a threshold for approvals. */
  record FewerRejections(int limit, String group) implements Formula {
    public FewerRejections {
      Require.positive(limit, "limit");
      requireGroup(group);
    }

    @Override
    public Outcome outcome(Slate slate, Ballots ballots, Choice unvoted) {
      return approvedIf(ballots.count(slate.seats(group), Choice.REJECT, unvoted) < limit);
    }
  }

  /** The lowest outcome of its two or more parts. */
  record And(List<Formula> parts) implements Formula {
    public And {
      parts = compound(parts);
    }

    @Override
    public Outcome outcome(Slate slate, Ballots ballots, Choice unvoted) {
      Outcome lowest = Outcome.APPROVED;
      for (int i = 0; i < parts.size() && lowest != Outcome.REJECTED; i++) {
        lowest = lowest.min(parts.get(i).outcome(slate, ballots, unvoted));
      }
      return lowest;
    }
  }

  /** The highest outcome of its two or more parts. */
  record Or(List<Formula> parts) implements Formula {
    public Or {
      parts = compound(parts);
    }

    @Override
    public Outcome outcome(Slate slate, Ballots ballots, Choice unvoted) {
      Outcome highest = Outcome.REJECTED;
      for (int i = 0; i < parts.size() && highest != Outcome.APPROVED; i++) {
        highest = highest.max(parts.get(i).outcome(slate, ballots, unvoted));
      }
      return highest;
    }
  }

  /** Any one of the group approves. */
  static Formula any(String group) {
    return new AtLeast(1, group);
  }

  /** The whole of the group approves, or of those who neither abstain nor stay silent. */
  static Formula all(Denominator denominator, String group) {
    return Share.atLeast(Fraction.WHOLE, denominator, group);
  }

  static Formula and(Formula... parts) {
    return new And(List.of(parts));
  }

  static Formula or(Formula... parts) {
    return new Or(List.of(parts));
  }

  @Override
  default Outcome worst(Slate slate, Ballots ballots) {
    return whole(slate, ballots, Choice.REJECT);
  }

  @Override
  default Outcome best(Slate slate, Ballots ballots) {
    return whole(slate, ballots, Choice.APPROVE);
  }

  @Override
  default Outcome atClose(Slate slate, Ballots ballots) {
    return whole(slate, ballots, Choice.ABSTAIN);
  }

  @Override
  default Set<String> groups() {
    return FormulaShape.groups(this);
  }

  /** Returns the formula in its canonical text, from which {@link VoteFormula#parse} makes an equal one. */
  @Override
  default String text() {
    return VoteFormula.print(this, VoteFormula.Defaults.STANDARD);
  }

  private Outcome whole(Slate slate, Ballots ballots, Choice unvoted) {
    slate.requireFits(ballots);
    Outcome outcome = outcome(slate, ballots, unvoted);
    return outcome == Outcome.REJECTED || ballots.count(slate.everyone(), Choice.APPROVE, unvoted) > 0
        ? outcome
        : Outcome.REJECTED;
  }

  private static Outcome approvedIf(boolean condition) {
    return condition ? Outcome.APPROVED : Outcome.REJECTED;
  }

  private static void requireGroup(String group) {
    if (!Slate.isGroupName(group)) {
      throw new IllegalArgumentException("group must be a group name but was '%s'".formatted(group));
    }
  }

  private static List<Formula> compound(List<Formula> parts) {
    List<Formula> copy = List.copyOf(parts);
    FormulaShape.requireBounded(copy);
    return copy;
  }
}
