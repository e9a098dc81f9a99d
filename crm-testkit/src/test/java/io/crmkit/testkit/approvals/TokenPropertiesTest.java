package io.crmkit.testkit.approvals;

import static io.crmkit.testkit.approvals.Desk.ACME;
import static io.crmkit.testkit.approvals.Desk.ID;
import static org.assertj.core.api.Assertions.assertThat;

import io.crmkit.approvals.ActionTokens;
import io.crmkit.approvals.Inspection.Live;
import io.crmkit.approvals.Inspection.Spent;
import io.crmkit.approvals.IssuedToken;
import io.crmkit.approvals.IssuedToken.Given;
import io.crmkit.approvals.TokenKeys;
import io.crmkit.approvals.TokenOrder;
import io.crmkit.approvals.model.Approval;
import io.crmkit.approvals.model.Approval.Pending;
import io.crmkit.approvals.model.ApprovalEvent;
import io.crmkit.approvals.model.ApprovalEvent.Migrated;
import io.crmkit.approvals.model.ApprovalEvent.SeatReassigned;
import io.crmkit.approvals.model.ApprovalEvent.SeatVacated;
import io.crmkit.approvals.model.ApprovalEvent.StepOpened;
import io.crmkit.approvals.model.OpenStep;
import io.crmkit.approvals.model.Origin;
import io.crmkit.approvals.model.Subject;
import io.crmkit.approvals.model.token.ActionToken;
import io.crmkit.approvals.model.token.ActionToken.Use;
import io.crmkit.approvals.model.token.TokenRefusal.ContentChanged;
import io.crmkit.approvals.model.token.TokenRefusal.StepOver;
import io.crmkit.approvals.model.token.TokenRules;
import io.crmkit.core.Actor;
import io.crmkit.core.Decision;
import io.crmkit.core.Decision.Accepted;
import io.crmkit.core.event.DomainEvent;
import io.crmkit.core.expression.Value;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.PropertyDefaults;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.domains.Domain;
import net.jqwik.api.statistics.Statistics;
import org.junit.jupiter.api.Test;

/** I29: a token counts exactly while its person is asked for the same seat in the same step, and once. */
@Domain(SoundScenarios.class)
@PropertyDefaults(edgeCases = EdgeCasesMode.NONE, shrinking = ShrinkingMode.BOUNDED)
class TokenPropertiesTest {

  private static final Duration LIFE = Duration.ofHours(30);
  private static final TokenKeys KEYS = TokenKeys.of("key", new byte[32]);

  @Property
  void countsExactlyWhileItsPersonIsAskedForTheSameSeatAndLookingDoesNothing(@ForAll Scenario scenario) {
    look(scenario);
    Statistics.label("token").coverage(seen -> List.of(true, false)
        .forEach(live -> seen.check(live).percentage(share -> share > 5)));
  }

  /** The same of requests that are amended and sent back. */
  @Property(tries = 500)
  void countsExactlyWhileTheRequestSaysWhatItDid(@ForAll("winding") Scenario scenario) {
    look(scenario);
    Statistics.label("token").coverage(seen -> List.of(true, false)
        .forEach(live -> seen.check(live).percentage(share -> share > 3)));
    Statistics.label("changed").coverage(seen -> seen.check(true).count(n -> n > 3));
  }

  @Provide
  Arbitrary<Scenario> winding() {
    return WindingArbitraries.scenarios();
  }

  private static void look(Scenario scenario) {
    Desk desk = new Desk(scenario.definition(), scenario.staff());
    ActionTokens tokens = new ActionTokens(desk.service, desk.store.tokens(), KEYS);
    List<Given> issued = new ArrayList<>();
    for (Move move : scenario.moves()) {
      desk.play(ID, move);
      desk.service.tick(ACME);
      List<DomainEvent> before = desk.stored(ID);
      for (Given given : issued) {
        boolean live = tokens.inspect(ACME, given.text()) instanceof Live;
        assertThat(live).isEqualTo(counts(desk, given.token()));
        Statistics.label("token").collect(live);
      }
      assertThat(desk.stored(ID)).isEqualTo(before);
      issue(desk, tokens, issued);
    }
  }

