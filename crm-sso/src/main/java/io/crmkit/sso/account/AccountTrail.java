package io.crmkit.sso.account;

import io.crmkit.core.TenantId;
import io.crmkit.sso.account.model.AccountEvent;
import io.crmkit.sso.account.model.AccountEvent.AccountDescribed;
import io.crmkit.sso.account.model.AccountEvent.AccountOpened;
import io.crmkit.sso.account.model.AccountEvent.AccountReinstated;
import io.crmkit.sso.account.model.AccountEvent.AccountSuspended;
import io.crmkit.sso.account.model.AccountEvent.IdentityLinked;
import io.crmkit.sso.account.model.AccountEvent.IdentityUnlinked;
import io.crmkit.sso.account.model.Profile;
import io.crmkit.sso.account.model.Role;
import io.crmkit.sso.audit.SecurityEvent;
import io.crmkit.sso.audit.SecurityEvent.Kind;
import io.crmkit.sso.audit.SecurityEvents;
import io.crmkit.sso.model.Client;
import io.crmkit.sso.model.ProviderId;
import java.time.Clock;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What accounts tell the audit trail. */
record AccountTrail(SecurityEvents events, Clock clock) {

  /**
   * Tells what became of an account.
   *
   * @param provider by whose login; null for an administrator
   */
  void tell(TenantId tenant, AccountDone done, @Nullable ProviderId provider, Client client) {
    for (AccountEvent event : done.events()) {
      Kind kind = kind(event);
      if (kind == Kind.PROFILE_CHANGED) {
        events.append(tenant, about(kind, done, provider, client).detail("changed", changed(done)).build());
      } else if (kind != null) {
        events.append(tenant, about(kind, done, provider, client).build());
      }
    }
    Set<Role> gained = done.gained();
    Set<Role> lost = done.lost();
    if (!gained.isEmpty() || !lost.isEmpty()) {
      events.append(tenant, about(Kind.ROLES_CHANGED, done, provider, client)
          .detail("gained", names(gained)).detail("lost", names(lost)).build());
    }
  }

  private static @Nullable Kind kind(AccountEvent event) {
    if (event instanceof AccountOpened) {
      return Kind.USER_CREATED;
    }
    if (event instanceof IdentityLinked) {
      return Kind.IDENTITY_LINKED;
    }
    if (event instanceof IdentityUnlinked) {
      return Kind.IDENTITY_UNLINKED;
    }
    if (event instanceof AccountDescribed) {
      return Kind.PROFILE_CHANGED;
    }
    if (event instanceof AccountSuspended) {
      return Kind.USER_SUSPENDED;
    }
    return event instanceof AccountReinstated ? Kind.USER_REINSTATED : null;
  }

  /** Names what is another now, and does not say what it is or was: the trail is no place for addresses and names. */
  private static String changed(AccountDone done) {
    Profile after = done.after().profile();
    Profile before = done.before() == null ? after : done.before().profile();
    boolean isSameEmail = Objects.equals(before.email(), after.email()) && before.proof() == after.proof();
    return Stream.of(isSameEmail ? "" : "email", Objects.equals(before.name(), after.name()) ? "" : "name")
        .filter(each -> !each.isEmpty()).collect(Collectors.joining(" "));
  }

  private SecurityEvent.Builder about(
      Kind kind, AccountDone done, @Nullable ProviderId provider, Client client) {
    return SecurityEvent.builder(kind, clock.instant()).client(client).user(done.user()).provider(provider);
  }

  private static String names(Set<Role> roles) {
    return roles.stream().map(Role::value).sorted().collect(Collectors.joining(" "));
  }
}
