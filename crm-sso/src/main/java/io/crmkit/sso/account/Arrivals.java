package io.crmkit.sso.account;

import io.crmkit.core.Stored;
import io.crmkit.core.TenantId;
import io.crmkit.core.id.Ids;
import io.crmkit.sso.account.AccountWork.Plan;
import io.crmkit.sso.account.model.Account;
import io.crmkit.sso.account.model.AccountCommand;
import io.crmkit.sso.account.model.AccountCommand.MapRoles;
import io.crmkit.sso.account.model.AccountEntry;
import io.crmkit.sso.account.model.AccountReason;
import io.crmkit.sso.account.model.Admission;
import io.crmkit.sso.account.model.Admission.Sync;
import io.crmkit.sso.account.model.ArrivalPlan;
import io.crmkit.sso.account.model.ArrivalPlan.How;
import io.crmkit.sso.account.model.ArrivalRules;
import io.crmkit.sso.account.model.Identity;
import io.crmkit.sso.account.model.Profile;
import io.crmkit.sso.account.port.AccountRepository;
import io.crmkit.sso.model.Principal;
import io.crmkit.sso.model.UserId;
import io.crmkit.sso.model.Verdict;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Logins as they reach the accounts. */
record Arrivals(AccountRepository accounts, AccountWork work, Clock clock, Ids ids) {

  /** What became of the account, and how it was found. */
  record Arrived(AccountDone done, How how) {}

  /** The plan of the last attempt tells how the account was found. */
  private static final class Planned {
    private @Nullable ArrivalPlan plan;

    How how() {
      return Objects.requireNonNull(plan, "plan").how();
    }
  }

  Verdict<Arrived> arrive(TenantId tenant, Principal principal, Admission admission) {
    Planned planned = new Planned();
    return work.run(tenant, plan(tenant, principal, admission, planned))
        .then(done -> Verdict.accept(new Arrived(done, planned.how())));
  }

  Verdict<Preview> preview(TenantId tenant, Principal principal, Admission admission) {
    Planned planned = new Planned();
    return work.preview(tenant, plan(tenant, principal, admission, planned)).then(done -> {
      Profile profile = done.after().profile();
      UserId user = planned.how() == How.CREATED ? null : done.user();
      return Verdict.accept(new Preview(planned.how(), user, profile, done.after().roles()));
    });
  }

  private Plan plan(TenantId tenant, Principal principal, Admission admission, Planned planned) {
    UserId opened = new UserId(ids.next());
    return policy -> {
      AccountEntry byIdentity = accounts.ofIdentity(tenant, Identity.of(principal)).orElse(null);
      String email = principal.email();
      AccountEntry byEmail = email == null ? null : ofEmail(tenant, email).orElse(null);
      return new ArrivalRules(principal, admission, policy, clock.instant()).plan(byIdentity, byEmail).then(plan -> {
        planned.plan = plan;
        AccountEntry entry = plan.entry();
        Stored<Account> before = entry == null ? work.load(tenant, opened) : entry.stored();
        return Verdict.accept(new AccountTask(entry == null ? opened : entry.user(), before, plan.commands()));
      });
    };
  }

  /** Returns whose proved address this is; an address that no account can have is nobody's, and no store is asked. */
  Optional<AccountEntry> ofEmail(TenantId tenant, String email) {
    return Profile.isAddress(email) ? accounts.ofEmail(tenant, Profile.normal(email)) : Optional.empty();
  }

  /** Takes the roles away that an identity gave; nothing if nobody has it, or if they are the last administrator. */
  Optional<AccountDone> withdraw(TenantId tenant, Principal principal, Admission admission) {
    Identity identity = Identity.of(principal);
    if (admission.sync() == Sync.FIRST_LOGIN || accounts.ofIdentity(tenant, identity).isEmpty()) {
      return Optional.empty();
    }
    Verdict<AccountDone> done = work.run(tenant, policy -> accounts.ofIdentity(tenant, identity)
        .map(entry -> Verdict.accept(new AccountTask(
            entry.user(), entry.stored(), List.<AccountCommand>of(new MapRoles(identity, Set.of(), clock.instant())))))
        .orElseGet(() -> Verdict.refuse(AccountReason.ACCOUNT_UNKNOWN, "The identity was unlinked meanwhile.")));
    return done instanceof Verdict.Accepted<AccountDone> accepted ? Optional.of(accepted.value()) : Optional.empty();
  }
}
