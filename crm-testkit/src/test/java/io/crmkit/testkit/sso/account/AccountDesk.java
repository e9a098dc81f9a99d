package io.crmkit.testkit.sso.account;

import static org.assertj.core.api.Assertions.assertThat;

import io.crmkit.core.TenantId;
import io.crmkit.sso.account.AccountPorts;
import io.crmkit.sso.account.Accounts;
import io.crmkit.sso.account.Arrival;
import io.crmkit.sso.account.model.AccountPolicy;
import io.crmkit.sso.account.model.Admission;
import io.crmkit.sso.account.model.Admission.Creation;
import io.crmkit.sso.account.model.Role;
import io.crmkit.sso.account.model.RoleMapping;
import io.crmkit.sso.audit.SecurityEvent;
import io.crmkit.sso.audit.SecurityEvent.Kind;
import io.crmkit.sso.model.Client;
import io.crmkit.sso.model.Principal;
import io.crmkit.sso.model.Principal.EmailVerified;
import io.crmkit.sso.model.ProviderId;
import io.crmkit.sso.model.Reason;
import io.crmkit.sso.model.UserId;
import io.crmkit.sso.model.Verdict;
import io.crmkit.testkit.core.HandClock;
import io.crmkit.testkit.event.InMemoryOutbox;
import io.crmkit.testkit.sso.InMemorySecurityEvents;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Accounts in memory, and whoever logs in. */
final class AccountDesk {

  static final TenantId ACME = new TenantId("acme");
  static final ProviderId OKTA = new ProviderId("okta");
  static final ProviderId GITHUB = new ProviderId("github");
  static final Client CLIENT = new Client("192.0.2.7", "Firefox");
  static final Role SALES = new Role("sales");
  static final Role ADMIN = new Role("admin");
  static final RoleMapping GROUPS = RoleMapping.builder().rule("groups", "crm-sales", SALES)
      .rule("groups", "*-admins", ADMIN).permit(ADMIN).build();
  static final Admission OPEN = Admission.ownDomains(GROUPS).creation(Creation.EVERYBODY);
  static final Instant AT = Instant.parse("2026-11-22T12:00:00Z");

  final HandClock clock = new HandClock(AT);
  final InMemoryAccountRepository store = new InMemoryAccountRepository(new InMemoryOutbox());
  final InMemorySecurityEvents events = new InMemorySecurityEvents();
  final List<String> revoked = Collections.synchronizedList(new ArrayList<>());
  volatile AccountPolicy policy = policy(null);
  final Accounts accounts = new Accounts(new AccountPorts(store, tenant -> policy,
      (tenant, user, cause) -> revoked.add(user + " " + cause), events), clock);

  static AccountPolicy policy(@Nullable Integer seats) {
    return new AccountPolicy(Set.of(ADMIN), Set.of("acme.example"), seats);
  }

  static Principal.Builder of(ProviderId provider, String subject, String... groups) {
    return Principal.builder(provider, "https://" + provider + ".example", subject)
        .email(subject + "@acme.example", EmailVerified.YES).name("Person " + subject)
        .attribute("groups", List.of(groups));
  }

  static Principal okta(String subject, String... groups) {
    return of(OKTA, subject, groups).build();
  }

  Verdict<Arrival> arrive(Principal principal, Admission admission) {
    return accounts.arrive(ACME, principal, admission, CLIENT);
  }

  UserId user(Principal principal) {
    return arrive(principal, OPEN).orElseThrow().account().user();
  }

  List<Kind> kinds() {
    return events.of(ACME).stream().map(SecurityEvent::kind).toList();
  }

  static Object reason(Verdict<?> verdict) {
    return verdict.whyNot().<Object>map(refusal -> refusal.reason()).orElse("accepted");
  }

  static void assertRefused(Verdict<?> verdict, Reason reason) {
    assertThat(reason(verdict)).isEqualTo(reason);
  }
}
