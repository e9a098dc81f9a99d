package io.crmkit.testkit.approvals;

import static io.crmkit.testkit.approvals.Desk.ACME;
import static io.crmkit.testkit.approvals.Desk.ID;
import static io.crmkit.testkit.approvals.Game.ADA;
import static io.crmkit.testkit.approvals.Game.BOB;
import static io.crmkit.testkit.approvals.Game.CAROL;
import static io.crmkit.testkit.approvals.Game.ERIN;
import static io.crmkit.testkit.approvals.Game.HOUR;
import static io.crmkit.testkit.approvals.Game.ladder;
import static io.crmkit.testkit.approvals.Game.lose;
import static io.crmkit.testkit.approvals.Game.step;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.crmkit.approvals.ActionTokens;
import io.crmkit.approvals.Inspection.Dead;
import io.crmkit.approvals.Inspection.Live;
import io.crmkit.approvals.Inspection.Spent;
import io.crmkit.approvals.IssuedToken;
import io.crmkit.approvals.MailReplies;
import io.crmkit.approvals.MailReply;
import io.crmkit.approvals.MailReply.Proof;
import io.crmkit.approvals.TokenKeys;
import io.crmkit.approvals.TokenOrder;
import io.crmkit.approvals.model.ApprovalCommand.Reassign;
import io.crmkit.approvals.model.ApprovalCommand.Recall;
import io.crmkit.approvals.model.ApprovalCommand.Tick;
import io.crmkit.approvals.model.ApprovalCommand.Vote;
import io.crmkit.approvals.model.ApprovalEvent;
import io.crmkit.approvals.model.ApprovalEvent.VoteCast;
import io.crmkit.approvals.model.ApprovalRefusal.AlreadySettled;
import io.crmkit.approvals.model.ApprovalRefusal.KeyReused;
import io.crmkit.approvals.model.ApprovalRefusal.NotAnApprover;
import io.crmkit.approvals.model.ApprovalRefusal.SeatClosed;
import io.crmkit.approvals.model.definition.Definition;
import io.crmkit.approvals.model.definition.Escalation.LastAction;
import io.crmkit.approvals.model.token.ActionToken;
import io.crmkit.approvals.model.token.ActionToken.Use;
import io.crmkit.approvals.model.token.TokenHash;
import io.crmkit.approvals.model.token.TokenRefusal.ExpiredToken;
import io.crmkit.approvals.model.token.TokenRefusal.NoOneToken;
import io.crmkit.approvals.model.token.TokenRefusal.SeatGone;
import io.crmkit.approvals.model.token.TokenRefusal.UnclearReply;
import io.crmkit.approvals.model.token.TokenRefusal.UnknownToken;
import io.crmkit.approvals.model.token.TokenRefusal.UnprovedSender;
import io.crmkit.approvals.model.token.TokenRefusal.WrongSender;
import io.crmkit.approvals.model.token.TokenRefusal.WrongUse;
import io.crmkit.approvals.model.vote.Choice;
import io.crmkit.approvals.port.ActionTokenRepository;
import io.crmkit.core.Actor;
import io.crmkit.core.Decision;
import io.crmkit.core.Decision.Refused;
import io.crmkit.core.Refusal;
import io.crmkit.core.TenantId;
import io.crmkit.core.event.DomainEvent;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** I29, and faults that other systems have had with links in mails: each must be impossible here. */
class KnownFaultsOfLinksTest {

  private static final Duration DAY = Duration.ofDays(1);
  private static final byte[] KEY = "a key of thirty-two random bytes".getBytes(StandardCharsets.UTF_8);

  private final Shelf shelf = new Shelf();
  private final Desk desk = Desk.submitted(chain());
  private final ActionTokens tokens = tokens(desk, TokenKeys.of("key-1", KEY));

  private static Definition.Builder chain() {
    return Game.chain(step("one", "2 of approvers", BOB, CAROL).escalation(ladder(LastAction.WAIT, lose(ERIN))),
        step("two", "any of approvers", BOB, ERIN)).expiresAfter(Duration.ofDays(3));
  }

  private ActionTokens tokens(Desk of, TokenKeys keys) {
    return new ActionTokens(of.service, shelf, keys);
  }

  /** activepieces#14024, and #14252 after one producer of links was missed: a scanner followed the link and decided. */
  @Nested
  class AScannerThatFollowsEveryLink {

