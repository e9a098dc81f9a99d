package io.crmkit.testkit.approvals;

import static io.crmkit.testkit.approvals.Desk.ACME;
import static io.crmkit.testkit.approvals.Desk.ID;
import static io.crmkit.testkit.approvals.Desk.submitted;
import static io.crmkit.testkit.approvals.Game.ALICE;
import static io.crmkit.testkit.approvals.Game.BOB;
import static io.crmkit.testkit.approvals.Game.CAROL;
import static io.crmkit.testkit.approvals.Game.step;
import static org.assertj.core.api.Assertions.assertThat;

import io.crmkit.approvals.ActionTokens;
import io.crmkit.approvals.Inspection.Dead;
import io.crmkit.approvals.Inspection.Live;
import io.crmkit.approvals.IssuedToken;
import io.crmkit.approvals.TokenKeys;
import io.crmkit.approvals.TokenOrder;
import io.crmkit.approvals.model.ApprovalCommand.Amend;
import io.crmkit.approvals.model.ApprovalCommand.Resubmit;
import io.crmkit.approvals.model.ApprovalCommand.SendBack;
import io.crmkit.approvals.model.CourseRefusal.AwaitsResubmission;
import io.crmkit.approvals.model.Destination;
import io.crmkit.approvals.model.definition.ContentPolicy;
import io.crmkit.approvals.model.definition.ContentPolicy.AfterApproval;
import io.crmkit.approvals.model.definition.ReworkPolicy;
import io.crmkit.approvals.model.definition.ReworkPolicy.Exhausted;
import io.crmkit.approvals.model.definition.ReworkPolicy.Target;
import io.crmkit.approvals.model.definition.Terms;
import io.crmkit.approvals.model.token.ActionToken.Use;
import io.crmkit.approvals.model.token.TokenRefusal.ContentChanged;
import io.crmkit.approvals.model.token.TokenRefusal.StepOver;
import io.crmkit.core.Actor;
import io.crmkit.core.Decision;
import io.crmkit.core.Decision.Refused;
import io.crmkit.core.expression.FieldPath;
import io.crmkit.core.expression.Value;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** I29: a link is for what its request said when it was made, and shows what the request says now. */
class TokensOfChangedRequestsTest {

  private static final Terms TERMS = new Terms(
      null, new ContentPolicy(null, AfterApproval.REFUSE),
      new ReworkPolicy(2, Exhausted.REFUSE, Set.of(Target.REQUESTER)));

  private final Desk desk = submitted(Game.chain(
      step("price", "any of approvers", BOB).watch(FieldPath.parse("amount")),
      step("terms", "any of approvers", CAROL)).terms(TERMS));
  private final ActionTokens tokens = new ActionTokens(desk.service, desk.store.tokens(),
      TokenKeys.of("key-1", "a key of thirty-two random bytes".getBytes(StandardCharsets.UTF_8)));

  private IssuedToken issue(Actor person) {
    return tokens.issue(ACME, TokenOrder.of(ID, person, Use.APPROVE, Duration.ofDays(3)));
  }

  private void amend(String field, int value) {
    desk.command(ID, new Amend(ALICE, about(field, value), "new terms"), null).orElseThrow();
  }

  private static Value.Fields about(String field, int value) {
    return Value.Fields.NONE.with(field, Value.of(value));
  }

  @Test
  void aLinkEndsWithWhatItsMailShowedEvenIfItsStepDoesNotLookAtThat() {
    String text = issue(BOB).orElseThrow();
    amend("text", 1);

    assertThat(tokens.inspect(ACME, text)).isEqualTo(new Dead(new ContentChanged()));
    assertThat(tokens.redeem(ACME, text, "")).isEqualTo(Decision.refuse(new ContentChanged()));
  }

  @Test
  void aLinkCountsAgainOnceTheRequestSaysAgainWhatItDid() {
    amend("text", 1);
    String text = issue(BOB).orElseThrow();
    amend("text", 2);
    amend("text", 1);

    assertThat(tokens.inspect(ACME, text)).isInstanceOf(Live.class);
  }

  @Test
  void thePageOfALinkShowsWhatTheRequestSaysNow() {
    amend("text", 1);
    Live live = (Live) tokens.inspect(ACME, issue(BOB).orElseThrow());

    assertThat(live.subject().fields()).isEqualTo(about("text", 1));
  }

  @Test
  void aLinkEndsWithTheStepThatIsAskedAnewForTheChange() {
    String text = issue(BOB).orElseThrow();
    amend("amount", 1);

    assertThat(tokens.redeem(ACME, text, "")).isEqualTo(Decision.refuse(new StepOver("price")));
  }

  @Test
  void thereIsNoLinkToARequestThatItsRequesterHas() {
    String text = issue(BOB).orElseThrow();
    desk.command(ID, new SendBack(BOB, Destination.REQUESTER, "too much"), null).orElseThrow();

    assertThat(issue(BOB)).isEqualTo(new IssuedToken.Refused(new AwaitsResubmission(ALICE)));
    assertThat(tokens.redeem(ACME, text, "")).isInstanceOf(Refused.class);
    desk.command(ID, Resubmit.unchanged(ALICE, "no"), null).orElseThrow();
    assertThat(tokens.redeem(ACME, text, "")).isEqualTo(Decision.refuse(new StepOver("price")));
  }
}
