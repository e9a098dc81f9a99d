package io.crmkit.approvals.model.vote;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class FirstResponseTest {

  private static final Slate THREE = Slate.of(3);
  private static final Ballots NONE = Ballots.blank(3);

  private final VotingRule rule = new FirstResponse();

  @Test
  void waitsWhileOnlyAbstentionsCame() {
    assertThat(rule.standing(THREE, NONE.with(0, Choice.ABSTAIN))).isEqualTo(Standing.PENDING);
    assertThat(rule.atClose(THREE, NONE.with(0, Choice.ABSTAIN))).isEqualTo(Outcome.REJECTED);
  }

  @Test
  void goesWithTheFirstVoteThatIsNotAnAbstention() {
    Ballots ballots = NONE.with(1, Choice.ABSTAIN).with(2, Choice.APPROVE).with(0, Choice.REJECT);

    assertThat(rule.standing(THREE, ballots)).isEqualTo(Standing.APPROVED);
  }

  @Test
  void isRejectedIfAllAbstain() {
    Ballots ballots = NONE.with(0, Choice.ABSTAIN).with(1, Choice.ABSTAIN);

    assertThat(rule.standing(THREE, ballots.with(2, Choice.ABSTAIN))).isEqualTo(Standing.REJECTED);
    assertThat(rule.standing(THREE, ballots.vacate(2))).isEqualTo(Standing.REJECTED);
  }

  @Test
  void forgetsAVoteThatWasWithdrawnOrReplaced() {
    Ballots ballots = NONE.with(0, Choice.REJECT).with(1, Choice.APPROVE);

    assertThat(rule.standing(THREE, ballots)).isEqualTo(Standing.REJECTED);
    assertThat(rule.standing(THREE, ballots.reopen(0))).isEqualTo(Standing.APPROVED);
    assertThat(rule.standing(THREE, ballots.with(0, Choice.REJECT))).isEqualTo(Standing.APPROVED);
    assertThat(rule.standing(THREE, ballots.vacate(0))).isEqualTo(Standing.APPROVED);
  }
}
