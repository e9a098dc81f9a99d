package io.crmkit.testkit.sso.provider;

import static io.crmkit.testkit.sso.provider.ProviderDesk.ACME;
import static io.crmkit.testkit.sso.provider.ProviderDesk.ADMIN;
import static io.crmkit.testkit.sso.provider.ProviderDesk.AT;
import static io.crmkit.testkit.sso.provider.ProviderDesk.GLOBEX;
import static io.crmkit.testkit.sso.provider.ProviderDesk.OKTA;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.crmkit.core.TenantId;
import io.crmkit.sso.audit.SecurityEvent;
import io.crmkit.sso.domain.DnsRecords;
import io.crmkit.sso.domain.DomainPolicy;
import io.crmkit.sso.domain.DomainPorts;
import io.crmkit.sso.domain.Domains;
import io.crmkit.sso.domain.HomeRealm;
import io.crmkit.sso.domain.model.DomainClaim.Pending;
import io.crmkit.sso.domain.model.DomainClaim.Verified;
import io.crmkit.sso.domain.model.DomainName;
import io.crmkit.sso.domain.model.DomainReason;
import io.crmkit.sso.domain.model.DomainView;
import io.crmkit.sso.domain.model.RealmRoute;
import io.crmkit.sso.domain.model.RealmRoute.ToProviders;
import io.crmkit.sso.domain.model.RealmRoute.Usual;
import io.crmkit.sso.domain.model.TxtRecords;
import io.crmkit.sso.model.ProviderId;
import io.crmkit.sso.model.SsoRefusal;
import io.crmkit.sso.model.Verdict;
import io.crmkit.testkit.core.HandClock;
import io.crmkit.testkit.event.InMemoryOutbox;
import io.crmkit.testkit.sso.InMemorySecurityEvents;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Domains from a claim to a route, and what strangers learn of them. */
class HomeRealmTest {

  private static final DomainName DOMAIN = new DomainName("acme.example");
  private static final ProviderId GITHUB = new ProviderId("github");

  private final HandClock clock = new HandClock(AT);
  private final InMemoryDomainRepository store = new InMemoryDomainRepository(new InMemoryOutbox());
  private final InMemoryDns dns = new InMemoryDns();
  private final InMemorySecurityEvents events = new InMemorySecurityEvents();
  private final Domains domains =
      new Domains(new DomainPorts(store, store, dns, events), DomainPolicy.USUAL, clock);
  private final Set<ProviderId> active = new HashSet<>(Set.of(OKTA, GITHUB));
  private final HomeRealm realm = new HomeRealm(store, store, (tenant, id) -> active.contains(id));

  private static Object reason(Verdict<?> verdict) {
    return verdict.whyNot().<Object>map(SsoRefusal::reason).orElse("accepted");
  }

  private DomainView claim(TenantId tenant) {
    return domains.claim(tenant, "Acme.Example.", ADMIN).orElseThrow();
  }

  private void verify(TenantId tenant) {
    DomainView claim = claim(tenant);
    dns.put(claim.recordName(), "v=spf1 -all", " " + claim.recordText() + " ");
    domains.verify(tenant, DOMAIN, ADMIN).orElseThrow();
  }

  @Nested
  class AClaim {

    @Test
    void saysWhichRecordProvesIt() {
      DomainView claim = claim(ACME);
      assertThat(claim.domain()).isEqualTo(DOMAIN);
      assertThat(claim.recordName()).isEqualTo("_crm-verification.acme.example");
      assertThat(claim.recordText()).matches("crm-verification=[A-Za-z0-9_-]{27}");
      assertThat(claim(ACME)).isEqualTo(claim);
      assertThat(claim(GLOBEX).recordText()).isNotEqualTo(claim.recordText());
      assertThat(domains.owned(ACME)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "acme", "https://acme.example", "ann@acme.example", "127.0.0.1", "[::1]", "-a.example",
        "a..example", "acme.example/x", "*.acme.example", "acme_x.example"})
    void isOfADomain(String text) {
      assertThat(reason(domains.claim(ACME, text, ADMIN))).isEqualTo(DomainReason.DOMAIN_INVALID);
    }

