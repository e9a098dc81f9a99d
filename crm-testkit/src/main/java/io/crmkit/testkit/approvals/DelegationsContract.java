package io.crmkit.testkit.approvals;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.crmkit.approvals.model.delegation.Delegation;
import io.crmkit.approvals.port.Delegations;
import io.crmkit.core.Actor;
import io.crmkit.core.TenantId;
import io.crmkit.core.money.Money;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every store of {@link Delegations} must do. Extend it next to your adapter and return an empty store. */
public abstract class DelegationsContract {

  protected static final TenantId ACME = new TenantId("acme");
  protected static final TenantId GLOBEX = new TenantId("globex");

  private static final Actor ALICE = new Actor("alice");
  private static final Actor BOB = new Actor("Bob Größe 🚀");
  private static final Actor CAROL = new Actor("carol");
  private static final Instant MONDAY = Instant.parse("2024-05-06T00:00:00.123456789Z");
  private static final Instant FRIDAY = Instant.parse("2024-05-10T17:00:00Z");
  private static final long LEAST = 1;

  private Delegations store = new InMemoryDelegations();

  /** Returns a store that holds nothing. Called once for each test. */
  protected abstract Delegations emptyStore();

  @BeforeEach
  final void start() {
    store = emptyStore();
  }

  @Test
  protected void keepsADelegationToTheLastCharacter() {
    Delegation whole = Delegation.of("D-1", ALICE, BOB).from(MONDAY).until(FRIDAY)
        .in("Discount", "Größe \"x\"\n🚀").upTo(Money.ofMinor(5_000_00, "EUR")).reason("en vacances 🏖").build();
    store.add(ACME, whole);

    assertThat(store.from(ACME, ALICE)).containsExactly(whole);
    assertThat(store.to(ACME, List.of(BOB), MONDAY)).containsExactly(whole);
  }

  @Test
  protected void keepsADelegationWithoutLimits() {
    Delegation bare = Delegation.of("D-1", ALICE, BOB).build();
    store.add(ACME, bare);

    assertThat(store.from(ACME, ALICE)).containsExactly(bare);
    assertThat(store.to(ACME, List.of(BOB), Instant.parse("2200-01-01T00:00:00Z"))).containsExactly(bare);
  }

  @Test
  protected void findsWhatHoldsFromItsFirstInstantAndNoMoreAtItsEnd() {
    Delegation week = Delegation.of("D-1", ALICE, BOB).from(MONDAY).until(FRIDAY).build();
    store.add(ACME, week);

    assertThat(store.to(ACME, List.of(BOB), MONDAY.minusNanos(LEAST))).isEmpty();
    assertThat(store.to(ACME, List.of(BOB), MONDAY)).containsExactly(week);
    assertThat(store.to(ACME, List.of(BOB), FRIDAY.minusNanos(LEAST))).containsExactly(week);
    assertThat(store.to(ACME, List.of(BOB), FRIDAY)).isEmpty();
  }

  @Test
  protected void findsThoseToSeveralPeopleEachOnce() {
    Delegation toBob = added("D-1", ALICE, BOB);
    Delegation toCarol = added("D-2", BOB, CAROL);
    Delegation again = added("D-3", ALICE, CAROL);
    added("D-4", CAROL, ALICE);

    assertThat(store.to(ACME, List.of(BOB, CAROL, CAROL), MONDAY)).containsExactlyInAnyOrder(toBob, toCarol, again);
    assertThat(store.to(ACME, List.of(), MONDAY)).isEmpty();
  }

  @Test
  protected void listsWhatSomebodyHasDelegatedByTime() {
    Delegation later = Delegation.of("D-1", ALICE, BOB).from(FRIDAY).build();
    Delegation second = Delegation.of("D-3", ALICE, BOB).from(MONDAY).until(MONDAY).build();
    Delegation first = Delegation.of("D-2", ALICE, CAROL).from(MONDAY).build();
    List.of(later, second, first).forEach(each -> store.add(ACME, each));
    added("D-4", BOB, ALICE);

    assertThat(store.from(ACME, ALICE)).containsExactly(first, second, later);
  }

  @Test
  protected void refusesAnIdThatIsTaken() {
    Delegation first = added("D-1", ALICE, BOB);

    assertThatIllegalArgumentException().isThrownBy(() -> added("D-1", CAROL, BOB)).withMessageContaining("D-1");
    assertThat(store.to(ACME, List.of(BOB), MONDAY)).containsExactly(first);
  }

  @Test
  protected void tellsIdsAndPeopleApartThatDifferInCaseOnly() {
    Delegation first = added("D-1", ALICE, BOB);
    Delegation second = added("d-1", new Actor("Alice"), CAROL);

    assertThat(store.from(ACME, ALICE)).containsExactly(first);
    assertThat(store.to(ACME, List.of(CAROL, new Actor("BOB GRÖSSE 🚀")), MONDAY)).containsExactly(second);
    assertThat(store.end(ACME, "d-1", MONDAY)).isTrue();
    assertThat(store.to(ACME, List.of(BOB, CAROL), MONDAY)).containsExactly(first);
  }

  @Test
  protected void endsWhatHoldsButDoesNotForgetIt() {
    Delegation endless = Delegation.of("D-1", ALICE, BOB).from(MONDAY).build();
    store.add(ACME, endless);

    assertThat(store.end(ACME, "D-1", FRIDAY)).isTrue();

    assertThat(store.to(ACME, List.of(BOB), FRIDAY.minusNanos(LEAST))).containsExactly(endless.endedAt(FRIDAY));
    assertThat(store.to(ACME, List.of(BOB), FRIDAY)).isEmpty();
    assertThat(store.from(ACME, ALICE)).containsExactly(endless.endedAt(FRIDAY));
  }

  @Test
  protected void neverPutsAnEndOff() {
    Delegation week = Delegation.of("D-1", ALICE, BOB).from(MONDAY).until(FRIDAY).build();
    store.add(ACME, week);

    assertThat(store.end(ACME, "D-1", FRIDAY.plusSeconds(1))).isTrue();

    assertThat(store.from(ACME, ALICE)).containsExactly(week);
  }

  @Test
  protected void endsWhatHasNotBegunBeforeItBegins() {
    store.add(ACME, Delegation.of("D-1", ALICE, BOB).from(FRIDAY).build());

    assertThat(store.end(ACME, "D-1", MONDAY)).isTrue();

    assertThat(store.to(ACME, List.of(BOB), FRIDAY)).isEmpty();
  }

  @Test
  protected void endsNothingThatIsNotThere() {
    assertThat(store.end(ACME, "D-1", MONDAY)).isFalse();
  }

  @Test
  protected void keepsTenantsApart() {
    Delegation acmes = added("D-1", ALICE, BOB);
    store.add(GLOBEX, Delegation.of("D-1", CAROL, BOB).build());

    assertThat(store.to(ACME, List.of(BOB), MONDAY)).containsExactly(acmes);
    assertThat(store.from(GLOBEX, ALICE)).isEmpty();
    assertThat(store.to(GLOBEX, List.of(BOB), MONDAY)).hasSize(1).doesNotContain(acmes);
    assertThat(store.end(GLOBEX, "D-1", MONDAY)).isTrue();
    assertThat(store.to(ACME, List.of(BOB), FRIDAY)).containsExactly(acmes);
  }

  private Delegation added(String id, Actor from, Actor to) {
    Delegation delegation = Delegation.of(id, from, to).build();
    store.add(ACME, delegation);
    return delegation;
  }
}
