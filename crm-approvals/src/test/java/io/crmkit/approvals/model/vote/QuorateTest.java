package io.crmkit.approvals.model.vote;

import static io.crmkit.approvals.model.vote.Choice.ABSTAIN;
import static io.crmkit.approvals.model.vote.Choice.APPROVE;
import static io.crmkit.approvals.model.vote.Choice.REJECT;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class QuorateTest {

  private static final Slate FIVE = Slate.of(5);
  private static final Formula MAJORITY_OF_CAST =
      Formula.Share.majority(Denominator.CAST, Tie.REJECT, Slate.EVERYONE);

  @Nested
  class WithAbstentionsPresent {

    private final VotingRule rule = new Quorate(MAJORITY_OF_CAST, 3, Abstentions.PRESENT);

    @Test
    void waitsForTheQuorumEvenWhenTheVotesAreDecided() {
      VotingRule any = new Quorate(Formula.any(Slate.EVERYONE), 3, Abstentions.PRESENT);

      assertThat(any.standing(FIVE, votes(FIVE, APPROVE, APPROVE))).isEqualTo(Standing.PENDING);
      assertThat(any.standing(FIVE, votes(FIVE, APPROVE, APPROVE, ABSTAIN))).isEqualTo(Standing.APPROVED);
    }

    @Test
    void isRejectedAtTheCloseIfTooFewTookPart() {
      assertThat(rule.atClose(FIVE, votes(FIVE, APPROVE, APPROVE))).isEqualTo(Outcome.REJECTED);
      assertThat(rule.atClose(FIVE, votes(FIVE, APPROVE, APPROVE, ABSTAIN))).isEqualTo(Outcome.APPROVED);
    }

    @Test
    void doesNotWaitForTheQuorumOnceItCannotPassAnyway() {
      VotingRule all = new Quorate(Formula.all(Denominator.ALL, Slate.EVERYONE), 3, Abstentions.PRESENT);

      assertThat(all.standing(FIVE, votes(FIVE, REJECT))).isEqualTo(Standing.REJECTED);
    }

    @Test
    void isUnreachableIfTooFewSeatsAreLeft() {
      Ballots ballots = Ballots.blank(5).vacate(0).vacate(1);

      assertThat(rule.reachable(FIVE, ballots)).isTrue();
      assertThat(rule.reachable(FIVE, ballots.vacate(2))).isFalse();
    }
  }

  @Nested
  class WithAbstentionsAbsent {

    private final VotingRule rule = new Quorate(MAJORITY_OF_CAST, 3, Abstentions.ABSENT);

    @Test
    void letsAVoteAgainstCompleteTheQuorum() {
      Slate three = Slate.of(3);

      assertThat(rule.standing(three, votes(three, APPROVE, APPROVE, ABSTAIN))).isEqualTo(Standing.REJECTED);
      assertThat(rule.standing(three, votes(three, APPROVE, APPROVE, REJECT))).isEqualTo(Standing.APPROVED);
    }

    @Test
    void isFixedAsRejectedOnceTooManyAbstain() {
      assertThat(rule.standing(FIVE, votes(FIVE, APPROVE, ABSTAIN, ABSTAIN))).isEqualTo(Standing.PENDING);
      assertThat(rule.standing(FIVE, votes(FIVE, APPROVE, ABSTAIN, ABSTAIN, ABSTAIN))).isEqualTo(Standing.REJECTED);
    }
  }

  private static Ballots votes(Slate slate, Choice... choices) {
    Ballots ballots = Ballots.blank(slate.size());
    for (int seat = 0; seat < choices.length; seat++) {
      ballots = ballots.with(seat, choices[seat]);
    }
    return ballots;
  }
}
