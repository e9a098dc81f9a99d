package io.crmkit.testkit.approvals;

import static org.assertj.core.api.Assertions.assertThat;

import io.crmkit.approvals.model.vote.Abstentions;
import io.crmkit.approvals.model.vote.Ballots;
import io.crmkit.approvals.model.vote.Choice;
import io.crmkit.approvals.model.vote.Denominator;
import io.crmkit.approvals.model.vote.FirstResponse;
import io.crmkit.approvals.model.vote.Formula;
import io.crmkit.approvals.model.vote.Formula.Bar;
import io.crmkit.approvals.model.vote.Formula.Share;
import io.crmkit.approvals.model.vote.Outcome;
import io.crmkit.approvals.model.vote.Quorate;
import io.crmkit.approvals.model.vote.Slate;
import io.crmkit.approvals.model.vote.Standing;
import io.crmkit.approvals.model.vote.Tie;
import io.crmkit.approvals.model.vote.VotingRule;
import io.crmkit.core.Violation;
import io.crmkit.testkit.approvals.VoteArbitraries.Poll;
import io.crmkit.testkit.approvals.VoteOracle.End;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.statistics.Statistics;

/**
 * What holds for every rule on every slate, whatever has been voted so far.
 *
 * <p>Where ties have to occur the edge cases are left out: they are the smallest slates, which {@link EveryFormulaTest}
 * exhausts.
 */
class VotingRulePropertiesTest {

  private static final Set<End> VOTES = EnumSet.of(End.REJECT, End.ABSTAIN, End.APPROVE);
  private static final Set<End> VOTES_AND_SILENCE = EnumSet.of(End.REJECT, End.ABSTAIN, End.APPROVE, End.SILENT);

  /** I6: never pending when fixed, never finished when not, against all 3^n ways to vote. */
  @Property(edgeCases = EdgeCasesMode.NONE)
  void aFormulaIsFixedExactlyWhenEveryWayToVoteAgrees(
      @ForAll("formulas") Formula formula, @ForAll("polls") Poll poll) {
    Set<Outcome> possible = VoteOracle.outcomes(formula, poll.slate(), poll.ballots(), VOTES);
    Standing standing = formula.standing(poll.slate(), poll.ballots());

    assertThat(standing).isEqualTo(VoteOracle.standing(possible));
    assertThat(formula.worst(poll.slate(), poll.ballots())).isEqualTo(Collections.min(possible));
    assertThat(formula.best(poll.slate(), poll.ballots())).isEqualTo(Collections.max(possible));
    everyStandingOccurs(standing);
  }

  /** I6 for the rules that are not monotone, where staying silent is a fourth way to end. */
  @Property(edgeCases = EdgeCasesMode.NONE)
  void aQuorumIsFixedExactlyWhenEveryWayToEndAgrees(
      @ForAll("quorums") Quorate rule, @ForAll("smallPolls") Poll poll) {
    Set<Outcome> possible = VoteOracle.outcomes(rule, poll.slate(), poll.ballots(), VOTES_AND_SILENCE);
    Standing standing = rule.standing(poll.slate(), poll.ballots());

    assertThat(standing).isEqualTo(VoteOracle.standing(possible));
    everyStandingOccurs(standing);
  }

  /** Abstaining is as absent as staying silent, so here the three votes alone give the same answer. */
  @Property
  void aQuorumWithoutAbstentionsIsFixedExactlyWhenEveryWayToVoteAgrees(
      @ForAll("formulas") Formula formula, @ForAll("smallPolls") Poll poll) {
    Quorate rule = new Quorate(formula, Math.max(1, poll.slate().size() - 1), Abstentions.ABSENT);
    Set<Outcome> possible = VoteOracle.outcomes(rule, poll.slate(), poll.ballots(), VOTES);

    assertThat(rule.standing(poll.slate(), poll.ballots())).isEqualTo(VoteOracle.standing(possible));
  }

  @Property(edgeCases = EdgeCasesMode.NONE)
  void closingCountsEveryOpenSeatAsSilent(@ForAll("countingRules") VotingRule rule, @ForAll("polls") Poll poll) {
    Set<Outcome> closed = VoteOracle.outcomes(rule, poll.slate(), poll.ballots(), EnumSet.of(End.SILENT));

    assertThat(closed).containsExactly(rule.atClose(poll.slate(), poll.ballots()));
    Statistics.label("outcome at the close").collect(closed);
  }

  /** I8. */
  @Property
  void anApprovalIsReachableExactlyWhenSomeWayToVoteGivesOne(
      @ForAll("countingRules") VotingRule rule, @ForAll("smallPolls") Poll poll) {
    boolean possible = VoteOracle.outcomes(rule, poll.slate(), poll.ballots(), VOTES).contains(Outcome.APPROVED);

    assertThat(rule.reachable(poll.slate(), poll.ballots())).isEqualTo(possible);
    Statistics.label("reachable").collect(possible);
  }