    @ParameterizedTest
    @EnumSource(Use.class)
    void doesNothingWhateverTheLinkIsFor(Use use) {
      String text = issue(BOB, use);
      List<DomainEvent> before = desk.stored(ID);
      Map<TokenHash, ActionToken> held = Map.copyOf(shelf.tokens);

      for (int i = 0; i < 3; i++) {
        assertThat(tokens.inspect(ACME, text)).isInstanceOf(Live.class);
      }

      assertThat(desk.stored(ID)).isEqualTo(before);
      assertThat(shelf.tokens).isEqualTo(held);
    }

    @Test
    void leavesThePersonTheirDecision() {
      String text = issue(BOB, Use.REJECT);
      tokens.inspect(ACME, text);

      assertThat(tokens.redeem(ACME, text, "too much").orElseThrow()).first()
          .isEqualTo(new VoteCast(0, BOB, Choice.REJECT, "too much", desk.now()));
    }
  }

  @Test
  void whatALinkWouldDoIsWhatItThenDoes() {
    desk.command(ID, Vote.approve(CAROL), null);
    String text = issue(BOB, Use.APPROVE);
    Live live = (Live) tokens.inspect(ACME, text);

    List<ApprovalEvent> did = tokens.redeem(ACME, text, "").orElseThrow();

    assertThat(did.subList(0, did.size() - 1)).isEqualTo(live.would());
    assertThat(tokens.inspect(ACME, text)).isEqualTo(new Spent(live.token(), did));
  }

  @Test
  void aDoubleClickGetsTheSameAnswerAndDoesNothing() {
    String text = issue(BOB, Use.APPROVE);
    List<ApprovalEvent> first = tokens.redeem(ACME, text, "").orElseThrow();
    List<DomainEvent> before = desk.stored(ID);
    desk.at(desk.now().plus(DAY.multipliedBy(2)));

    assertThat(tokens.redeem(ACME, text, "").orElseThrow()).isEqualTo(first);
    assertThat(refusal(tokens.redeem(ACME, text, "another remark"))).isInstanceOf(KeyReused.class);
    assertThat(desk.stored(ID)).isEqualTo(before);
  }

  /** 365corner: whoever clicked too late was told nothing. */
  @Nested
  class ALinkThatComesTooLate {

    @Test
    void isRefusedWhenItsTimeIsOver() {
      String text = issue(BOB, Use.APPROVE);
      Instant end = desk.now().plus(DAY);
      desk.at(end);

      isDead(text, new ExpiredToken(end));
    }

    @Test
    void isRefusedWhenTheStepWasTakenFromThePersonEvenIfNobodyLooked() {
      String text = issue(BOB, Use.APPROVE);
      desk.at(desk.now().plus(HOUR).plusNanos(1));

      isDead(text, new SeatClosed(BOB, "one"));
      desk.command(ID, new Tick(), null);
      isDead(text, new SeatClosed(BOB, "one"));
    }

    @Test
    void isRefusedWhenTheRequestIsOver() {
      String text = issue(BOB, Use.APPROVE);
      desk.command(ID, new Recall(Game.ALICE, ""), null);

      isDead(text, new AlreadySettled(desk.outcome()));
      assertThat(tokens.issue(ACME, order(BOB, Use.APPROVE)))
          .isEqualTo(new IssuedToken.Refused(new AlreadySettled(desk.outcome())));
    }

    @Test
    void isRefusedInTheNextStepEvenIfThePersonIsAskedThere() {
      String text = issue(BOB, Use.APPROVE);
      desk.command(ID, Vote.approve(CAROL), null);
      desk.command(ID, Vote.approve(BOB), null);
      assertThat(desk.openStep().asked()).contains(BOB);

      isDead(text, new SeatGone(BOB, "one"));
      assertThat(tokens.redeem(ACME, issue(BOB, Use.APPROVE), "").orElseThrow()).isNotEmpty();
    }
  }

  @Nested
  class ALinkWhosePersonHasDecidedOrHandedOver {

    @Test
    void diesWithTheDecisionByAnotherWay() {
      String approve = issue(BOB, Use.APPROVE);
      String reject = issue(BOB, Use.REJECT);
      tokens.redeem(ACME, approve, "").orElseThrow();

      isDead(reject, new SeatGone(BOB, "one"));
    }

    @Test
    void diesWithTheReassignmentAndStaysDeadWhenTheSeatComesBack() {
      String text = issue(BOB, Use.APPROVE);
      desk.command(ID, new Reassign(BOB, BOB, ERIN, "on leave"), null);
      isDead(text, new SeatGone(BOB, "one"));

      desk.command(ID, new Reassign(ADA, ERIN, BOB, "back again"), null);
      assertThat(desk.openStep().asked()).contains(BOB);
      isDead(text, new SeatGone(BOB, "one"));
      assertThat(tokens.redeem(ACME, issue(BOB, Use.APPROVE), "").orElseThrow()).isNotEmpty();
    }
  }

