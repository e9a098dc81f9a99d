package io.crmkit.sso.account;

import io.crmkit.core.Stored;
import io.crmkit.core.TenantId;
import io.crmkit.core.id.Ids;
import io.crmkit.core.observe.Observed;
import io.crmkit.core.observe.ServiceListener;
import io.crmkit.core.paging.Page;
import io.crmkit.core.paging.PageRequest;
import io.crmkit.sso.account.model.Account;
import io.crmkit.sso.account.model.Account.Known;
import io.crmkit.sso.account.model.AccountCommand;
import io.crmkit.sso.account.model.AccountCommand.Describe;
import io.crmkit.sso.account.model.AccountCommand.Grant;
import io.crmkit.sso.account.model.AccountCommand.Link;
import io.crmkit.sso.account.model.AccountCommand.Open;
import io.crmkit.sso.account.model.AccountCommand.Reinstate;
import io.crmkit.sso.account.model.AccountCommand.Suspend;
import io.crmkit.sso.account.model.AccountCommand.Unlink;
import io.crmkit.sso.account.model.AccountEntry;
import io.crmkit.sso.account.model.AccountEvent;
import io.crmkit.sso.account.model.AccountEvent.IdentityUnlinked;
import io.crmkit.sso.account.model.AccountReason;
import io.crmkit.sso.account.model.AccountRefusals;
import io.crmkit.sso.account.model.AccountView;
import io.crmkit.sso.account.model.Admission;
import io.crmkit.sso.account.model.ArrivalRules;
import io.crmkit.sso.account.model.Identity;
import io.crmkit.sso.account.model.Profile;
import io.crmkit.sso.account.model.Role;
import io.crmkit.sso.account.port.Revocations.Cause;
import io.crmkit.sso.model.Client;
import io.crmkit.sso.model.Principal;
import io.crmkit.sso.model.ProviderId;
import io.crmkit.sso.model.UserId;
import io.crmkit.sso.model.Verdict;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Says which user a login is, opens accounts at first logins where that is allowed, and keeps roles as providers and
 * administrators give them.
 *
 * <p>Two first logins of one person at once make one user; seats are never more than there are, and the last administrator
 * stays one, however many try at once. Who loses a role, an identity or the account loses sessions and tokens with it: if they
 * cannot be ended, the call throws, and ends them when it is repeated.
 */
public final class Accounts {

  private final AccountPorts ports;
  private final AccountWork work;
  private final AccountTrail trail;
  private final Arrivals arrivals;
  private final Clock clock;
  private final Ids ids;
  private final Observed observed;

  public Accounts(AccountPorts ports, Clock clock) {
    this(ports, clock, ServiceListener.none());
  }

  /** Opens the service with somebody who hears how long each call took and how it ended. */
  public Accounts(AccountPorts ports, Clock clock, ServiceListener listener) {
    this.ports = ports;
    this.work = new AccountWork(ports.accounts(), ports.policies(), this::endedFirst);
    this.trail = new AccountTrail(ports.events(), clock);
    this.clock = clock;
    this.ids = Ids.timeOrdered(clock);
    this.arrivals = new Arrivals(ports.accounts(), work, clock, ids);
    this.observed = Observed.service("user-accounts", listener);
  }

  /**
   * Says who a principal is, at each login: the account is found, linked or opened, and its roles follow the provider as
   * {@code admission} says. Somebody whom the provider gives no role any more is refused, and loses those that it gave.
   */
  public Verdict<Arrival> arrive(TenantId tenant, Principal principal, Admission admission, Client client) {
    return observed.call("arrive", tenant, call -> {
      Verdict<Arrivals.Arrived> arrived = ArrivalRules.usable(principal)
          .then(usable -> arrivals.arrive(tenant, usable, admission));
      if (arrived instanceof Verdict.Refused<Arrivals.Arrived> refused) {
        withdraw(tenant, principal, admission, refused.refusal().reason() instanceof AccountReason reason ? reason : null,
            client);
        return Verdict.refuse(refused.refusal());
      }
      Arrivals.Arrived done = arrived.orElseThrow();
      told(tenant, done.done(), principal.provider(), client);
      return Verdict.accept(new Arrival(done.done().view(), done.how()));
    });
  }

