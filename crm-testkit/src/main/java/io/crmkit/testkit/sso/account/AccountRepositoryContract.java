package io.crmkit.testkit.sso.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.crmkit.core.Decider;
import io.crmkit.core.StaleWriteException;
import io.crmkit.core.Stored;
import io.crmkit.core.TenantId;
import io.crmkit.core.state.Change;
import io.crmkit.core.state.StateChange;
import io.crmkit.core.state.StateFormat;
import io.crmkit.sso.account.json.AccountFormats;
import io.crmkit.sso.account.model.Account;
import io.crmkit.sso.account.model.AccountChanges;
import io.crmkit.sso.account.model.AccountCommand;
import io.crmkit.sso.account.model.AccountCommand.Describe;
import io.crmkit.sso.account.model.AccountCommand.Grant;
import io.crmkit.sso.account.model.AccountCommand.Link;
import io.crmkit.sso.account.model.AccountCommand.MapRoles;
import io.crmkit.sso.account.model.AccountCommand.Open;
import io.crmkit.sso.account.model.AccountCommand.Reinstate;
import io.crmkit.sso.account.model.AccountCommand.Suspend;
import io.crmkit.sso.account.model.AccountCommand.Unlink;
import io.crmkit.sso.account.model.AccountDecider;
import io.crmkit.sso.account.model.AccountEntry;
import io.crmkit.sso.account.model.AccountEvent;
import io.crmkit.sso.account.model.AccountPolicy;
import io.crmkit.sso.account.model.Identity;
import io.crmkit.sso.account.model.Profile;
import io.crmkit.sso.account.model.Profile.EmailProof;
import io.crmkit.sso.account.model.Role;
import io.crmkit.sso.account.model.Roster;
import io.crmkit.sso.account.model.RosterEvent.RosterChanged;
import io.crmkit.sso.account.model.RosterId;
import io.crmkit.sso.account.model.Surroundings;
import io.crmkit.sso.account.model.Surroundings.OtherAdministrators;
import io.crmkit.sso.account.port.AccountRepository;
import io.crmkit.sso.model.ProviderId;
import io.crmkit.sso.model.UserId;
import io.crmkit.testkit.state.StateRepositoryContract;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** What every {@link AccountRepository} must do. Extend it next to your adapter and return an empty repository. */
public abstract class AccountRepositoryContract
    extends StateRepositoryContract<UserId, Account, AccountCommand, AccountEvent> {

  private static final Instant AT = Instant.parse("2026-11-22T12:00:00.123456789Z");
  private static final Role SALES = new Role("Vertrieb Größe 🚀");
  private static final Role ADMIN = new Role("admin");
  private static final Identity OKTA = new Identity(new ProviderId("okta"), "https://idp.example/größe", "sub 🚀");
  private static final Identity GITHUB = new Identity(new ProviderId("github"), "https://github.com", "583231");
  private static final Profile SAID = new Profile("ada@größe.example", EmailProof.SAID, "Ada 🚀");
  private static final Profile PROVED = Profile.proved("ada@größe.example", null);
  private static final UserId ANN = new UserId("ann");
  private static final UserId BOB = new UserId("bob");

  @Override
  protected abstract AccountRepository emptyRepository();

  private AccountRepository accounts() {
    return (AccountRepository) repository();
  }

  @Override
  protected Decider<Account, AccountCommand, AccountEvent> decider() {
    return new AccountDecider(
        new Surroundings(new AccountPolicy(Set.of(ADMIN), Set.of(), null), 0, OtherAdministrators.THERE));
  }

  @Override
  protected StateFormat<UserId, Account, AccountEvent> format() {
    return AccountFormats.ACCOUNT;
  }

  @Override
  protected List<AccountCommand> life() {
    return List.of(
        new Open(SAID, Set.of(SALES, ADMIN), AT), new Link(OKTA, Set.of(SALES), AT.plusNanos(1)),
        new Link(GITHUB, Set.of(), AT.plusNanos(2)), new MapRoles(OKTA, Set.of(ADMIN), AT.plusNanos(3)),
        new Grant(Set.of(), AT.plusNanos(4)), new Describe(PROVED, AT.plusNanos(5)), new Suspend(AT.plusNanos(6)),
        new Reinstate(AT.plusNanos(7)), new Unlink(OKTA, AT.plusNanos(8)));
  }

  @Test
  protected void findsByIdentityAsLongAsItIsLinked() {
    run(ACME, ANN, new Open(SAID, Set.of(), AT));
    assertThat(accounts().ofIdentity(ACME, OKTA)).isEmpty();
    run(ACME, ANN, new Link(OKTA, Set.of(), AT));
    run(ACME, ANN, new Link(GITHUB, Set.of(), AT));
    assertThat(accounts().ofIdentity(ACME, OKTA)).contains(new AccountEntry(ANN, stored(ANN)));
    run(ACME, ANN, new Unlink(OKTA, AT));
    assertThat(accounts().ofIdentity(ACME, OKTA)).isEmpty();
    assertThat(accounts().ofIdentity(ACME, GITHUB)).map(AccountEntry::user).contains(ANN);
    assertThat(accounts().ofIdentity(GLOBEX, GITHUB)).isEmpty();
  }

  @Test
  protected void tellsIdentitiesApartInEachPart() {
    run(ACME, ANN, new Open(SAID, Set.of(), AT));
    run(ACME, ANN, new Link(new Identity(new ProviderId("a"), "b", "c/d"), Set.of(), AT));
    assertThat(accounts().ofIdentity(ACME, new Identity(new ProviderId("a"), "b/c", "d"))).isEmpty();
    assertThat(accounts().ofIdentity(ACME, new Identity(new ProviderId("a"), "b", "C/D"))).isEmpty();
    assertThat(accounts().ofIdentity(ACME, new Identity(new ProviderId("x"), "b", "c/d"))).isEmpty();
  }

  @Test
  protected void findsByAddressesThatAreProvedAlone() {
    run(ACME, ANN, new Open(SAID, Set.of(), AT));
    assertThat(accounts().ofEmail(ACME, "ada@größe.example")).isEmpty();
    run(ACME, ANN, new Describe(PROVED, AT));
    assertThat(accounts().ofEmail(ACME, "ada@größe.example")).contains(new AccountEntry(ANN, stored(ANN)));
    assertThat(accounts().ofEmail(GLOBEX, "ada@größe.example")).isEmpty();
    run(ACME, ANN, new Describe(Profile.proved("other@größe.example", null), AT));
    assertThat(accounts().ofEmail(ACME, "ada@größe.example")).isEmpty();
  }

  @Test
  protected void givesAnIdentityAndAnAddressToOneAccountAlone() {
    run(ACME, ANN, new Open(PROVED, Set.of(), AT));
    run(ACME, ANN, new Link(OKTA, Set.of(), AT));
    run(ACME, BOB, new Open(SAID, Set.of(), AT));
    Stored<Account> before = stored(BOB);

    assertStale(BOB, new Link(OKTA, Set.of(), AT));
    assertStale(BOB, new Describe(PROVED, AT));
    assertThat(stored(BOB)).isEqualTo(before);
    run(GLOBEX, BOB, new Open(PROVED, Set.of(), AT));
    run(GLOBEX, BOB, new Link(OKTA, Set.of(), AT));
    run(ACME, ANN, new Unlink(OKTA, AT));
    run(ACME, BOB, new Link(OKTA, Set.of(), AT));
    assertThat(accounts().ofIdentity(ACME, OKTA)).map(AccountEntry::user).contains(BOB);
  }

  private void assertStale(UserId user, AccountCommand command) {
    assertThatExceptionOfType(StaleWriteException.class).isThrownBy(() -> run(ACME, user, command));
  }

  @Test
  protected void listsActiveHoldersOfRolesWhereverTheseComeFrom() {
    for (UserId user : List.of(BOB, ANN)) {
      run(ACME, user, new Open(SAID, Set.of(SALES), AT));
    }
    run(ACME, BOB, new Link(OKTA, Set.of(ADMIN, SALES), AT));
    assertThat(accounts().holders(ACME, Set.of(SALES), 10)).containsExactly(ANN, BOB);
    assertThat(accounts().holders(ACME, Set.of(SALES, ADMIN), 1)).containsExactly(ANN);
    assertThat(accounts().holders(ACME, Set.of(ADMIN), 10)).containsExactly(BOB);
    assertThat(accounts().holders(ACME, Set.of(), 10)).isEmpty();
    assertThat(accounts().holders(GLOBEX, Set.of(ADMIN), 10)).isEmpty();
    run(ACME, BOB, new Suspend(AT));
    assertThat(accounts().holders(ACME, Set.of(SALES, ADMIN), 10)).containsExactly(ANN);
    run(ACME, BOB, new Reinstate(AT));
    run(ACME, BOB, new MapRoles(OKTA, Set.of(), AT));
    assertThat(accounts().holders(ACME, Set.of(ADMIN), 10)).isEmpty();
    assertThat(accounts().holders(ACME, Set.of(SALES), 10)).containsExactly(ANN, BOB);
    UserId cleo = new UserId("cleo");
    run(ACME, cleo, new Open(SAID, Set.of(ADMIN), AT));
    assertThat(accounts().holders(ACME, Set.of(SALES, ADMIN), 10)).containsExactly(ANN, BOB, cleo);
  }

  @Test
  protected void writesTheRosterWithTheAccountOrNeither() {
    Stored<Roster> none = accounts().roster(ACME);
    assertThat(none).isEqualTo(Stored.unsaved(Roster.EMPTY));
    accounts().save(ACME, new AccountChanges(changeOf(ACME, ANN, new Open(SAID, Set.of(), AT)), seats(none, ANN, 1)));
    assertThat(accounts().roster(ACME)).isEqualTo(new Stored<>(new Roster(1), 1));

    assertThatExceptionOfType(StaleWriteException.class).isThrownBy(() -> accounts().save(ACME,
        new AccountChanges(changeOf(ACME, BOB, new Open(SAID, Set.of(), AT)), seats(none, BOB, 1))));
    assertThat(accounts().find(ACME, BOB)).isEmpty();
    assertThat(accounts().roster(ACME).version()).isEqualTo(1);
    assertThat(accounts().roster(GLOBEX)).isEqualTo(none);
  }

  @Test
  protected void letsOneOfManyWhoTakeAnIdentityWin() throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(4);
    try {
      List<Callable<Boolean>> takers = new ArrayList<>();
      for (int each = 0; each < 4; each++) {
        UserId user = new UserId("user-" + each);
        run(ACME, user, new Open(SAID, Set.of(), AT));
        AccountChanges link = new AccountChanges(changeOf(ACME, user, new Link(OKTA, Set.of(), AT)), null);
        takers.add(() -> saves(link));
      }
      List<Boolean> answers = new ArrayList<>();
      for (Future<Boolean> each : threads.invokeAll(takers)) {
        answers.add(each.get());
      }
      assertThat(answers).containsOnlyOnce(true);
    } finally {
      threads.shutdownNow();
    }
  }

  private boolean saves(AccountChanges changes) {
    try {
      accounts().save(ACME, changes);
      return true;
    } catch (StaleWriteException e) {
      return false;
    }
  }

  private static StateChange<RosterId, Roster> seats(Stored<Roster> before, UserId user, int active) {
    return new StateChange<>(RosterId.ONE, new Change<>(before, new Roster(active), List.of(
        AccountFormats.ROSTER.publish(ACME, RosterId.ONE, before.version() + 1, new RosterChanged(user, active, AT),
            Map.of()))));
  }

  private StateChange<UserId, Account> changeOf(TenantId tenant, UserId user, AccountCommand command) {
    return new StateChange<>(user, change(tenant, user, command));
  }

  private void run(TenantId tenant, UserId user, AccountCommand command) {
    StateChange<UserId, Account> change = changeOf(tenant, user, command);
    accounts().save(tenant, new AccountChanges(change, null));
    assertThat(accounts().find(tenant, user)).contains(change.change().stored());
  }

  private Stored<Account> stored(UserId user) {
    return accounts().find(ACME, user).orElseThrow();
  }
}