    @Test
    void takesInternationalNames() {
      assertThat(domains.claim(ACME, "Bücher.example", ADMIN).orElseThrow().domain().value())
          .isEqualTo("xn--bcher-kva.example");
      assertThat(DomainName.parse("bücher.example")).contains(new DomainName("xn--bcher-kva.example"));
      assertThat(DomainName.parse("a".repeat(300) + ".example")).isEmpty();
    }

    @Test
    void isWorthNothingUntilItIsProved() {
      claim(ACME);
      assertThat(reason(domains.verify(ACME, DOMAIN, ADMIN))).isEqualTo(DomainReason.DOMAIN_RECORD_MISSING);
      dns.put("_crm-verification.acme.example", claim(GLOBEX).recordText());
      assertThat(reason(domains.verify(ACME, DOMAIN, ADMIN))).isEqualTo(DomainReason.DOMAIN_RECORD_MISSING);
      dns.goAway();
      assertThat(reason(domains.verify(ACME, DOMAIN, ADMIN))).isEqualTo(DomainReason.DOMAIN_LOOKUP_FAILED);
      assertThat(reason(domains.route(ACME, DOMAIN, List.of(OKTA), ADMIN))).isEqualTo(DomainReason.DOMAIN_UNVERIFIED);
      assertThat(reason(domains.verify(ACME, new DomainName("x.example"), ADMIN))).isEqualTo(DomainReason.DOMAIN_UNKNOWN);
      assertThat(reason(domains.route(ACME, new DomainName("x.example"), List.of(), ADMIN)))
          .isEqualTo(DomainReason.DOMAIN_UNKNOWN);
    }
  }

  @Nested
  class AVerifiedDomain {

    @Test
    void isNoOtherTenants() {
      DomainView theirs = claim(GLOBEX);
      verify(ACME);
      dns.put(theirs.recordName(), theirs.recordText());
      assertThat(reason(domains.verify(GLOBEX, DOMAIN, ADMIN))).isEqualTo(DomainReason.DOMAIN_TAKEN);
      assertThat(reason(domains.claim(new TenantId("third"), "acme.example", ADMIN))).isEqualTo(DomainReason.DOMAIN_TAKEN);
      assertThat(domains.owned(ACME)).containsExactly("acme.example");
      assertThat(domains.owned(GLOBEX)).isEmpty();
    }

    @Test
    void goesToWhoeverProvesItAfterItWasReleased() {
      verify(ACME);
      domains.release(ACME, DOMAIN, ADMIN);
      assertThat(domains.find(ACME, DOMAIN)).isEmpty();
      verify(GLOBEX);
      assertThat(domains.owned(GLOBEX)).containsExactly("acme.example");
      assertThat(events.of(ACME)).extracting(SecurityEvent::details).extracting(each -> each.get("what"))
          .containsExactly("domain-claimed", "domain-verified", "domain-released");
    }

    @Test
    void isLookedAtAgainAndLapsesAfterTheGrace() {
      verify(ACME);
      domains.route(ACME, DOMAIN, List.of(OKTA), ADMIN).orElseThrow();
      assertThat(domains.recheckDue(ACME)).isZero();

      clock.move(DomainPolicy.USUAL.recheckEvery());
      assertThat(domains.recheckDue(ACME)).isEqualTo(1);
      assertThat(domains.recheckDue(ACME)).isZero();

      clock.move(DomainPolicy.USUAL.recheckEvery());
      dns.put("_crm-verification.acme.example");
      domains.recheckDue(ACME);
      assertThat(domains.find(ACME, DOMAIN).orElseThrow().claim()).isInstanceOf(Verified.class);
      assertThat(realm.ofAddress("ann@acme.example")).isInstanceOf(ToProviders.class);
      dns.goAway();
      clock.move(DomainPolicy.USUAL.grace().minusSeconds(1));
      domains.recheckDue(ACME);
      dns.comeBack();
      domains.recheckDue(ACME);
      assertThat(domains.owned(ACME)).containsExactly("acme.example");

      clock.move(Duration.ofSeconds(1));
      domains.recheckDue(ACME);
      assertThat(domains.find(ACME, DOMAIN).orElseThrow().claim()).isInstanceOf(Pending.class);
      assertThat(domains.owned(ACME)).isEmpty();
      assertThat(realm.ofAddress("ann@acme.example")).isInstanceOf(Usual.class);
      assertThat(domains.history(ACME, DOMAIN)).hasSize(6);
    }