  /** What the provider gave is gone for logins by other identities of the user too. */
  private void withdraw(TenantId tenant, Principal principal, Admission admission, @Nullable AccountReason why,
      Client client) {
    if (why == AccountReason.ROLE_UNMAPPED || why == AccountReason.ROLE_FORBIDDEN) {
      arrivals.withdraw(tenant, principal, admission)
          .ifPresent(done -> told(tenant, done, principal.provider(), client));
    }
  }

  /** Says what a login would do by the same rules, and does nothing. */
  public Verdict<Preview> preview(TenantId tenant, Principal principal, Admission admission) {
    return observed.call("preview", tenant, call -> ArrivalRules.usable(principal)
        .then(usable -> arrivals.preview(tenant, usable, admission)));
  }

  /**
   * Opens an account for somebody who is yet to log in; the first login with the address as a verified one links itself.
   *
   * @return the account, or {@code JIT_SEATS}, or {@code IDENTITY_COLLISION} if the address is somebody else's
   */
  public Verdict<AccountView> open(TenantId tenant, Profile profile, Set<Role> granted, Client client) {
    return observed.call("open", tenant, call -> {
      UserId user = new UserId(ids.next());
      return changed(tenant, work.run(tenant, policy -> free(tenant, user, profile).then(free -> Verdict.accept(
          new AccountTask(user, work.load(tenant, user), List.of(new Open(profile, granted, clock.instant())))))), client);
    });
  }

  private Verdict<Profile> free(TenantId tenant, UserId user, Profile profile) {
    String email = profile.provedEmail();
    boolean isTaken = email != null
        && ports.accounts().ofEmail(tenant, email).filter(each -> !each.user().equals(user)).isPresent();
    return isTaken ? Verdict.refuse(AccountReason.IDENTITY_COLLISION, "Another account has this address.")
        : Verdict.accept(profile);
  }

  /**
   * Links an identity to a user who is logged in, or whom an administrator knows to be the person. Roles come with the
   * next login by it.
   *
   * @return the account, or {@code IDENTITY_TAKEN} if it is somebody else's
   */
  public Verdict<AccountView> link(TenantId tenant, UserId user, Principal principal, Client client) {
    return observed.call("link", tenant, call -> changed(tenant, ArrivalRules.usable(principal).then(usable ->
        work.run(tenant, policy -> mine(tenant, user, Identity.of(usable)).then(identity -> Verdict.accept(
            task(tenant, user, new Link(identity, Set.of(), clock.instant())))))), client));
  }

  private Verdict<Identity> mine(TenantId tenant, UserId user, Identity identity) {
    return ports.accounts().ofIdentity(tenant, identity).filter(each -> !each.user().equals(user)).isEmpty()
        ? Verdict.accept(identity)
        : Verdict.refuse(AccountReason.IDENTITY_TAKEN, "The identity at %s is linked to another user.".formatted(
            identity.provider()));
  }

  /** Forgets an identity, with the roles that it gave; sessions and tokens of the user end, also if it was forgotten before. */
  public Verdict<AccountView> unlink(TenantId tenant, UserId user, Identity identity, Client client) {
    return observed.call("unlink", tenant, call ->
        closed(tenant, user, client, new Unlink(identity, clock.instant()), Cause.IDENTITY_REMOVED));
  }

  /** Gives a user these roles by hand in place of those that were given by hand before; what providers give stays. */
  public Verdict<AccountView> grant(TenantId tenant, UserId user, Set<Role> roles, Client client) {
    return observed.call("grant", tenant, call -> change(tenant, user, client, new Grant(roles, clock.instant())));
  }

  /** Keeps another address or name of a user. */
  public Verdict<AccountView> describe(TenantId tenant, UserId user, Profile profile, Client client) {
    return observed.call("describe", tenant, call -> changed(tenant, work.run(tenant, policy ->
        free(tenant, user, profile).then(free ->
            Verdict.accept(task(tenant, user, new Describe(profile, clock.instant()))))), client));
  }

  /** Lets a user log in no more; sessions and tokens end, also if the user was suspended before. */
  public Verdict<AccountView> suspend(TenantId tenant, UserId user, Client client) {
    return observed.call("suspend", tenant, call ->
        closed(tenant, user, client, new Suspend(clock.instant()), Cause.SUSPENDED));
  }

