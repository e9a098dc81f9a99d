package io.crmkit.testkit.approvals;

import io.crmkit.approvals.model.vote.Abstentions;
import io.crmkit.approvals.model.vote.Ballots;
import io.crmkit.approvals.model.vote.Denominator;
import io.crmkit.approvals.model.vote.Formula;
import io.crmkit.approvals.model.vote.Formula.And;
import io.crmkit.approvals.model.vote.Formula.AtLeast;
import io.crmkit.approvals.model.vote.Formula.Bar;
import io.crmkit.approvals.model.vote.Formula.FewerRejections;
import io.crmkit.approvals.model.vote.Formula.Or;
import io.crmkit.approvals.model.vote.Formula.Share;
import io.crmkit.approvals.model.vote.Formula.WeightAtLeast;
import io.crmkit.approvals.model.vote.Outcome;
import io.crmkit.approvals.model.vote.Quorate;
import io.crmkit.approvals.model.vote.Slate;
import io.crmkit.approvals.model.vote.Standing;
import io.crmkit.approvals.model.vote.Tie;
import io.crmkit.approvals.model.vote.VotingRule;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What a rule means, written down a second time without any regard to speed: every way in which the vote can end is
 * listed and counted on its own. It shares no arithmetic with the rules that it checks.
 */
final class VoteOracle {

  /** How a seat ends. */
  enum End { REJECT, ABSTAIN, APPROVE, SILENT, VACANT }

  private VoteOracle() {}

  /** Returns every outcome that the open seats can bring about if each ends in one of {@code ends}. */
  static Set<Outcome> outcomes(VotingRule rule, Slate slate, Ballots ballots, Set<End> ends) {
    Set<Outcome> outcomes = EnumSet.noneOf(Outcome.class);
    collect(rule, slate, ballots, ends, new ArrayList<>(), outcomes);
    return outcomes;
  }

  static Standing standing(Set<Outcome> outcomes) {
    return outcomes.size() == 1 ? Standing.of(outcomes.iterator().next()) : Standing.PENDING;
  }

  private static void collect(
      VotingRule rule, Slate slate, Ballots ballots, Set<End> ends, List<End> known, Set<Outcome> outcomes) {
    int seat = known.size();
    if (seat == slate.size()) {
      outcomes.add(outcome(rule, slate, known));
      return;
    }
    for (End end : ballots.isOpen(seat) ? ends : Set.of(end(ballots, seat))) {
      known.add(end);
      collect(rule, slate, ballots, ends, known, outcomes);
      known.remove(seat);
    }
  }

  private static End end(Ballots ballots, int seat) {
    return ballots.isVacant(seat) ? End.VACANT : End.valueOf(ballots.choice(seat).orElseThrow().name());
  }

  /** Returns the outcome of a vote in which each seat ended in the given way. */
  static Outcome outcome(VotingRule rule, Slate slate, List<End> ends) {
    if (!ends.contains(End.APPROVE)) {
      return Outcome.REJECTED;
    }
    if (rule instanceof Quorate quorate) {
      Set<End> present = quorate.abstentions() == Abstentions.PRESENT
          ? EnumSet.of(End.REJECT, End.ABSTAIN, End.APPROVE)
          : EnumSet.of(End.REJECT, End.APPROVE);
      boolean tooFew = ends.stream().filter(present::contains).count() < quorate.minimum();
      return tooFew ? Outcome.REJECTED : counted(quorate.formula(), slate, ends);
    }
    return counted((Formula) rule, slate, ends);
  }

  private static Outcome counted(Formula formula, Slate slate, List<End> ends) {
    if (formula instanceof And and) {
      return Collections.min(counted(and.parts(), slate, ends));
    }
    if (formula instanceof Or or) {
      return Collections.max(counted(or.parts(), slate, ends));
    }
    if (formula instanceof AtLeast atLeast) {
      return approvedIf(who(slate, atLeast.group(), ends, End.APPROVE).count() >= atLeast.n());
    }
    if (formula instanceof FewerRejections fewer) {
      return approvedIf(who(slate, fewer.group(), ends, End.REJECT).count() < fewer.limit());
    }
    if (formula instanceof WeightAtLeast heavy) {
      return approvedIf(weight(slate, who(slate, heavy.group(), ends, End.APPROVE)) >= heavy.weight());
    }
    return shared((Share) formula, slate, ends);
  }

  private static List<Outcome> counted(List<Formula> parts, Slate slate, List<End> ends) {
    return parts.stream().map(part -> counted(part, slate, ends)).toList();
  }

  private static Outcome shared(Share share, Slate slate, List<End> ends) {
    double approving = weight(slate, who(slate, share.group(), ends, End.APPROVE));
    double of = share.denominator() == Denominator.CAST
        ? weight(slate, who(slate, share.group(), ends, End.APPROVE, End.REJECT))
        : weight(slate, who(slate, share.group(), ends, End.APPROVE, End.REJECT, End.ABSTAIN, End.SILENT));
    double threshold = (double) share.threshold().numerator() / share.threshold().denominator();
    double above = of == 0 ? -1 : approving / of - threshold;
    if (approving == 0 || above < -1e-9) {
      return Outcome.REJECTED;
    }
    return above > 1e-9 || share.bar() == Bar.AT_LEAST ? Outcome.APPROVED : tied(share.tie(), slate, ends);
  }

  private static Outcome tied(Tie tie, Slate slate, List<End> ends) {
    return switch (tie) {
      case REJECT -> Outcome.REJECTED;
      case ESCALATE -> Outcome.TIED;
      case CHAIR -> approvedIf(slate.chair().isPresent() && ends.get(slate.chair().getAsInt()) == End.APPROVE);
    };
  }

  private static Stream<Integer> who(Slate slate, String group, List<End> ends, End first, End... others) {
    Set<End> wanted = EnumSet.of(first, others);
    return slate.seatsOf(group).stream().filter(seat -> wanted.contains(ends.get(seat)));
  }

  private static long weight(Slate slate, Stream<Integer> seats) {
    return seats.mapToLong(slate::weight).sum();
  }

  private static Outcome approvedIf(boolean condition) {
    return condition ? Outcome.APPROVED : Outcome.REJECTED;
  }
}
