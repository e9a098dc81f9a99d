package io.crmkit.sso.account;

import io.crmkit.core.Decision;
import io.crmkit.core.StaleWriteException;
import io.crmkit.core.Stored;
import io.crmkit.core.TenantId;
import io.crmkit.core.state.Aggregates;
import io.crmkit.core.state.Change;
import io.crmkit.core.state.StateChange;
import io.crmkit.sso.account.json.AccountFormats;
import io.crmkit.sso.account.model.Account;
import io.crmkit.sso.account.model.Account.Known;
import io.crmkit.sso.account.model.AccountChanges;
import io.crmkit.sso.account.model.AccountCommand;
import io.crmkit.sso.account.model.AccountDecider;
import io.crmkit.sso.account.model.AccountEvent;
import io.crmkit.sso.account.model.AccountPolicy;
import io.crmkit.sso.account.model.Role;
import io.crmkit.sso.account.model.Roster;
import io.crmkit.sso.account.model.RosterEvent.RosterChanged;
import io.crmkit.sso.account.model.RosterId;
import io.crmkit.sso.account.model.Surroundings;
import io.crmkit.sso.account.model.Surroundings.OtherAdministrators;
import io.crmkit.sso.account.port.AccountPolicies;
import io.crmkit.sso.account.port.AccountRepository;
import io.crmkit.sso.model.SsoRefusal;
import io.crmkit.sso.model.UserId;
import io.crmkit.sso.model.Verdict;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Takes commands to the rules of an account and what they lead to into the store. The roster is read before anything else
 * and written with whatever concerns it: so seats and administrators are as they were counted, or the work is done again.
 */
final class AccountWork {

  /** Somebody wins each round, so that this many may write one roster at the same instant. */
  private static final int ATTEMPTS = 100;

  private final AccountRepository accounts;
  private final AccountPolicies policies;
  private final AccountDecider blank;
  private final Aggregates<UserId, Account, AccountCommand, AccountEvent> changes;
  private final BiConsumer<TenantId, AccountDone> first;

  /** What is to be asked of which account, worked out again for each attempt. */
  interface Plan extends Function<AccountPolicy, Verdict<AccountTask>> {}

  private record Decided(AccountTask task, AccountPolicy policy, Stored<Roster> roster, List<AccountEvent> events) {}

  /**
   * Opens the work.
   *
   * @param first what is to be done before a change is written, which is not written if that throws
   */
  AccountWork(AccountRepository accounts, AccountPolicies policies, BiConsumer<TenantId, AccountDone> first) {
    this.accounts = accounts;
    this.policies = policies;
    this.blank = new AccountDecider(new Surroundings(
        new AccountPolicy(Set.of(), Set.of(), null), 0, OtherAdministrators.THERE));
    this.changes = new Aggregates<>(accounts, blank, AccountFormats.ACCOUNT);
    this.first = first;
  }

  Stored<Account> load(TenantId tenant, UserId user) {
    return changes.load(tenant, user);
  }

  List<AccountEvent> history(TenantId tenant, UserId user) {
    return changes.history(tenant, user);
  }

  /** Does what is planned, or says why it is not done. */
  Verdict<AccountDone> run(TenantId tenant, Plan plan) {
    for (int left = ATTEMPTS; ; left--) {
      Verdict<Decided> decided = decide(tenant, plan);
      try {
        return decided.then(each -> Verdict.accept(save(tenant, each)));
      } catch (StaleWriteException lost) {
        if (left == 1) {
          throw lost;
        }
      }
    }
  }

  /** Says what would be done, and does nothing. */
  Verdict<AccountDone> preview(TenantId tenant, Plan plan) {
    return decide(tenant, plan).then(each -> Verdict.accept(done(each)));
  }

  private Verdict<Decided> decide(TenantId tenant, Plan plan) {
    Stored<Roster> roster = accounts.roster(tenant);
    AccountPolicy policy = policies.of(tenant);
    return plan.apply(policy).then(task -> {
      Surroundings around = new Surroundings(policy, roster.value().active(), others(tenant, policy, task));
      Decision<AccountEvent> decision = new AccountDecider(around).decideAll(task.before().value(), task.commands());
      return decision instanceof Decision.Refused<AccountEvent> refused
          ? Verdict.refuse((SsoRefusal) refused.refusal())
          : Verdict.accept(new Decided(task, policy, roster, decision.orElseThrow()));
    });
  }

  private OtherAdministrators others(TenantId tenant, AccountPolicy policy, AccountTask task) {
    boolean isAdministrator =
        task.before().value() instanceof Known known && known.isOneOf(policy.administrators());
    return !isAdministrator || accounts.holders(tenant, policy.administrators(), 2).stream()
        .anyMatch(each -> !each.equals(task.user())) ? OtherAdministrators.THERE : OtherAdministrators.NONE;
  }

  private AccountDone save(TenantId tenant, Decided decided) {
    AccountDone done = done(decided);
    if (!decided.events.isEmpty()) {
      first.accept(tenant, done);
      AccountTask task = decided.task;
      Change<Account> change = changes.change(tenant, task.user(), task.before(), decided.events);
      accounts.save(tenant, new AccountChanges(new StateChange<>(task.user(), change), roster(tenant, decided, done)));
    }
    return done;
  }

  private AccountDone done(Decided decided) {
    Account before = decided.task.before().value();
    return new AccountDone(decided.task.user(), before instanceof Known known ? known : null,
        (Known) blank.evolve(before, decided.events), decided.events);
  }

  private @Nullable StateChange<RosterId, Roster> roster(TenantId tenant, Decided decided, AccountDone done) {
    Known before = done.before();
    Set<Role> administrators = decided.policy.administrators();
    int more = seats(done.after()) - seats(before);
    boolean wasOne = before != null && before.isOneOf(administrators);
    if (more == 0 && wasOne == done.after().isOneOf(administrators)) {
      return null;
    }
    Stored<Roster> roster = decided.roster;
    RosterChanged event = new RosterChanged(
        done.user(), roster.value().active() + more, decided.events.get(0).at());
    return new StateChange<>(RosterId.ONE, new Change<>(roster, new Roster(event.active()), List.of(
        AccountFormats.ROSTER.publish(tenant, RosterId.ONE, roster.version() + 1, event, Map.of()))));
  }

  private static int seats(@Nullable Known account) {
    return account != null && account.isActive() ? 1 : 0;
  }
}