    @Test
    void isWholeAgainIfTheRecordComesBackWithinTheGrace() {
      verify(ACME);
      DomainView claim = claim(ACME);
      clock.move(DomainPolicy.USUAL.recheckEvery());
      dns.put(claim.recordName());
      domains.recheckDue(ACME);
      dns.put(claim.recordName(), claim.recordText());
      domains.recheckDue(ACME);
      clock.move(DomainPolicy.USUAL.grace());
      dns.put(claim.recordName());
      domains.recheckDue(ACME);
      assertThat(domains.owned(ACME)).containsExactly("acme.example");
    }
  }

  @Nested
  class ARoute {

    @Test
    void leadsToTheProvidersThatAreActiveInTheirOrder() {
      verify(ACME);
      domains.route(ACME, DOMAIN, List.of(GITHUB, OKTA), ADMIN).orElseThrow();
      RealmRoute both = new ToProviders(ACME, List.of(GITHUB, OKTA));
      assertThat(realm.ofAddress(" Ann@ACME.example ")).isEqualTo(both);
      assertThat(realm.ofHost("acme.example.")).isEqualTo(both);
      assertThat(realm.ofAddress(ACME, "ann@acme.example")).isEqualTo(both);

      active.remove(GITHUB);
      assertThat(realm.ofAddress("ann@acme.example")).isEqualTo(new ToProviders(ACME, List.of(OKTA)));
    }

    @ParameterizedTest
    @CsvSource({"ann@nobody.example", "ann@sub.acme.example", "ann", "ann@", "@acme.example", "a@b@acme.example",
        "ann@acme.example.evil.example"})
    void leadsNowhereForWhomNothingIsKnown(String address) {
      verify(ACME);
      domains.route(ACME, DOMAIN, List.of(OKTA), ADMIN).orElseThrow();
      assertThat(realm.ofAddress(address)).isEqualTo(new Usual());
      assertThat(realm.ofAddress(ACME, address)).isEqualTo(new Usual());
    }

    @Test
    void tellsNobodyWhetherADomainIsClaimedSwitchedOffOrUnknown() {
      claim(ACME);
      RealmRoute claimed = realm.ofAddress("ann@acme.example");
      verify(ACME);
      RealmRoute unrouted = realm.ofAddress("ann@acme.example");
      domains.route(ACME, DOMAIN, List.of(OKTA), ADMIN).orElseThrow();
      active.clear();
      assertThat(List.of(claimed, unrouted, realm.ofAddress("ann@acme.example"), realm.ofAddress("x@y.example"),
          realm.ofAddress(GLOBEX, "ann@acme.example"), realm.ofHost("nonsense"))).containsOnly(new Usual());
    }
  }

  @Test
  void theDnsIsAskedForNamesAndNothingElse() {
    DnsRecords records = DnsRecords.of("dns://127.0.0.1:9", Duration.ofMillis(1));
    for (String name : List.of("ldap://evil.example/x", "a b", "", "rmi:x", "a/b")) {
      assertThatIllegalArgumentException().isThrownBy(() -> records.texts(ACME, name));
    }
    assertThat(records.texts(ACME, "_crm-verification.acme.example")).isInstanceOf(TxtRecords.Failed.class);
  }
}