  /** Lets a user log in again, if there is a seat. */
  public Verdict<AccountView> reinstate(TenantId tenant, UserId user, Client client) {
    return observed.call("reinstate", tenant, call -> change(tenant, user, client, new Reinstate(clock.instant())));
  }

  /** Returns a user who may be logged in now: what a request and a refreshed token ask. */
  public Verdict<AccountView> active(TenantId tenant, UserId user) {
    return observed.call("active", tenant, call -> {
      if (!(work.load(tenant, user).value() instanceof Known known)) {
        return Verdict.refuse(AccountReason.ACCOUNT_UNKNOWN, "There is no such account.");
      }
      return known.isActive() ? Verdict.accept(AccountView.of(user, known))
          : Verdict.<AccountView>refuse(AccountRefusals.suspended());
    });
  }

  public Optional<AccountView> find(TenantId tenant, UserId user) {
    return observed.call("find", tenant, call -> ports.accounts().find(tenant, user)
        .map(stored -> view(new AccountEntry(user, stored))));
  }

  /** Returns whose proved address this is, in letters of any case. */
  public Optional<AccountView> ofEmail(TenantId tenant, String email) {
    return observed.call("ofEmail", tenant, call -> arrivals.ofEmail(tenant, email).map(Accounts::view));
  }

  /** Returns the users of a tenant in the order of their ids, which for those that were opened here is that of time. */
  public Page<AccountView> list(TenantId tenant, PageRequest page) {
    return observed.call("list", tenant, call -> ports.accounts().all(tenant, page).map(user -> {
      Stored<Account> stored = work.load(tenant, user);
      return view(new AccountEntry(user, stored));
    }));
  }

  /** Returns how many seats are taken. */
  public int seatsTaken(TenantId tenant) {
    return observed.call("seatsTaken", tenant, call -> ports.accounts().roster(tenant).value().active());
  }

  /** Returns everything that ever happened to an account, oldest first; nothing if there is none. */
  public List<AccountEvent> history(TenantId tenant, UserId user) {
    return observed.call("history", tenant, call -> work.history(tenant, user));
  }

  private static AccountView view(AccountEntry entry) {
    return AccountView.of(entry.user(), entry.account());
  }

  private AccountTask task(TenantId tenant, UserId user, AccountCommand command) {
    return new AccountTask(user, work.load(tenant, user), List.of(command));
  }

  private Verdict<AccountView> change(TenantId tenant, UserId user, Client client, AccountCommand command) {
    return changed(tenant, work.run(tenant, policy -> Verdict.accept(task(tenant, user, command))), client);
  }

  private Verdict<AccountView> changed(TenantId tenant, Verdict<AccountDone> done, Client client) {
    Function<AccountDone, Verdict<AccountView>> tell = each -> {
      told(tenant, each, null, client);
      return Verdict.accept(each.view());
    };
    return done.then(tell);
  }

  /**
   * Does what ends all that the user has open. That is written first, so that nobody logs in anew meanwhile; and what is open ends
   * whether or not it was written before, since a store may have been away then.
   */
  private Verdict<AccountView> closed(
      TenantId tenant, UserId user, Client client, AccountCommand command, Cause cause) {
    return work.run(tenant, policy -> Verdict.accept(task(tenant, user, command))).then(done -> {
      ports.revocations().revoke(tenant, user, cause);
      trail.tell(tenant, done, null, client);
      return Verdict.accept(done.view());
    });
  }

  /**
   * Ends what the user has open before roles are lost: whoever asks for that again later asks for nothing. Where an identity goes
   * with them, {@link #closed} is repeated.
   */
  private void endedFirst(TenantId tenant, AccountDone done) {
    if (!done.has(IdentityUnlinked.class)) {
      endedWithRoles(tenant, done);
    }
  }

  private void endedWithRoles(TenantId tenant, AccountDone done) {
    if (!done.lost().isEmpty()) {
      ports.revocations().revoke(tenant, done.user(), Cause.ROLE_REMOVED);
    }
  }

  /** Ends once more what began before the roles were gone, and then tells: the trail is no place to stop halfway. */
  private void told(TenantId tenant, AccountDone done, @Nullable ProviderId provider, Client client) {
    endedWithRoles(tenant, done);
    trail.tell(tenant, done, provider, client);
  }
}