  /** objectstack f92096b: the actor was taken from what the caller sent. */
  @Test
  void whoDecidesIsWhomTheLinkWasMadeForAndNobodyElseGetsOne() {
    assertThat(tokens.redeem(ACME, issue(new Actor("Bob@example.com"), Use.APPROVE), "").orElseThrow())
        .first().isInstanceOfSatisfying(VoteCast.class, vote -> assertThat(vote.by()).isEqualTo(BOB));
    assertThat(tokens.issue(ACME, order(ERIN, Use.APPROVE))).isInstanceOfSatisfying(IssuedToken.Refused.class,
        no -> assertThat(no.reason()).isInstanceOf(NotAnApprover.class));
  }

  @Nested
  class ATokenThatNobodyIssued {

    @ParameterizedTest
    @ValueSource(strings = {"", "crmat1", "crmat1aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa", "../../etc"})
    void isUnknown(String text) {
      isDead(text, new UnknownToken());
    }

    @Test
    void isUnknownToAnotherTenant() {
      String text = issue(BOB, Use.APPROVE);

      assertThat(tokens.inspect(new TenantId("globex"), text)).isEqualTo(new Dead(new UnknownToken()));
      assertThat(tokens.inspect(ACME, "  " + text.toUpperCase(Locale.ROOT))).isInstanceOf(Live.class);
    }

    @Test
    void isUnknownIfSomebodyAlteredIt() {
      String text = issue(BOB, Use.REJECT);
      ActionToken token = shelf.tokens.values().iterator().next();
      shelf.tokens.replaceAll((hash, any) -> altered(token, Use.APPROVE, BOB));
      isDead(text, new UnknownToken());
      shelf.tokens.replaceAll((hash, any) -> altered(token, Use.REJECT, CAROL));
      isDead(text, new UnknownToken());
      shelf.tokens.replaceAll((hash, any) -> altered(token, Use.REJECT, BOB));
      assertThat(tokens.inspect(ACME, text)).isInstanceOf(Live.class);
    }

    private static ActionToken altered(ActionToken token, Use use, Actor holder) {
      return new ActionToken(token.request(), use, token.step(), token.stepName(), token.openedAt(), token.person(),
          holder, token.content(), token.after(), token.expiresAt(), token.seal());
    }

    @Test
    void isUnknownIfItsKeyIsGoneAndKnownAsLongAsItIsKept() {
      String text = issue(BOB, Use.APPROVE);
      byte[] next = KEY.clone();
      next[0]++;

      assertThat(tokens(desk, TokenKeys.of("key-2", next)).inspect(ACME, text))
          .isEqualTo(new Dead(new UnknownToken()));
      assertThat(tokens(desk, TokenKeys.of("key-2", next).and("key-1", KEY)).inspect(ACME, text))
          .isInstanceOf(Live.class);
      assertThat(tokens(desk, TokenKeys.of("key-1", next)).inspect(ACME, text))
          .isEqualTo(new Dead(new UnknownToken()));
    }
  }

  @Test
  void nothingOfATokenIsKeptOrShownButItsHash() {
    IssuedToken issued = tokens.issue(ACME, order(BOB, Use.APPROVE));
    String text = issued.orElseThrow();

    assertThat(text).hasSize(58);
    assertThat(shelf.tokens.toString() + issued + TokenKeys.of("key-1", KEY)).doesNotContain(text)
        .doesNotContain("random bytes");
    assertThatIllegalArgumentException().isThrownBy(() -> TokenKeys.of("short", new byte[31]));
  }

  @Test
  void whatHasExpiredCanBeSweptAway() {
    issue(BOB, Use.APPROVE);
    assertThat(tokens.sweep(ACME)).isZero();
    desk.at(desk.now().plus(DAY).plusNanos(1));

    assertThat(tokens.sweep(ACME)).isEqualTo(1);
    assertThat(shelf.tokens).isEmpty();
  }

  @Nested
  class AReplyByMail {

    private final MailReplies replies = new MailReplies(tokens);
    private final String token = issue(BOB, Use.REPLY);

