package io.crmkit.testkit.approvals;

import static io.crmkit.testkit.approvals.Desk.ACME;
import static io.crmkit.testkit.approvals.Desk.ID;
import static org.assertj.core.api.Assertions.assertThat;

import io.crmkit.approvals.Approvals;
import io.crmkit.approvals.Verification;
import io.crmkit.approvals.Verification.Absent;
import io.crmkit.approvals.Verification.Broken;
import io.crmkit.approvals.Verification.Sound;
import io.crmkit.approvals.model.Approval;
import io.crmkit.approvals.model.Approval.Outcome;
import io.crmkit.approvals.model.Approval.Settled;
import io.crmkit.approvals.model.ApprovalChange;
import io.crmkit.approvals.model.ApprovalCommand.Vote;
import io.crmkit.approvals.model.ApprovalDecider;
import io.crmkit.approvals.port.ChainAnchors;
import io.crmkit.core.Stored;
import io.crmkit.core.event.DomainEvent;
import io.crmkit.core.event.chain.ChainFault;
import io.crmkit.core.event.chain.ChainFault.Kind;
import io.crmkit.core.event.chain.ChainHead;
import io.crmkit.core.event.chain.ChainLink;
import io.crmkit.testkit.approvals.Tampering.Forgery;
import java.util.List;
import java.util.Random;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.PropertyDefaults;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.domains.Domain;
import net.jqwik.api.domains.DomainContext;
import net.jqwik.api.statistics.Statistics;
import org.junit.jupiter.api.Test;

/** I26: whatever somebody changes in a stored history is found, and so is where. */
@Domain(SoundScenarios.class)
@Domain(DomainContext.Global.class)
@PropertyDefaults(edgeCases = EdgeCasesMode.NONE, shrinking = ShrinkingMode.BOUNDED)
class TamperingPropertiesTest {

  private static final ChainAnchors NONE = (tenant, id) -> List.of();

  @Property
  void theFirstEntryThatIsNotWhatWasWrittenIsNamed(@ForAll Scenario scenario, @ForAll long seed) {
    Desk desk = played(scenario);
    List<DomainEvent> history = desk.stored(ID);
    assertThat(desk.service.verify(ACME, ID)).isEqualTo(whole(desk));
    Statistics.label("events").collect(Math.min(history.size(), 6));
    Statistics.label("events").coverage(seen -> seen.check(6).percentage(share -> share > 10));
    if (history.size() < 2) {
      return;
    }
    Random random = new Random(seed);
    for (Tampering tampering : Tampering.values()) {
      Forgery forgery = tampering.apply(history, random.nextInt(history.size()), random);
      assertThat(verify(desk, forgery, stored(desk), NONE)).as(tampering.name())
          .isEqualTo(new Broken(new ChainFault(forgery.sequence(), forgery.kind())));
    }
  }

  /** A chain that was made anew to its end, with its state, holds together: only links kept elsewhere give it away. */
  @Property
  void aHistoryThatIsRewrittenAsAWholeIsFoundByTheLinksKeptElsewhere(@ForAll Scenario scenario, @ForAll long seed) {
    Desk desk = played(scenario);
    List<DomainEvent> history = desk.stored(ID);
    if (history.isEmpty()) {
      return;
    }
    Random random = new Random(seed);
    int at = random.nextInt(history.size());
    int kept = random.nextInt(history.size());
    List<DomainEvent> forged = Tampering.rewritten(history, at);
    Stored<Approval> state = stored(desk);
    ChainHead head = new ChainHead(1, ChainLink.of(forged.get(forged.size() - 1)).orElseThrow());
    Forgery forgery = new Forgery(forged, kept + 1, Kind.OTHER_ANCHOR);
    Stored<Approval> rewritten = state.with(state.value().chained(head));

    assertThat(verify(desk, forgery, rewritten, NONE)).isInstanceOf(Sound.class);
    Verification found = verify(
        desk, forgery, rewritten, (tenant, id) -> List.of(ChainLink.of(history.get(kept)).orElseThrow()));
    if (kept < at) {
      assertThat(found).isInstanceOf(Sound.class);
    } else {
      assertThat(found).isEqualTo(new Broken(new ChainFault(kept + 1, Kind.OTHER_ANCHOR)));
    }
    Statistics.label("link").collect(kept < at ? "before" : "behind");
    Statistics.label("link").coverage(seen -> List.of("before", "behind")
        .forEach(where -> seen.check(where).percentage(share -> share > 8)));
  }

