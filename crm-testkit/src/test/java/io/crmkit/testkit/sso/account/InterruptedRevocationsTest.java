package io.crmkit.testkit.sso.account;

import static io.crmkit.testkit.sso.account.AccountDesk.ACME;
import static io.crmkit.testkit.sso.account.AccountDesk.ADMIN;
import static io.crmkit.testkit.sso.account.AccountDesk.CLIENT;
import static io.crmkit.testkit.sso.account.AccountDesk.OPEN;
import static io.crmkit.testkit.sso.account.AccountDesk.SALES;
import static io.crmkit.testkit.sso.account.AccountDesk.okta;
import static io.crmkit.testkit.sso.account.AccountDesk.reason;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.crmkit.core.TenantId;
import io.crmkit.sso.account.AccountPorts;
import io.crmkit.sso.account.Accounts;
import io.crmkit.sso.account.model.AccountReason;
import io.crmkit.sso.account.model.AccountView;
import io.crmkit.sso.account.model.Identity;
import io.crmkit.sso.account.port.Revocations;
import io.crmkit.sso.model.Principal;
import io.crmkit.sso.model.UserId;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The store of sessions is away when rights are taken: whoever tries again ends the sessions, whatever was written. */
class InterruptedRevocationsTest {

  private final AccountDesk desk = new AccountDesk();
  private final UserId ann = desk.user(okta("ann", "crm-sales", "crm-admins"));
  private final AwayAt store = new AwayAt();
  private final Accounts accounts = new Accounts(
      new AccountPorts(desk.store, tenant -> desk.policy, store, desk.events), desk.clock);

  /** A store that is away when it is asked for the first time, or for the second. */
  private static final class AwayAt implements Revocations {

    private final List<String> done = new ArrayList<>();
    private int left = 1;

    @Override
    public void revoke(TenantId tenant, UserId user, Cause cause) {
      left--;
      if (left == 0) {
        throw new IllegalStateException("the store is away");
      }
      done.add(user + " " + cause);
    }
  }

  @BeforeEach
  void letAnotherAdministratorBe() {
    desk.user(okta("root", "crm-admins"));
  }

  private static void fails(ThrowingCallable call) {
    assertThatIllegalStateException().isThrownBy(call).withMessage("the store is away");
  }

  private AccountView account() {
    return desk.accounts.find(ACME, ann).orElseThrow();
  }

  @Test
  void endsThemWhenSomebodyIsSuspendedAgain() {
    fails(() -> accounts.suspend(ACME, ann, CLIENT));
    assertThat(reason(desk.accounts.active(ACME, ann))).as("nobody logs in meanwhile").isEqualTo(AccountReason.JIT_SUSPENDED);

    accounts.suspend(ACME, ann, CLIENT).orElseThrow();
    assertThat(store.done).containsExactly(ann + " SUSPENDED");
  }

  @Test
  void endsThemWhenAnIdentityIsForgottenAgain() {
    Identity identity = Identity.of(okta("ann"));
    fails(() -> accounts.unlink(ACME, ann, identity, CLIENT));
    assertThat(account().identities()).as("nobody logs in by it meanwhile").isEmpty();

    accounts.unlink(ACME, ann, identity, CLIENT).orElseThrow();
    assertThat(store.done).containsExactly(ann + " IDENTITY_REMOVED");
  }

  @Test
  void takesNoRoleByHandBeforeTheyHaveEnded() {
    desk.accounts.unlink(ACME, ann, Identity.of(okta("ann")), CLIENT).orElseThrow();
    desk.accounts.grant(ACME, ann, Set.of(ADMIN, SALES), CLIENT).orElseThrow();
    fails(() -> accounts.grant(ACME, ann, Set.of(SALES), CLIENT));
    assertThat(account().roles()).containsExactly(ADMIN, SALES);

    assertThat(accounts.grant(ACME, ann, Set.of(SALES), CLIENT).orElseThrow().roles()).containsExactly(SALES);
    assertThat(store.done).as("before, and what began meanwhile").containsExactly(ann + " ROLE_REMOVED", ann + " ROLE_REMOVED");
  }

  @Test
  void takesNoRoleAtALoginBeforeTheyHaveEnded() {
    for (Principal less : List.of(okta("ann", "crm-sales"), okta("ann", "other"))) {
      store.done.clear();
      store.left = 1;
      Set<?> before = account().roles();
      fails(() -> accounts.arrive(ACME, less, OPEN, CLIENT));
      assertThat(account().roles()).isEqualTo(before);

      accounts.arrive(ACME, less, OPEN, CLIENT);
      assertThat(account().roles()).isNotEqualTo(before);
      assertThat(store.done).containsExactly(ann + " ROLE_REMOVED", ann + " ROLE_REMOVED");
    }
  }

  @Test
  void throwsWhereWhatBeganMeanwhileDoesNotEnd() {
    store.left = 2;
    fails(() -> accounts.arrive(ACME, okta("ann", "crm-sales"), OPEN, CLIENT));
    assertThat(store.done).containsExactly(ann + " ROLE_REMOVED");
    assertThat(account().roles()).containsExactly(SALES);
  }

  @Test
  void endsNothingWhereNothingIsTaken() {
    accounts.arrive(ACME, okta("ann", "crm-sales", "crm-admins"), OPEN, CLIENT).orElseThrow();
    accounts.grant(ACME, ann, Set.of(SALES), CLIENT).orElseThrow();
    accounts.grant(ACME, ann, Set.of(SALES), CLIENT).orElseThrow();
    accounts.reinstate(ACME, ann, CLIENT).orElseThrow();
    assertThat(store.left).isEqualTo(1);
  }
}
