package io.crmkit.approvals.model.vote;

import static org.assertj.core.api.Assertions.assertThat;

import io.crmkit.approvals.model.vote.VoteFormula.Defaults;
import io.crmkit.core.Violation;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class VotingRuleTest {

  private static final Slate SLATE =
      Slate.builder().seat("legal").seat(2, List.of("legal", "board")).seat().group("audit").build();

  @Nested
  class Checking {

    @Test
    void findsNothingWrongWithARuleThatFits() {
      assertThat(problems("(2 of legal and any of board) or weight 4 of approvers")).isEmpty();
    }

    @Test
    void namesAGroupThatTheSlateLacks() {
      assertThat(problems("any of finance or any of board")).containsExactly(
          "'any of finance' names the group 'finance', which is not one of [approvers, audit, board, legal].");
    }

    @Test
    void namesTheNumberAndTheSizeOfTheGroup() {
      assertThat(problems("3 of legal")).containsExactly("'3 of legal' asks for 3 of 'legal', which has 2.");
    }

    @Test
    void namesTheWeightAndTheWeightOfTheGroup() {
      assertThat(problems("weight 5 of approvers"))
          .containsExactly("'weight 5 of approvers' asks for weight 5 of 'approvers', which weighs 4.");
    }

    @Test
    void findsAShareOfNobody() {
      assertThat(problems("all of audit"))
          .containsExactly("'all of audit' asks for a share of 'audit', which has nobody.");
    }

    @Test
    void findsALimitOnRejectionsWithoutEffect() {
      assertThat(problems("any of legal and fewer than 3 rejections of legal")).containsExactly(
          "'fewer than 3 rejections of legal' allows up to 2 rejections of 'legal', "
              + "which has 2 and so can never reach them.");
    }

    @Test
    void findsATieForAChairWhoIsNotThere() {
      assertThat(problems("majority of legal ties chair"))
          .containsExactly("'majority of legal ties chair' leaves ties to the chair, but the step has no chair.");
    }

    @Test
    void findsAQuorumAboveTheNumberOfSeats() {
      assertThat(new Quorate(rule("any of legal"), 4, Abstentions.PRESENT).check(SLATE))
          .extracting(Violation::message).containsExactly("The quorum asks for 4 people but the step has only 3.");
    }

    @Test
    void findsNothingWrongWithTheFirstResponse() {
      assertThat(new FirstResponse().check(SLATE)).isEmpty();
    }

    private List<String> problems(String text) {
      return rule(text).check(SLATE).stream().map(Violation::message).toList();
    }
  }

  @Nested
  class Explaining {

    private final Ballots ballots = Ballots.blank(3).with(0, Choice.APPROVE).with(2, Choice.REJECT);

    @Test
    void saysWhatEachPartHasAndNeeds() {
      String text = "(2 of legal and no rejections of approvers) or weight 4 of approvers";

      assertThat(rule(text).explain(SLATE, ballots)).isEqualTo(new Explanation(text, 0, 1, Standing.REJECTED, List.of(
          new Explanation("2 of legal and no rejections of approvers", 0, 2, Standing.REJECTED, List.of(
              Explanation.leaf("2 of legal", 1, 2, Standing.PENDING),
              Explanation.leaf("no rejections of approvers", 1, 1, Standing.REJECTED))),
          Explanation.leaf("weight 4 of approvers", 1, 4, Standing.REJECTED))));
    }

    @Test
    void countsAShareByWeight() {
      assertThat(rule("majority of approvers").explain(SLATE, ballots))
          .isEqualTo(Explanation.leaf("majority of approvers", 1, 3, Standing.PENDING));
      assertThat(rule("50% of approvers").explain(SLATE, ballots))
          .isEqualTo(Explanation.leaf("50% of approvers", 1, 2, Standing.PENDING));
      assertThat(rule("majority of approvers counting cast").explain(SLATE, ballots))
          .isEqualTo(Explanation.leaf("majority of approvers counting cast", 1, 2, Standing.PENDING));
    }

    @Test
    void needsAtLeastOneApproval() {
      assertThat(rule("all of approvers counting cast").explain(SLATE, Ballots.blank(3)).need()).isEqualTo(1);
    }

    @Test
    void doesNotCallALimitOnRejectionsApprovedByItself() {
      Ballots abstained = Ballots.blank(1).with(0, Choice.ABSTAIN);

      assertThat(rule("no rejections of approvers").explain(Slate.of(1), abstained).standing())
          .isEqualTo(Standing.REJECTED);
    }

    @Test
    void saysWhoIsMissingFromAQuorum() {
      VotingRule rule = new Quorate(rule("any of legal"), 3, Abstentions.ABSENT);

      assertThat(rule.explain(SLATE, ballots)).isEqualTo(new Explanation(
          "any of legal, at least 3 taking part without abstaining", 1, 2, Standing.PENDING, List.of(
              Explanation.leaf("at least 3 taking part without abstaining", 2, 3, Standing.PENDING),
              Explanation.leaf("any of legal", 1, 1, Standing.APPROVED))));
    }

    @Test
    void saysWhetherTheFirstResponseCame() {
      assertThat(new FirstResponse().explain(SLATE, ballots))
          .isEqualTo(Explanation.leaf("first response of approvers", 1, 1, Standing.APPROVED));
      assertThat(new FirstResponse().explain(SLATE, Ballots.blank(3)).have()).isZero();
    }
  }

  @Test
  void namesTheGroupsThatItCounts() {
    assertThat(rule("any of legal or 2 of board and any of legal").groups()).containsExactly("legal", "board");
  }

  @Test
  void knowsItsOutcomeOnlyWhenItIsFixed() {
    assertThat(Standing.PENDING.outcome()).isEmpty();
    for (Outcome outcome : Outcome.values()) {
      assertThat(Standing.of(outcome).outcome()).contains(outcome);
      assertThat(Standing.of(outcome).isFixed()).isTrue();
    }
  }

  private static Formula rule(String text) {
    return VoteFormula.parse(text, Defaults.STANDARD).orElseThrow();
  }
}