  @Test
  void aHistoryThatWasSetBackWithItsStateIsFoundByALinkKeptElsewhere() {
    Desk desk = Desk.submitted(Game.chain(Game.step("one", "any of approvers", Game.BOB)));
    Stored<Approval> before = stored(desk);
    List<DomainEvent> early = desk.stored(ID);
    desk.command(ID, Vote.reject(Game.BOB, "no"), null);
    ChainLink kept = ChainLink.of(desk.stored(ID).get(desk.stored(ID).size() - 1)).orElseThrow();

    Forgery forgery = new Forgery(early, early.size() + 1, Kind.MISSING);
    assertThat(verify(desk, forgery, before, NONE)).isInstanceOf(Sound.class);
    assertThat(verify(desk, forgery, before, (tenant, id) -> List.of(kept)))
        .isEqualTo(new Broken(new ChainFault(early.size() + 1, Kind.MISSING)));
  }

  @Test
  void aStateThatItsEventsDoNotLeadToIsFound() {
    Desk desk = Desk.submitted(Game.chain(Game.step("one", "any of approvers", Game.BOB)));
    desk.command(ID, Vote.reject(Game.BOB, "no"), null);
    Stored<Approval> stored = stored(desk);
    Settled rejected = (Settled) stored.value();
    Settled forged = new Settled(rejected.origin(), Outcome.APPROVED, rejected.results(), rejected.trail());
    int events = desk.stored(ID).size();

    assertThat(verify(desk, new Forgery(desk.stored(ID), events, Kind.OTHER_STATE), stored.with(forged), NONE))
        .isEqualTo(new Broken(new ChainFault(events, Kind.OTHER_STATE)));
  }

  /** As a release before there were chains has left it. */
  @Test
  void aHistoryFromBeforeThereWereChainsIsVerifiedFromWhereItsChainBegins() {
    var chain = Game.chain(Game.step("one", "2 of approvers", Game.BOB, Game.CAROL));
    Desk old = Desk.submitted(chain);
    Desk desk = new Desk(chain.build(), Game.staff());
    Approval blank = new ApprovalDecider().initial();
    desk.store.approvals().save(ACME, ID, new ApprovalChange(
        Stored.unsaved(blank), old.state(ID), old.stored(ID).stream().map(Tampering::unlinked).toList()));
    assertThat(desk.service.verify(ACME, ID)).isEqualTo(new Sound(2, null));

    desk.command(ID, Vote.approve(Game.BOB), null);

    assertThat(desk.service.verify(ACME, ID)).isInstanceOfSatisfying(Sound.class,
        sound -> assertThat(sound.unchained()).isEqualTo(2));
  }

  @Test
  void whatWasNeverSubmittedIsAbsent() {
    Desk desk = new Desk(Game.chain(Game.step("one", "any of approvers", Game.BOB)).build(), Game.staff());

    assertThat(desk.service.verify(ACME, ID)).isEqualTo(new Absent());
  }

  private static Desk played(Scenario scenario) {
    Desk desk = new Desk(scenario.definition(), scenario.staff());
    scenario.moves().forEach(move -> desk.play(ID, move));
    return desk;
  }

  private static Verification whole(Desk desk) {
    List<DomainEvent> history = desk.stored(ID);
    return history.isEmpty()
        ? new Absent()
        : new Sound(history.size(), new ChainHead(1, ChainLink.of(history.get(history.size() - 1)).orElseThrow()));
  }

  private static Stored<Approval> stored(Desk desk) {
    return desk.service.find(ACME, ID).orElseThrow();
  }

  private static Verification verify(Desk desk, Forgery forgery, Stored<Approval> state, ChainAnchors anchors) {
    return Approvals.builder(forgery.in(desk.store.approvals(), state), desk.definitions).anchors(anchors).build()
        .verify(ACME, ID);
  }
}