  @Property
  void isRedeemedExactlyIfItCountsAndThenOnce(@ForAll Scenario scenario) {
    Desk desk = new Desk(scenario.definition(), scenario.staff());
    ActionTokens tokens = new ActionTokens(desk.service, desk.store.tokens(), KEYS);
    List<Given> issued = new ArrayList<>();
    for (Move move : scenario.moves().subList(0, (scenario.moves().size() + 1) / 2)) {
      desk.play(ID, move);
      issue(desk, tokens, issued);
    }
    desk.service.tick(ACME);
    for (Given given : issued) {
      boolean counts = counts(desk, given.token());
      Decision<ApprovalEvent> answer = tokens.redeem(ACME, given.text(), "");
      assertThat(answer instanceof Accepted).isEqualTo(counts);
      List<DomainEvent> after = desk.stored(ID);
      assertThat(tokens.redeem(ACME, given.text(), "")).isEqualTo(answer);
      assertThat(tokens.inspect(ACME, given.text()) instanceof Spent).isEqualTo(counts);
      assertThat(desk.stored(ID)).isEqualTo(after);
      Statistics.label("redeemed").collect(counts);
    }
    Statistics.label("redeemed").coverage(seen -> List.of(true, false)
        .forEach(counts -> seen.check(counts).percentage(share -> share > 2)));
  }

  private static void issue(Desk desk, ActionTokens tokens, List<Given> issued) {
    if (desk.state(ID) instanceof Pending pending) {
      for (OpenStep step : pending.steps()) {
        for (Actor person : step.asked()) {
          Use use = issued.size() % 2 == 0 ? Use.APPROVE : Use.REJECT;
          IssuedToken given = tokens.issue(ACME, new TokenOrder(ID, person, step.name(), use, LIFE));
          assertThat(given).isInstanceOf(Given.class);
          issued.add((Given) given);
        }
      }
    }
  }

  /** What the state says, and what it does not: that a seat went away and came back, or the whole step did. */
  private static boolean counts(Desk desk, ActionToken token) {
    List<ApprovalEvent> history = desk.history();
    boolean wentAway = history.subList((int) token.after(), history.size()).stream()
        .anyMatch(event -> event instanceof Migrated
            || event instanceof StepOpened opened && opened.step() == token.step()
            || event instanceof SeatReassigned moved && moved.from().equals(token.person())
            && moved.step() == token.step()
            || event instanceof SeatVacated left && left.person().equals(token.person())
            && left.step() == token.step());
    return !wentAway && desk.now().isBefore(token.expiresAt()) && desk.staff().isActive(token.person())
        && desk.state(ID) instanceof Pending pending
        && pending.openStep(token.step()).filter(step -> step.asked().contains(token.person())).isPresent()
        && saysTheSame(pending, token);
  }

  private static boolean saysTheSame(Pending pending, ActionToken token) {
    boolean same = TokenRules.digest(pending.subject()).equals(token.content());
    Statistics.label("changed").collect(!same);
    return same;
  }

  @Test
  void diesWithTheContentAndWithTheRoundOfItsStep() {
    Desk desk = Desk.submitted(Game.chain(Game.step("one", "any of approvers", Game.BOB)));
    ActionTokens tokens = new ActionTokens(desk.service, desk.store.tokens(), KEYS);
    Given given = (Given) tokens.issue(ACME, TokenOrder.of(ID, Game.BOB, Use.APPROVE, LIFE));
    Pending pending = (Pending) desk.state(ID);
    Origin origin = pending.origin();
    Subject dearer = new Subject("deal", "D-1", Value.Fields.NONE.with("amount", Value.of(1)));
    Approval changed = new Pending(
        new Origin(origin.definition(), dearer, origin.requester(), origin.submittedAt(), origin.expiresAt()),
        pending.steps(), pending.results(), pending.trail());
    ApprovalEvent opened = desk.history().get(1);

    assertThat(TokenRules.objection(given.token(), pending, List.of(), desk.now())).isEmpty();
    assertThat(TokenRules.objection(given.token(), changed, List.of(), desk.now())).contains(new ContentChanged());
    assertThat(TokenRules.objection(given.token(), pending, List.of(opened), desk.now()))
        .contains(new StepOver("one"));
  }
}
