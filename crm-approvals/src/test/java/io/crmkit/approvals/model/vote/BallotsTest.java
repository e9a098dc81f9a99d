package io.crmkit.approvals.model.vote;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

class BallotsTest {

  private static final Ballots NONE = Ballots.blank(3);

  @Test
  void startWithEverySeatOpen() {
    assertThat(NONE.isOpen(2)).isTrue();
    assertThat(NONE.choice(2)).isEmpty();
    assertThat(NONE.voted()).isZero();
  }

  @Test
  void keepTheOldBallotsAsTheyWere() {
    Ballots voted = NONE.with(1, Choice.APPROVE);

    assertThat(voted.choice(1)).contains(Choice.APPROVE);
    assertThat(NONE.choice(1)).isEmpty();
  }

  @Test
  void countASeatOnceHoweverOftenItVotes() {
    assertThat(NONE.with(1, Choice.APPROVE).with(1, Choice.REJECT).voted()).isEqualTo(1);
  }

  @Test
  void differByTheOrderInWhichTheVotesCame() {
    Ballots ballots = NONE.with(0, Choice.APPROVE).with(1, Choice.REJECT);

    assertThat(ballots).isEqualTo(NONE.with(0, Choice.APPROVE).with(1, Choice.REJECT))
        .hasSameHashCodeAs(NONE.with(0, Choice.APPROVE).with(1, Choice.REJECT))
        .isNotEqualTo(NONE.with(1, Choice.REJECT).with(0, Choice.APPROVE))
        .hasToString("Ballots[APPROVE, REJECT, open; order [0, 1]]");
  }

  @Test
  void loseTheVoteOfASeatThatBecomesVacant() {
    Ballots ballots = NONE.with(0, Choice.APPROVE).vacate(0);

    assertThat(ballots.isVacant(0)).isTrue();
    assertThat(ballots.choice(0)).isEmpty();
    assertThat(ballots.voted()).isZero();
  }

  @Test
  void takeNoVoteFromAVacantSeatUntilItIsFilled() {
    Ballots vacant = NONE.vacate(0);

    assertThatIllegalArgumentException().isThrownBy(() -> vacant.with(0, Choice.APPROVE))
        .withMessage("seat 0 is vacant and cannot vote");
    assertThat(vacant.reopen(0).with(0, Choice.APPROVE).choice(0)).contains(Choice.APPROVE);
  }

  @Test
  void growWithTheSlate() {
    Ballots grown = NONE.with(0, Choice.APPROVE).extendedTo(4);

    assertThat(grown).isEqualTo(Ballots.blank(4).with(0, Choice.APPROVE));
    assertThatIllegalArgumentException().isThrownBy(() -> NONE.extendedTo(2));
  }

  @Test
  void refuseASeatThatDoesNotExist() {
    assertThatIllegalArgumentException().isThrownBy(() -> NONE.with(3, Choice.APPROVE))
        .withMessage("seat 3 is not one of 3");
    assertThatIllegalArgumentException().isThrownBy(() -> NONE.vacate(-1));
    assertThatIllegalArgumentException().isThrownBy(() -> Ballots.blank(-1));
  }
}
