package io.crmkit.testkit.approvals;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.crmkit.approvals.model.Person;
import io.crmkit.approvals.model.Person.Activity;
import io.crmkit.approvals.port.Directory;
import io.crmkit.core.Actor;
import org.junit.jupiter.api.Test;

class InMemoryDirectoryTest extends DirectoryContract {

  private static final int DEEP = 100_000;

  private final InMemoryDirectory directory = new InMemoryDirectory();

  @Override
  protected Directory directoryOfTheCast() {
    return directory
        .person(ACME, ALICE, "alice@example.com", "Alice.Smith@Example.com")
        .person(ACME, BOB, "bob@example.com")
        .person(ACME, CAROL, "carol@example.com")
        .person(ACME, DAVE, "dave@example.com")
        .manager(ACME, ALICE, BOB)
        .manager(ACME, BOB, CAROL)
        .manager(ACME, DAVE, DAVE)
        .activity(ACME, DAVE, Activity.INACTIVE)
        .role(ACME, "finance", ALICE, DAVE)
        .group(ACME, "sales", BOB)
        .subgroups(ACME, "sales", "north")
        .group(ACME, "north", ALICE, DAVE)
        .subgroups(ACME, "north", "sales")
        .group(ACME, "empty");
  }

  @Test
  void takesWhiteSpaceAroundAnAliasAsNothing() {
    assertThat(directory.find(ACME, " u-alice\t")).map(Person::actor).contains(ALICE);
  }

  @Test
  void showsAChangeAtOnce() {
    directory.activity(ACME, DAVE, Activity.ACTIVE).role(ACME, "finance", DAVE);

    assertThat(directory.withRole(ACME, "finance")).containsExactly(DAVE);
    assertThat(directory.inGroup(ACME, "north")).containsExactly(ALICE, DAVE, BOB);
  }

  @Test
  void countsSomebodyOnceWhoIsNamedByTwoAliases() {
    directory.role(ACME, "board", new Actor("ALICE@example.com"), ALICE, new Actor("nobody yet"));

    assertThat(directory.withRole(ACME, "board")).containsExactly(ALICE);
  }

  @Test
  void refusesAnAliasThatIsSomebodyElses() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> directory.person(ACME, BOB, "new@example.com", "Alice@Example.com"))
        .withMessage("'Alice@Example.com' is u-alice already, so it cannot be u-bob");
    assertThat(directory.find(ACME, "new@example.com")).isEmpty();
  }

  @Test
  void refusesToChangeSomebodyUnknown() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> directory.manager(ACME, new Actor("mallory"), BOB))
        .withMessage("add mallory to the directory first");
  }

  @Test
  void walksGroupsHoweverDeep() {
    for (int i = 0; i < DEEP; i++) {
      directory.subgroups(ACME, "g" + i, "g" + (i + 1));
    }
    directory.group(ACME, "g" + DEEP, CAROL);

    assertThat(directory.inGroup(ACME, "g0")).containsExactly(CAROL);
  }
}