  /** I9. */
  @Property
  void aVoteMoreInFavourNeverLowersTheOutcome(@ForAll("formulas") Formula formula, @ForAll("polls") Poll poll) {
    for (int seat = 0; seat < poll.slate().size(); seat++) {
      if (!poll.ballots().isVacant(seat)) {
        List<Outcome> rising = new ArrayList<>();
        for (Choice choice : Choice.values()) {
          rising.add(formula.atClose(poll.slate(), poll.ballots().with(seat, choice)));
        }
        assertThat(rising).isSorted();
        Statistics.label("outcome changed").collect(rising.get(0) != rising.get(2));
      }
    }
  }

  /** I9 for every rule that counts, with or without a quorum. */
  @Property
  void anApprovalNeverHurtsAndWithdrawingItNeverHelps(
      @ForAll("countingRules") VotingRule rule, @ForAll("polls") Poll poll) {
    Outcome before = rule.atClose(poll.slate(), poll.ballots());
    for (int seat : open(poll)) {
      Ballots approved = poll.ballots().with(seat, Choice.APPROVE);

      assertThat(rule.atClose(poll.slate(), approved)).isGreaterThanOrEqualTo(before);
      assertThat(rule.standing(poll.slate(), approved.reopen(seat)))
          .isEqualTo(rule.standing(poll.slate(), poll.ballots()));
    }
  }

  @Property
  void aFixedOutcomeStaysWhateverIsVotedNext(
      @ForAll("rules") VotingRule rule, @ForAll("polls") Poll poll, @ForAll("choices") Choice choice) {
    Outcome worst = rule.worst(poll.slate(), poll.ballots());
    Outcome best = rule.best(poll.slate(), poll.ballots());
    for (int seat : open(poll)) {
      Ballots next = poll.ballots().with(seat, choice);

      assertThat(rule.worst(poll.slate(), next)).isBetween(worst, best);
      assertThat(rule.best(poll.slate(), next)).isBetween(worst, best);
    }
    assertThat(rule.atClose(poll.slate(), poll.ballots())).isBetween(worst, best);
  }

  /** I5: every one of the n! orders. */
  @Property
  void theOrderOfTheVotesDoesNotMatter(@ForAll("countingRules") VotingRule rule, @ForAll("fivePolls") Poll poll) {
    Standing standing = rule.standing(poll.slate(), poll.ballots());

    for (List<Integer> order : orders(voted(poll))) {
      assertThat(rule.standing(poll.slate(), castAgain(poll, order))).isEqualTo(standing);
    }
    Statistics.label("votes").collect(poll.ballots().voted());
  }

  /** I5 for the one rule that goes by order. */
  @Property
  void theFirstResponseIsTheFirstVoteThatIsNoAbstention(@ForAll("fivePolls") Poll poll) {
    for (List<Integer> order : orders(voted(poll))) {
      Optional<Choice> first = order.stream().map(seat -> poll.ballots().choice(seat).orElseThrow())
          .filter(choice -> choice != Choice.ABSTAIN).findFirst();
      Standing waiting = open(poll).isEmpty() ? Standing.REJECTED : Standing.PENDING;

      assertThat(new FirstResponse().standing(poll.slate(), castAgain(poll, order))).isEqualTo(first
          .map(choice -> choice == Choice.APPROVE ? Standing.APPROVED : Standing.REJECTED).orElse(waiting));
    }
  }

  /** I7. */
  @Property(edgeCases = EdgeCasesMode.NONE)
  void aMajorityIsMoreThanHalfAndAnEvenSplitGoesByItsTieRule(
      @ForAll("shares") Share share, @ForAll("polls") Poll poll) {
    Share majority = Share.majority(share.denominator(), share.tie(), Slate.EVERYONE);
    Ballots ballots = closed(poll);
    long approving = weight(poll.slate(), ballots, Choice.APPROVE);
    long rejecting = weight(poll.slate(), ballots, Choice.REJECT);
    long abstaining = share.denominator() == Denominator.ALL ? weight(poll.slate(), ballots, Choice.ABSTAIN) : 0;

    int sign = approving == 0 ? -1 : Long.compare(approving, rejecting + abstaining);

    assertThat(majority.standing(poll.slate(), ballots)).isEqualTo(
        sign > 0 ? Standing.APPROVED : sign < 0 ? Standing.REJECTED : broken(share.tie(), poll.slate(), ballots));
    Statistics.label("split").collect(sign == 0 ? "even, " + share.tie() : "not even");
    Statistics.label("split").coverage(seen -> {
      for (Tie tie : Tie.values()) {
        seen.check("even, " + tie).count(n -> n > 0);
      }
    });
  }

  /** I7: nobody's approval is never an approval, and not even a tie. */
  @Property
  void nothingIsApprovedWithoutAnApproval(@ForAll("rules") VotingRule rule, @ForAll("polls") Poll poll) {
    Ballots ballots = poll.ballots();
    for (int seat : voted(poll)) {
      if (ballots.choice(seat).orElseThrow() == Choice.APPROVE) {
        ballots = ballots.reopen(seat);
      }
    }

    assertThat(rule.worst(poll.slate(), ballots)).isEqualTo(Outcome.REJECTED);
    assertThat(rule.atClose(poll.slate(), ballots)).isEqualTo(Outcome.REJECTED);
  }