    @Test
    void decidesByItsFirstLine() {
      MailReply mail = mail("\n  APPROVED, thanks!\nGood price.\n\nOn Mon, Alice wrote:\n> reject");

      List<ApprovalEvent> first = replies.handle(ACME, mail).orElseThrow();

      assertThat(first).first().isEqualTo(new VoteCast(0, BOB, Choice.APPROVE, "Good price.", desk.now()));
      assertThat(replies.handle(ACME, mail).orElseThrow()).isEqualTo(first);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "> approve", "approved, but only if Carol agrees", "I am out of office until Monday",
        "not approved", "approve\nreject", "yes or no?", "On Mon, Alice wrote:\napprove", "-- \napprove"})
    void isRefusedIfItIsNotClear(String text) {
      assertThat(refusal(replies.handle(ACME, mail(text)))).isInstanceOf(UnclearReply.class);
      assertThat(desk.openStep().asked()).contains(BOB);
    }

    @Test
    void ofSomebodyElseIsRefused() {
      MailReply mail = new MailReply(CAROL.id(), List.of("reply+" + token + "@crm.example"), "", "yes", Proof.PASSED);

      assertThat(refusal(replies.handle(ACME, mail))).isEqualTo(new WrongSender(CAROL));
    }

    @ParameterizedTest
    @EnumSource(value = Proof.class, names = "PASSED", mode = EnumSource.Mode.EXCLUDE)
    void isRefusedIfNobodyVouchesForItsSender(Proof proof) {
      MailReply mail = new MailReply(BOB.id(), List.of("reply+" + token + "@crm.example"), "", "yes", proof);

      assertThat(refusal(replies.handle(ACME, mail))).isEqualTo(new UnprovedSender());
    }

    @Test
    void needsOneTokenAndNoneOfThoseThatItQuotes() {
      String other = issue(BOB, Use.REPLY);
      MailReply none = new MailReply(BOB.id(), List.of("crm@example.com"), "Re:", "yes\n> " + token, Proof.PASSED);
      MailReply two = new MailReply(BOB.id(), List.of("reply+" + token + "@crm.example"), other, "yes", Proof.PASSED);
      MailReply subject = new MailReply(BOB.id(), List.of("crm@example.com"), "Re: [" + token + "]", "no", Proof.PASSED);

      assertThat(refusal(replies.handle(ACME, none))).isEqualTo(new NoOneToken(0));
      assertThat(refusal(replies.handle(ACME, two))).isEqualTo(new NoOneToken(2));
      assertThat(replies.handle(ACME, subject).orElseThrow()).isNotEmpty();
    }

    @Test
    void isNoLinkAndALinkIsNoReply() {
      String link = issue(BOB, Use.APPROVE);
      MailReply mail = new MailReply(BOB.id(), List.of("reply+" + link + "@crm.example"), "", "yes", Proof.PASSED);

      assertThat(refusal(tokens.redeem(ACME, token, ""))).isEqualTo(new WrongUse(Use.REPLY));
      assertThat(refusal(replies.handle(ACME, mail))).isEqualTo(new WrongUse(Use.APPROVE));
    }

    private MailReply mail(String text) {
      return new MailReply("Bob@example.com", List.of("reply+" + token + "@crm.example"), "Re: Discount", text,
          Proof.PASSED);
    }
  }

  private void isDead(String text, Refusal reason) {
    List<DomainEvent> before = desk.stored(ID);
    assertThat(tokens.inspect(ACME, text)).isEqualTo(new Dead(reason));
    assertThat(refusal(tokens.redeem(ACME, text, ""))).isEqualTo(reason);
    assertThat(desk.stored(ID)).isEqualTo(before);
  }

  private static Refusal refusal(Decision<ApprovalEvent> decision) {
    return ((Refused<ApprovalEvent>) decision).refusal();
  }

  private String issue(Actor person, Use use) {
    return tokens.issue(ACME, order(person, use)).orElseThrow();
  }

  private static TokenOrder order(Actor person, Use use) {
    return TokenOrder.of(ID, person, use, DAY);
  }

  /** Tokens that a test may look at and alter. */
  private static final class Shelf implements ActionTokenRepository {

    private final Map<TokenHash, ActionToken> tokens = new HashMap<>();

    @Override
    public void add(TenantId tenant, TokenHash hash, ActionToken token) {
      tokens.put(hash, token);
    }

    @Override
    public Optional<ActionToken> find(TenantId tenant, TokenHash hash) {
      return Optional.ofNullable(tokens.get(hash));
    }

    @Override
    public int removeExpired(TenantId tenant, Instant before, int limit) {
      int size = tokens.size();
      tokens.values().removeIf(token -> token.expiresAt().isBefore(before));
      return size - tokens.size();
    }
  }
}
