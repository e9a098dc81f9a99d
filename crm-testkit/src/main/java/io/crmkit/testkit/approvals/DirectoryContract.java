package io.crmkit.testkit.approvals;

import static org.assertj.core.api.Assertions.assertThat;

import io.crmkit.approvals.model.Person;
import io.crmkit.approvals.model.Person.Activity;
import io.crmkit.approvals.port.Directory;
import io.crmkit.core.Actor;
import io.crmkit.core.TenantId;
import java.util.Currency;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * What every {@link Directory} must do. Extend it next to your adapter and return a directory that knows this cast:
 *
 * <table>
 *   <caption>The people of {@code acme}; {@code globex} has none</caption>
 *   <tr><th>id</th><th>aliases</th><th>manager</th><th>activity</th></tr>
 *   <tr><td>u-alice</td><td>alice@example.com, Alice.Smith@Example.com</td><td>u-bob</td><td>active</td></tr>
 *   <tr><td>u-bob</td><td>bob@example.com</td><td>u-carol</td><td>active</td></tr>
 *   <tr><td>u-carol</td><td>carol@example.com</td><td>none</td><td>active</td></tr>
 *   <tr><td>u-dave</td><td>dave@example.com</td><td>u-dave</td><td>inactive</td></tr>
 * </table>
 *
 * <p>Alice and Dave hold the role {@code finance}. The group {@code sales} has Bob and the group {@code north};
 * {@code north} has Alice, Dave and the group {@code sales}; {@code empty} has nobody.
 */
public abstract class DirectoryContract {

  protected static final TenantId ACME = new TenantId("acme");
  protected static final TenantId GLOBEX = new TenantId("globex");
  protected static final Actor ALICE = new Actor("u-alice");
  protected static final Actor BOB = new Actor("u-bob");
  protected static final Actor CAROL = new Actor("u-carol");
  protected static final Actor DAVE = new Actor("u-dave");

  private Directory directory = new InMemoryDirectory();

  /** Returns a directory that knows the cast and nobody else. Called once for each test. */
  protected abstract Directory directoryOfTheCast();

  @BeforeEach
  final void start() {
    directory = directoryOfTheCast();
  }

  @Test
  protected void findsOnePersonUnderEveryName() {
    for (String name : List.of("u-alice", "alice@example.com", "Alice.Smith@Example.com")) {
      assertThat(directory.find(ACME, name)).contains(new Person(ALICE, Activity.ACTIVE, BOB));
    }
  }

  @Test
  protected void readsMailAddressesWhateverTheirCase() {
    assertThat(directory.find(ACME, "ALICE@example.COM")).map(Person::actor).contains(ALICE);
    assertThat(directory.find(ACME, "alice.smith@example.com")).map(Person::actor).contains(ALICE);
  }

  @Test
  protected void tellsWhoReportsToNobody() {
    assertThat(directory.find(ACME, "u-carol")).contains(new Person(CAROL, Activity.ACTIVE, null));
  }

  @Test
  protected void findsThoseWhoMayNotAct() {
    assertThat(directory.find(ACME, "dave@example.com")).contains(new Person(DAVE, Activity.INACTIVE, DAVE));
  }

  @Test
  protected void findsNobodyUnderAnUnknownName() {
    assertThat(directory.find(ACME, "mallory@example.com")).isEmpty();
    assertThat(directory.find(ACME, "")).isEmpty();
    assertThat(directory.find(ACME, "  ")).isEmpty();
    assertThat(directory.find(ACME, "' or 1=1 --")).isEmpty();
  }

  @Test
  protected void listsTheActiveHoldersOfARole() {
    assertThat(directory.withRole(ACME, "finance")).containsExactly(ALICE);
    assertThat(directory.withRole(ACME, "unheard of")).isEmpty();
  }

  @Test
  protected void listsTheActiveMembersOfAGroupAndOfTheGroupsInIt() {
    assertThat(directory.inGroup(ACME, "sales")).containsExactlyInAnyOrder(ALICE, BOB);
    assertThat(directory.inGroup(ACME, "empty")).isEmpty();
    assertThat(directory.inGroup(ACME, "unheard of")).isEmpty();
  }

  @Test
  protected void comesToAnEndWhereGroupsContainEachOther() {
    assertThat(directory.inGroup(ACME, "north")).containsExactlyInAnyOrder(ALICE, BOB);
  }

  @Test
  protected void answersInAStableOrder() {
    assertThat(directory.inGroup(ACME, "sales")).isEqualTo(directory.inGroup(ACME, "sales"));
  }

  /** Holds of a directory without limits, too. */
  @Test
  protected void answersLimitsInTheCurrencyThatItIsAskedFor() {
    for (Actor person : List.of(ALICE, BOB, CAROL, DAVE)) {
      for (String code : List.of("EUR", "JPY")) {
        assertThat(directory.limit(ACME, person, Currency.getInstance(code)).stream())
            .allMatch(limit -> limit.code().equals(code) && limit.signum() >= 0);
      }
    }
  }

  @Test
  protected void keepsTenantsApart() {
    assertThat(directory.find(GLOBEX, "u-alice")).isEmpty();
    assertThat(directory.withRole(GLOBEX, "finance")).isEmpty();
    assertThat(directory.inGroup(GLOBEX, "sales")).isEmpty();
  }
}
