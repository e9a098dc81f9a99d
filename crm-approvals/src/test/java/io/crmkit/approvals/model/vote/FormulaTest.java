package io.crmkit.approvals.model.vote;

import static io.crmkit.approvals.model.vote.Choice.ABSTAIN;
import static io.crmkit.approvals.model.vote.Choice.APPROVE;
import static io.crmkit.approvals.model.vote.Choice.REJECT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.crmkit.approvals.model.vote.VoteFormula.Defaults;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class FormulaTest {

  private static final Slate FOUR = Slate.of(4);

  @Nested
  class AThreshold {

    @Test
    void isApprovedWithItsLastVote() {
      assertThat(standing("2 of approvers", FOUR, APPROVE)).isEqualTo(Standing.PENDING);
      assertThat(standing("2 of approvers", FOUR, APPROVE, APPROVE)).isEqualTo(Standing.APPROVED);
    }

    @Test
    void isRejectedAsSoonAsTooFewAreLeft() {
      assertThat(standing("2 of approvers", FOUR, REJECT, ABSTAIN)).isEqualTo(Standing.PENDING);
      assertThat(standing("2 of approvers", FOUR, REJECT, ABSTAIN, REJECT)).isEqualTo(Standing.REJECTED);
    }

    @Test
    void countsWeightWhereItAsksForWeight() {
      Slate slate = Slate.builder().seat(5, List.of()).seat().seat().build();

      assertThat(standing("weight 5 of approvers", slate, APPROVE)).isEqualTo(Standing.APPROVED);
      assertThat(standing("weight 5 of approvers", slate, REJECT)).isEqualTo(Standing.REJECTED);
    }
  }

  @Nested
  class AMajority {

    @Test
    void ofAllCountsAnAbstentionAgainst() {
      assertThat(standing("majority of approvers", Slate.of(3), APPROVE, ABSTAIN, REJECT))
          .isEqualTo(Standing.REJECTED);
    }

    @Test
    void ofThoseCastLeavesAnAbstentionOut() {
      assertThat(standing("majority of approvers counting cast", Slate.of(3), APPROVE, ABSTAIN, ABSTAIN))
          .isEqualTo(Standing.APPROVED);
    }

    @Test
    void isNeverReachedWithoutAnApproval() {
      assertThat(standing("majority of approvers counting cast", Slate.of(2), ABSTAIN, ABSTAIN))
          .isEqualTo(Standing.REJECTED);
    }

    @Test
    void finishesBeforeTheLastVote() {
      assertThat(standing("majority of approvers counting cast", Slate.of(3), APPROVE, APPROVE))
          .isEqualTo(Standing.APPROVED);
    }
  }

  @Nested
  class AnEvenSplit {

    @Test
    void isRejectedUnlessTheFormulaSaysOtherwise() {
      assertThat(standing("majority of approvers", FOUR, APPROVE, REJECT, APPROVE, REJECT))
          .isEqualTo(Standing.REJECTED);
    }

    @Test
    void isTiedWhereTiesEscalate() {
      assertThat(standing("majority of approvers ties escalate", FOUR, APPROVE, REJECT, APPROVE, REJECT))
          .isEqualTo(Standing.TIED);
    }

    @Test
    void isFixedAsTiedBeforeTheLastVoteIfTheOtherConditionCannotBreakIt() {
      Slate slate = Slate.builder().seat("board").seat("board").seat("legal").build();

      assertThat(standing("majority of board ties escalate", slate, APPROVE, REJECT)).isEqualTo(Standing.TIED);
    }

    @Test
    void goesWithTheChair() {
      Slate chaired = Slate.builder().seat().seat().chair(0).build();

      assertThat(standing("majority of approvers ties chair", chaired, APPROVE, REJECT)).isEqualTo(Standing.APPROVED);
      assertThat(standing("majority of approvers ties chair", chaired, REJECT, APPROVE)).isEqualTo(Standing.REJECTED);
    }

    @Test
    void isRejectedIfTheChairAbstains() {
      Slate chaired = Slate.builder().seat("board").seat("board").seat().chair(2).build();

      assertThat(standing("majority of board ties chair", chaired, APPROVE, REJECT)).isEqualTo(Standing.PENDING);
      assertThat(standing("majority of board ties chair", chaired, APPROVE, REJECT, ABSTAIN))
          .isEqualTo(Standing.REJECTED);
    }
  }

  @Nested
  class GroupsJoined {

    private final Slate slate =
        Slate.builder().seat("legal").seat("legal", "finance").seat("finance").seat("board").build();
    private final String text = "(2 of legal and 2 of finance) or 1 of board";

    @Test
    void countAPersonInEachOfTheirGroups() {
      assertThat(standing(text, slate, APPROVE, APPROVE, APPROVE)).isEqualTo(Standing.APPROVED);
    }

    @Test
    void stayOpenWhileOneBranchCanStillPass() {
      assertThat(standing(text, slate, APPROVE, REJECT)).isEqualTo(Standing.PENDING);
      assertThat(standing(text, slate, APPROVE, REJECT, APPROVE, APPROVE)).isEqualTo(Standing.APPROVED);
      assertThat(standing(text, slate, APPROVE, REJECT, APPROVE, REJECT)).isEqualTo(Standing.REJECTED);
    }
  }

  @Nested
  class ALimitOnRejections {

    @Test
    void endsTheVoteWhenItIsReached() {
      String text = "2 of approvers and fewer than 2 rejections of approvers";

      assertThat(standing(text, FOUR, REJECT)).isEqualTo(Standing.PENDING);
      assertThat(standing(text, FOUR, REJECT, REJECT)).isEqualTo(Standing.REJECTED);
    }

    @Test
    void isNotAnApprovalByItself() {
      assertThat(standing("no rejections of approvers", Slate.of(2), ABSTAIN, ABSTAIN)).isEqualTo(Standing.REJECTED);
      assertThat(standing("no rejections of approvers", Slate.of(2), ABSTAIN, APPROVE)).isEqualTo(Standing.APPROVED);
    }
  }

  @Nested
  class AVacantSeat {

    @Test
    void leavesTheDenominator() {
      Ballots ballots = votes(3, APPROVE, APPROVE);

      assertThat(all().standing(Slate.of(3), ballots)).isEqualTo(Standing.PENDING);
      assertThat(all().standing(Slate.of(3), ballots.vacate(2))).isEqualTo(Standing.APPROVED);
    }

    @Test
    void canMakeANumberUnreachable() {
      VotingRule rule = rule("2 of approvers");

      assertThat(rule.reachable(Slate.of(2), Ballots.blank(2))).isTrue();
      assertThat(rule.reachable(Slate.of(2), Ballots.blank(2).vacate(0))).isFalse();
      assertThat(rule.standing(Slate.of(2), Ballots.blank(2).vacate(0))).isEqualTo(Standing.REJECTED);
    }

    @Test
    void leavesNobodyToApproveWhenAllAreVacant() {
      assertThat(all().standing(Slate.of(1), Ballots.blank(1).vacate(0))).isEqualTo(Standing.REJECTED);
    }

    private VotingRule all() {
      return rule("all of approvers");
    }
  }

  @Nested
  class AnEmptySlate {

    @Test
    void isRejectedByEveryRuleAndReachableByNone() {
      List<VotingRule> rules =
          List.of(rule("all of approvers"), rule("no rejections of approvers"), new FirstResponse());
      for (VotingRule rule : rules) {
        assertThat(rule.standing(Slate.of(0), Ballots.blank(0))).isEqualTo(Standing.REJECTED);
        assertThat(rule.reachable(Slate.of(0))).isFalse();
      }
    }
  }

  @Nested
  class AtTheClose {

    @Test
    void countsSilenceAsAnAbstention() {
      VotingRule rule = rule("majority of approvers counting cast");

      assertThat(rule.standing(FOUR, votes(4, APPROVE))).isEqualTo(Standing.PENDING);
      assertThat(rule.atClose(FOUR, votes(4, APPROVE))).isEqualTo(Outcome.APPROVED);
    }
  }

  @Nested
  class Misused {

    @Test
    void refusesBallotsOfAnotherSize() {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> rule("any of approvers").standing(FOUR, Ballots.blank(3)))
          .withMessage("ballots for 3 seats do not fit a slate of 4");
    }

    @Test
    void refusesAGroupThatTheSlateLacks() {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> rule("any of legal").standing(FOUR, Ballots.blank(4)))
          .withMessageContaining("no group 'legal'");
    }

    @Test
    void refusesMoreThanAll() {
      assertThatIllegalArgumentException().isThrownBy(() -> new Formula.Share(
          Fraction.WHOLE, Formula.Bar.MORE_THAN, Denominator.ALL, Tie.REJECT, Slate.EVERYONE));
    }

    @Test
    void refusesMoreLeavesThanTheLimit() {
      Formula half = new Formula.Or(Collections.nCopies(32, Formula.any(Slate.EVERYONE)));

      assertThat(Formula.and(half, half)).isNotNull();
      assertThatIllegalArgumentException().isThrownBy(() -> Formula.and(half, half, Formula.any(Slate.EVERYONE)))
          .withMessage("a formula has at most 64 leaves but got 65");
    }

    @Test
    void refusesATreeDeeperThanTheLimit() {
      Formula deep = Formula.any(Slate.EVERYONE);
      for (int depth = 1; depth < Formula.MAX_DEPTH; depth++) {
        deep = Formula.and(deep, Formula.any(Slate.EVERYONE));
      }
      Formula deepest = deep;

      assertThatIllegalArgumentException().isThrownBy(() -> Formula.or(deepest, deepest));
    }
  }

  private static Standing standing(String text, Slate slate, Choice... choices) {
    return rule(text).standing(slate, votes(slate.size(), choices));
  }

  private static VotingRule rule(String text) {
    return VoteFormula.parse(text, Defaults.STANDARD).orElseThrow();
  }

  private static Ballots votes(int seats, Choice... choices) {
    Ballots ballots = Ballots.blank(seats);
    for (int seat = 0; seat < choices.length; seat++) {
      ballots = ballots.with(seat, choices[seat]);
    }
    return ballots;
  }
}