  @Property
  void theExplanationStandsWhereTheRuleStands(@ForAll("rules") VotingRule rule, @ForAll("polls") Poll poll) {
    assertThat(rule.explain(poll.slate(), poll.ballots()).standing())
        .isEqualTo(rule.standing(poll.slate(), poll.ballots()));
  }

  @Property
  void aCountHasWhatItNeedsExactlyWhenItWouldBeApprovedAtTheClose(
      @ForAll("shares") Share share, @ForAll("polls") Poll poll) {
    var explanation = share.explain(poll.slate(), poll.ballots());
    Outcome atClose = share.atClose(poll.slate(), poll.ballots());

    if (share.bar() == Bar.AT_LEAST || share.tie() == Tie.REJECT) {
      assertThat(explanation.have() >= explanation.need()).isEqualTo(atClose == Outcome.APPROVED);
    }
  }

  /** The check blames a count exactly when the slate cannot give it, if it is not a matter of the chair. */
  @Property
  void theCheckFindsExactlyTheCountsThatAreOutOfReach(@ForAll("leaves") Formula leaf, @ForAll("slates") Slate slate) {
    boolean blamed = leaf.check(slate).stream().map(Violation::code).anyMatch("approvals.vote.out-of-reach"::equals);

    assertThat(blamed).isEqualTo(!leaf.reachable(slate));
    Statistics.label("out of reach").collect(blamed);
  }

  private static void everyStandingOccurs(Standing standing) {
    Statistics.label("standing").collect(standing);
    Statistics.label("standing").coverage(seen -> {
      for (Standing each : Standing.values()) {
        seen.check(each).count(n -> n > 0);
      }
    });
  }

  private static Standing broken(Tie tie, Slate slate, Ballots ballots) {
    if (tie == Tie.ESCALATE) {
      return Standing.TIED;
    }
    boolean byChair = tie == Tie.CHAIR && slate.chair().isPresent()
        && ballots.choice(slate.chair().getAsInt()).equals(Optional.of(Choice.APPROVE));
    return byChair ? Standing.APPROVED : Standing.REJECTED;
  }

  private static Ballots closed(Poll poll) {
    Ballots ballots = poll.ballots();
    for (int seat : open(poll)) {
      ballots = ballots.with(seat, Choice.ABSTAIN);
    }
    return ballots;
  }

  private static long weight(Slate slate, Ballots ballots, Choice choice) {
    return slate.seatsOf(Slate.EVERYONE).stream()
        .filter(seat -> ballots.choice(seat).equals(Optional.of(choice))).mapToLong(slate::weight).sum();
  }

  private static List<Integer> open(Poll poll) {
    return poll.slate().seatsOf(Slate.EVERYONE).stream().filter(poll.ballots()::isOpen).toList();
  }

  private static List<Integer> voted(Poll poll) {
    return poll.slate().seatsOf(Slate.EVERYONE).stream()
        .filter(seat -> poll.ballots().choice(seat).isPresent()).toList();
  }

  private static Ballots castAgain(Poll poll, List<Integer> order) {
    Ballots ballots = poll.ballots();
    for (int seat : order) {
      ballots = ballots.with(seat, ballots.choice(seat).orElseThrow());
    }
    return ballots;
  }

  private static List<List<Integer>> orders(List<Integer> seats) {
    if (seats.isEmpty()) {
      return List.of(List.of());
    }
    List<List<Integer>> orders = new ArrayList<>();
    for (Integer first : seats) {
      for (List<Integer> rest : orders(seats.stream().filter(seat -> !seat.equals(first)).toList())) {
        List<Integer> order = new ArrayList<>(List.of(first));
        order.addAll(rest);
        orders.add(order);
      }
    }
    return orders;
  }

  @Provide
  Arbitrary<VotingRule> rules() {
    return VoteArbitraries.rules();
  }

  @Provide
  Arbitrary<VotingRule> countingRules() {
    return VoteArbitraries.rules().filter(rule -> !(rule instanceof FirstResponse));
  }

  @Provide
  Arbitrary<Formula> formulas() {
    return VoteArbitraries.formulas();
  }

  @Provide
  Arbitrary<Formula> leaves() {
    return VoteArbitraries.leaves();
  }

  @Provide
  Arbitrary<Quorate> quorums() {
    return VoteArbitraries.quorums();
  }

  @Provide
  Arbitrary<Share> shares() {
    return VoteArbitraries.shares();
  }

  @Provide
  Arbitrary<Choice> choices() {
    return VoteArbitraries.choices();
  }

  @Provide
  Arbitrary<Slate> slates() {
    return VoteArbitraries.slates(7);
  }

  @Provide
  Arbitrary<Poll> polls() {
    return VoteArbitraries.polls(7);
  }

  @Provide
  Arbitrary<Poll> smallPolls() {
    return VoteArbitraries.polls(6);
  }

  @Provide
  Arbitrary<Poll> fivePolls() {
    return VoteArbitraries.polls(5);
  }
}
