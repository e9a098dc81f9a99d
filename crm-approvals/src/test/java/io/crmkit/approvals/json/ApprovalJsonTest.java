package io.crmkit.approvals.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.crmkit.approvals.model.Approval;
import io.crmkit.approvals.model.Approval.Outcome;
import io.crmkit.approvals.model.Approval.Pending;
import io.crmkit.approvals.model.Approval.Settled;
import io.crmkit.approvals.model.ApprovalDecider;
import io.crmkit.approvals.model.Circumstances;
import io.crmkit.approvals.model.Course;
import io.crmkit.approvals.model.Course.Question;
import io.crmkit.approvals.model.OpenStep;
import io.crmkit.approvals.model.Origin;
import io.crmkit.approvals.model.Panel;
import io.crmkit.approvals.model.StepResult;
import io.crmkit.approvals.model.Subject;
import io.crmkit.approvals.model.Trail;
import io.crmkit.approvals.model.definition.DefinitionRef;
import io.crmkit.approvals.model.definition.Order;
import io.crmkit.approvals.model.vote.Ballots;
import io.crmkit.approvals.model.vote.Choice;
import io.crmkit.approvals.model.vote.Slate;
import io.crmkit.core.Actor;
import io.crmkit.core.event.chain.ChainHead;
import io.crmkit.core.event.chain.ChainLink;
import io.crmkit.core.expression.Value;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ApprovalJsonTest {

  private static final Instant NOON = Instant.parse("2024-05-01T12:00:00.123456789Z");
  private static final List<StepResult> RESULTS =
      List.of(new StepResult(0, "One", StepResult.Ending.APPROVED, NOON));
  private static final Trail TRAIL =
      new Trail(7, NOON, Map.of("click \"1\"", new Trail.Reply("f00d", 3, 2)));

  @Test
  void readsASettledApprovalBack() {
    readsBack(new Settled(origin(NOON), Outcome.REJECTED, RESULTS, TRAIL));
  }

  @Test
  void readsTheEndOfAChainBack() {
    ChainHead head = new ChainHead(3, new ChainLink(7, "s".repeat(43)));

    readsBack(new Settled(origin(NOON), Outcome.REJECTED, RESULTS, TRAIL).chained(head));
  }

  @Test
  void readsAPendingApprovalWithAllThatAPanelCanHoldBack() {
    Slate slate = Slate.builder().seat(3, List.of("legal")).seat("board").seat(1, List.of("legal", "board"))
        .group("nobody").chair(1).build();
    Ballots ballots = Ballots.blank(3).with(2, Choice.ABSTAIN).with(0, Choice.REJECT).vacate(1);
    Panel panel = new Panel(
        Panel.Kind.ESCALATION, Order.SEQUENTIAL, slate, List.of(new Actor("a"), new Actor("b"), new Actor("c")),
        ballots, Panel.State.CLOSED);

    readsBack(pending(NOON, panel));
  }

  @Test
  void readsAQueueThatIsClaimedForATimeBack() {
    Panel panel = new Panel(Panel.Kind.APPROVERS, Order.QUEUE, Slate.of(2), List.of(new Actor("a"), new Actor("b")),
        Ballots.blank(2), Panel.State.OPEN, new Circumstances(Map.of(), 1, NOON, null));

    readsBack(pending(NOON, panel));
  }

  @Test
  void readsQuestionsBackInWhoseSeatEverTheyAreAsked() {
    Panel panel = new Panel(Panel.Kind.APPROVERS, Order.PARALLEL, Slate.of(2), List.of(new Actor("a"), new Actor("b")),
        Ballots.blank(2), Panel.State.OPEN);
    Question inAnothersSeat = new Question(
        1, new Actor("delegate"), new Actor("a"), new Actor("alice"), "for whom?", NOON, NOON.plusSeconds(60), null);
    Question inTheirOwn = new Question(
        2, new Actor("b"), new Actor("b"), new Actor("a"), "until when?", NOON, null, NOON.plusSeconds(9));
    Value.Fields fields = Value.Fields.NONE.with("amount", Value.of(7));
    Course course = new Course(fields, 0, 0, List.of(), null, null, null, List.of(inAnothersSeat, inTheirOwn));
    Pending straight = pending(NOON, panel);

    readsBack(new Pending(straight.origin(), straight.steps(), straight.results(), course, straight.trail()));
  }

  @ParameterizedTest
  @ValueSource(strings = {
      "1970-01-01T00:00:00Z", "1969-12-31T23:59:59.999999999Z", "1677-09-21T00:12:44.5Z", "2262-04-11T23:47:15.9Z",
      "2262-04-11T23:47:17Z", "+1000000000-12-31T23:59:59.999999999Z", "-1000000000-01-01T00:00:00Z"})
  void readsEveryInstantBackToTheNanosecond(String instant) {
    Panel panel = new Panel(Panel.Kind.APPROVERS, Order.PARALLEL, Slate.of(1), List.of(new Actor("a")),
        Ballots.blank(1), Panel.State.OPEN);

    readsBack(pending(Instant.parse(instant), panel));
  }

  @Test
  void refusesABlankApproval() {
    assertThatIllegalArgumentException().isThrownBy(
        () -> ApprovalJson.writeProgress(new ApprovalDecider().initial()));
  }

  @Test
  void refusesWhatANewerReleaseHasWritten() {
    String origin = ApprovalJson.writeOrigin(origin(NOON));
    String progress = ApprovalJson.writeProgress(new Settled(origin(NOON), Outcome.APPROVED, RESULTS, TRAIL));

    assertThatIllegalArgumentException()
        .isThrownBy(() -> ApprovalJson.read(origin, progress.replace("\"v\":1", "\"v\":2")))
        .withMessageContaining("newer release");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ApprovalJson.read(origin.replace("\"v\":1", "\"v\":2"), progress))
        .withMessageContaining("newer release");
  }

  @Test
  void refusesWhatItHasNotWritten() {
    assertThatIllegalArgumentException().isThrownBy(() -> ApprovalJson.read("{}", "{}"))
        .withMessageContaining("lacks 'v'");
    assertThatIllegalArgumentException().isThrownBy(() -> ApprovalJson.read("[", "{}"));
  }

  private static void readsBack(Approval approval) {
    Origin origin = approval instanceof Pending pending ? pending.origin() : ((Settled) approval).origin();

    assertThat(ApprovalJson.read(ApprovalJson.writeOrigin(origin), ApprovalJson.writeProgress(approval)))
        .isEqualTo(approval);
  }

  private static Pending pending(Instant at, Panel panel) {
    return new Pending(
        origin(at), List.of(new OpenStep(1, "Two", at, List.of(panel), 1, at)), RESULTS, TRAIL);
  }

  private static Origin origin(Instant at) {
    Value.Fields fields = Value.Fields.NONE.with("amount", Value.of(500))
        .with("owner", Value.Fields.NONE.with("name", Value.of("O'Hara \"x\" \u0000 \ud83d\ude00")));
    return new Origin(
        new DefinitionRef("discount", 1, "d1"), new Subject("deal", "D-1", fields), new Actor("alice"), at, at);
  }
}
