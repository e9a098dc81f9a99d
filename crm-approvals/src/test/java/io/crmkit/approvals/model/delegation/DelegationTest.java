package io.crmkit.approvals.model.delegation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.crmkit.core.Actor;
import io.crmkit.core.money.Money;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class DelegationTest {

  private static final Actor ALICE = new Actor("alice");
  private static final Actor BOB = new Actor("bob");
  private static final Actor CAROL = new Actor("carol");
  private static final Instant MONDAY = Instant.parse("2024-05-06T00:00:00Z");
  private static final Instant FRIDAY = Instant.parse("2024-05-10T00:00:00Z");

  @Nested
  class ADelegation {

    @Test
    void isNotToOneself() {
      assertThatIllegalArgumentException().isThrownBy(() -> Delegation.of("D", ALICE, ALICE).build())
          .withMessageContaining("alice");
    }

    @Test
    void doesNotEndBeforeItBegins() {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> Delegation.of("D", ALICE, BOB).from(FRIDAY).until(MONDAY).build());
    }

    @Test
    void holdsFromItsFirstInstantAndNoMoreAtItsEnd() {
      Delegation week = Delegation.of("D", ALICE, BOB).from(MONDAY).until(FRIDAY).build();

      assertThat(List.of(week.holdsAt(MONDAY.minusNanos(1)), week.holdsAt(MONDAY), week.holdsAt(FRIDAY.minusNanos(1)),
          week.holdsAt(FRIDAY))).containsExactly(false, true, true, false);
    }

    @Test
    void thatIsOverStaysAsItWas() {
      Delegation week = Delegation.of("D", ALICE, BOB).from(MONDAY).until(FRIDAY).build();

      assertThat(week.endedAt(FRIDAY.plusSeconds(1))).isSameAs(week);
      assertThat(week.endedAt(MONDAY).holdsAt(MONDAY)).isFalse();
    }
  }

  @Nested
  class AScope {

    @Test
    void ofEverythingNeedsNoAmount() {
      assertThat(Scope.EVERYTHING.covers("Discount", null)).isTrue();
    }

    @Test
    void coversTheDefinitionsThatItNames() {
      Scope scope = Scope.of("Discount", "Contract");

      assertThat(scope.covers("Discount", null)).isTrue();
      assertThat(scope.covers("Purchase", null)).isFalse();
    }

    @Test
    void coversAmountsUpToItsLimit() {
      Scope scope = Scope.EVERYTHING.upTo(Money.ofMinor(500, "EUR"));

      assertThat(scope.covers("Discount", Money.ofMinor(500, "EUR"))).isTrue();
      assertThat(scope.covers("Discount", Money.ofMinor(501, "EUR"))).isFalse();
    }

    @Test
    void doesNotCoverWhatCannotBeCompared() {
      Scope scope = Scope.EVERYTHING.upTo(Money.ofMinor(500, "EUR"));

      assertThat(scope.covers("Discount", null)).isFalse();
      assertThat(scope.covers("Discount", Money.ofMinor(1, "USD"))).isFalse();
      assertThat(scope.covers("Discount", Money.ofMinor(-501, "EUR"))).isFalse();
    }
  }

  @Nested
  class Chains {

    @Test
    void tellWhoPassedItOn() {
      List<Delegation> delegations =
          List.of(Delegation.of("1", ALICE, CAROL).build(), Delegation.of("2", CAROL, BOB).build());

      List<Mandate> mandates = Mandates.of(BOB, delegations, each -> true);

      assertThat(mandates).extracting(Mandate::text).containsExactly("for carol", "for alice via carol");
    }

    @Test
    void leadNoFurtherThanADelegationThatDoesNotHold() {
      List<Delegation> delegations = List.of(
          Delegation.of("1", ALICE, CAROL).in("Contract").build(), Delegation.of("2", CAROL, BOB).build());

      List<Mandate> mandates = Mandates.of(BOB, delegations, each -> each.scope().covers("Discount", null));

      assertThat(mandates).containsExactly(new Mandate(CAROL, List.of()));
    }

    @Test
    void ofTwoPeopleForEachOtherEndWithTheOther() {
      List<Delegation> delegations =
          List.of(Delegation.of("1", ALICE, BOB).build(), Delegation.of("2", BOB, ALICE).build());

      assertThat(Mandates.of(BOB, delegations, each -> true)).containsExactly(new Mandate(ALICE, List.of()));
    }
  }
}
