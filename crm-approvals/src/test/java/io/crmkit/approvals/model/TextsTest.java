package io.crmkit.approvals.model;

import static io.crmkit.approvals.model.Play.BOB;
import static io.crmkit.approvals.model.Play.CAROL;
import static org.assertj.core.api.Assertions.assertThat;

import io.crmkit.approvals.model.ApprovalEvent.Barred;
import io.crmkit.approvals.model.ApprovalRefusal.NotAllowed;
import io.crmkit.approvals.model.ApprovalRefusal.NotAllowed.Entitled;
import io.crmkit.approvals.model.CourseRefusal.NoWayBack;
import io.crmkit.approvals.model.PersonReasons.Place;
import io.crmkit.approvals.model.definition.ApproverRef;
import io.crmkit.approvals.model.definition.ApproverRef.Asks;
import io.crmkit.approvals.model.vote.Explanation;
import io.crmkit.approvals.model.vote.Standing;
import io.crmkit.core.expression.Expression;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** What is said to people is English, not the insides of records. */
class TextsTest {

  @Nested
  class ARefusal {

    @Test
    void saysWhoMayInTheWordsOfTheMatter() {
      assertThat(new NotAllowed(BOB, "recall this request", Entitled.REQUESTER).message())
          .isEqualTo("bob may not recall this request: only its requester or an administrator of the definition may.");
      assertThat(new NotAllowed(BOB, "migrate this request", Entitled.ADMINISTRATOR).message())
          .isEqualTo("bob may not migrate this request: only an administrator of the definition may.");
    }

    @Test
    void doesNotCallAStepSequentialInWhichSomebodyWasAddedBeforeOthers() {
      assertThat(new ApprovalRefusal.NotYourTurn(BOB, "Board", Set.of(CAROL)).message())
          .isEqualTo("Step 'Board' asks bob later; it now waits for [carol].");
    }

    @Test
    void saysWhatToDoAboutAStepThatNobodyCanApprove() {
      assertThat(new ApprovalRefusal.NoQualifiedApprover(
          "Board", List.of(new Barred(BOB, Barred.Reason.REQUESTER))).message())
          .isEqualTo("Too few people may approve step 'Board' (bob, because they submitted the request): see that those"
              + " whom it names are known and active, or set on_empty.");
    }

    @Test
    void saysWhatAWayBackNeeds() {
      assertThat(new NoWayBack(Destination.step("Nowhere"), "Board").message())
          .startsWith("From step 'Board' this request cannot be sent back to step 'Nowhere': ").contains("rework");
    }
  }

  @Test
  void aReferenceIsNamedInAFewWords() {
    ApproverRef role = new ApproverRef.Role("board");
    ApproverRef user = new ApproverRef.User(BOB);

    assertThat(List.of(user, role, new ApproverRef.Group("legal"), new ApproverRef.Manager(1),
        new ApproverRef.Manager(2), new ApproverRef.Field("account.owner"),
        new ApproverRef.UpToLimit(Expression.parse("total").orElseThrow(), Asks.FIRST_QUALIFIED),
        new ApproverRef.UpToLimit(Expression.parse("total").orElseThrow(), Asks.ALL_UP_TO),
        new ApproverRef.Matrix(List.of(
            new ApproverRef.Row(null, List.of(user)), new ApproverRef.Row(null, List.of(role, user))),
            Asks.FIRST_QUALIFIED))).extracting(ApproverRef::text)
        .containsExactly("bob", "role board", "group legal", "manager", "manager, 2 levels up", "field account.owner",
            "first manager whose limit covers total", "managers up to the one whose limit covers total",
            "matrix of bob, role board");
  }

  @Test
  void reasonsTellOfEachPartOfARule() {
    Explanation two = new Explanation("2 of legal", 1, 2, Standing.PENDING, List.of());
    Explanation one = new Explanation("any of board", 0, 1, Standing.PENDING, List.of());
    PersonReasons person = new PersonReasons(
        BOB, List.of(new ApproverRef.User(BOB), new ApproverRef.Role("board")), Place.WITHOUT_SEAT,
        Barred.Reason.REQUESTER);

    assertThat(new StepReasons("Board", List.of(person), List.of(
        new Explanation("2 of legal and any of board", 0, 2, Standing.PENDING, List.of(two, one)))).text())
        .isEqualTo("""
            Step 'Board':
            - bob holds no seat, named by name and by role board, because they submitted the request
            - 2 of legal and any of board: 0 of 2, pending
              - 2 of legal: 1 of 2, pending
              - any of board: 0 of 1, pending""");
  }
}
