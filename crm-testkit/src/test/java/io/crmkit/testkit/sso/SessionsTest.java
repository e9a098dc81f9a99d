package io.crmkit.testkit.sso;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.crmkit.core.TenantId;
import io.crmkit.core.paging.Page;
import io.crmkit.core.paging.PageRequest;
import io.crmkit.sso.audit.SecurityEvent;
import io.crmkit.sso.audit.SecurityEvent.Kind;
import io.crmkit.sso.model.Client;
import io.crmkit.sso.model.PassedFactor;
import io.crmkit.sso.model.ProviderId;
import io.crmkit.sso.model.SecretHash;
import io.crmkit.sso.model.TenantTag;
import io.crmkit.sso.model.UserId;
import io.crmkit.sso.session.IssuedSession;
import io.crmkit.sso.session.SessionPorts;
import io.crmkit.sso.session.Sessions;
import io.crmkit.sso.session.model.EndReason;
import io.crmkit.sso.session.model.Login;
import io.crmkit.sso.session.model.Login.FactorDemand;
import io.crmkit.sso.session.model.ProviderSession;
import io.crmkit.sso.session.model.Session.Open;
import io.crmkit.sso.session.model.SessionFilter;
import io.crmkit.sso.session.model.SessionFilter.OfProvider;
import io.crmkit.sso.session.model.SessionFilter.OfProviderSession;
import io.crmkit.sso.session.model.SessionFilter.OfSubject;
import io.crmkit.sso.session.model.SessionFilter.OfUser;
import io.crmkit.sso.session.model.SessionId;
import io.crmkit.sso.session.model.SessionPolicy;
import io.crmkit.sso.session.model.SessionReason;
import io.crmkit.sso.session.model.SessionStatistics;
import io.crmkit.sso.session.model.SessionView;
import io.crmkit.sso.session.port.SessionPolicies;
import io.crmkit.testkit.core.HandClock;
import io.crmkit.testkit.event.InMemoryOutbox;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Sessions from their cookie to the audit trail: rows 175 to 178 and 190 of what must be refused. */
class SessionsTest {

  private static final TenantId ACME = new TenantId("acme");
  private static final TenantId GLOBEX = new TenantId("globex");
  private static final UserId ANN = new UserId("ann");
  private static final UserId BOB = new UserId("bob");
  private static final ProviderId OKTA = new ProviderId("okta-main");
  private static final Client CLIENT = new Client("192.0.2.7", "Firefox");
  private static final Instant AT = Instant.parse("2024-05-01T12:00:00Z");
  private static final SessionPolicy POLICY = SessionPolicy.USUAL;

  private final HandClock clock = new HandClock(AT);
  private final InMemoryOutbox outbox = new InMemoryOutbox();
  private final InMemorySessionRepository repository = new InMemorySessionRepository(outbox);
  private final InMemorySecurityEvents events = new InMemorySecurityEvents();
  private final Sessions sessions =
      new Sessions(new SessionPorts(repository, SessionPolicies.same(POLICY), events), clock);

  @Nested
  class ACookie {

    @Test
    void opensTheSessionThatItWasMadeForAndSaysWhose() {
      IssuedSession issued = login(ANN);
      SessionView session = sessions.check(ACME, issued.cookie(), CLIENT).orElseThrow();

      assertThat(session).isEqualTo(issued.session());
      assertThat(session.user()).isEqualTo(ANN);
      assertThat(session.start().client()).isEqualTo(CLIENT);
    }

    @Test
    void isKeptNowhereAndStandsInNoText() {
      IssuedSession issued = login(ANN);
      String secret = issued.cookie().substring(issued.cookie().lastIndexOf('.') + 1);

      assertThat(secret).hasSize(43);
      assertThat(List.of(issued.toString(), events.of(ACME).toString(), issued.session().toString(),
          repository.find(ACME, issued.session().id()).toString(),
          repository.history(ACME, issued.session().id(), 0, 10).toString()))
          .noneMatch(text -> text.contains(secret));
      Open open = (Open) repository.find(ACME, issued.session().id()).orElseThrow().value();
      assertThat(open.hash())
          .isEqualTo(SecretHash.ofRandom(List.of("session", "acme", issued.session().id().value()), secret));
    }

    @ParameterizedTest
    @ValueSource(strings = {
      "", " ", "v1", "v1...", "v2.00000000.a.AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA", "größe", "v1.0000000g.a.b",
      "v1.00000000.a\n.AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA", "\u0000"
    })
    void isUnknownIfNobodyMadeIt(String cookie) {
      assertThat(reason(cookie)).isEqualTo(SessionReason.SESSION_UNKNOWN);
    }

    @Test
    void isUnknownIfItIsMissingOrEndless() {
      assertThat(reason(null)).isEqualTo(SessionReason.SESSION_UNKNOWN);
      assertThat(reason("v1.00000000." + "a".repeat(1_000_000))).isEqualTo(SessionReason.SESSION_UNKNOWN);
    }

    @Test
    void isUnknownWithAnotherSecretOrAnotherId() {
      String cookie = login(ANN).cookie();
      String other = login(BOB).cookie();
      int secret = cookie.lastIndexOf('.');

      assertThat(reason(cookie.substring(0, secret) + other.substring(secret))).isEqualTo(SessionReason.SESSION_UNKNOWN);
      assertThat(reason(cookie.substring(0, cookie.length() - 1) + (cookie.endsWith("A") ? "E" : "A")))
          .isEqualTo(SessionReason.SESSION_UNKNOWN);
      assertThat(events.of(ACME)).extracting(SecurityEvent::kind).doesNotContain(Kind.SESSION_REFUSED);
    }

    @Test
    void isGoodForNothingInAnotherTenant() {
      String cookie = login(ANN).cookie();

      assertThat(Refusals.reason(sessions.check(GLOBEX, cookie, CLIENT))).isEqualTo(SessionReason.TENANT_MISMATCH);
      assertThat(events.of(GLOBEX)).as("the mark of a tenant is no secret").isEmpty();
      String marked = cookie.replaceFirst("\\.[0-9a-f]{8}\\.", "." + TenantTag.of(GLOBEX) + ".");
      assertThat(Refusals.reason(sessions.check(GLOBEX, marked, CLIENT))).isEqualTo(SessionReason.SESSION_UNKNOWN);
    }
  }

  @Nested
  class ALogin {

    @Test
    void replacesTheSessionBeforeIt() {
      IssuedSession before = sessions.begin(ACME, CLIENT);
      assertThat(sessions.checkOnTheWay(ACME, before.cookie(), CLIENT).orElseThrow()).isEqualTo(before.session());
      IssuedSession after = sessions.login(ACME, plain(ANN), before.cookie(), CLIENT).orElseThrow();

      assertThat(after.session().id()).isNotEqualTo(before.session().id());
      assertThat(Refusals.reason(sessions.checkOnTheWay(ACME, before.cookie(), CLIENT)))
          .isEqualTo(SessionReason.SESSION_ROTATED);
      assertThat(reason(after.cookie())).isNull();
      assertThat(events.of(ACME)).extracting(SecurityEvent::kind)
          .containsExactly(Kind.SESSION_STARTED, Kind.SESSION_REFUSED);
      assertThat(events.of(ACME).get(0).details()).containsEntry("rotated", before.session().id().value());
    }

    @Test
    void replacesTheSessionOfAnotherUserToo() {
      IssuedSession bobs = login(BOB);
      sessions.login(ACME, plain(ANN), bobs.cookie(), CLIENT).orElseThrow();

      assertThat(reason(bobs.cookie())).isEqualTo(SessionReason.SESSION_ROTATED);
    }

    @Test
    void startsAnewWhateverTheBrowserSentAlong() {
      IssuedSession globex = sessions.login(GLOBEX, plain(BOB), null, CLIENT).orElseThrow();
      for (String sent : List.of("", "nonsense", globex.cookie(), globex.cookie() + "x")) {
        assertThat(reason(sessions.login(ACME, plain(ANN), sent, CLIENT).orElseThrow().cookie())).isNull();
      }
      assertThat(Refusals.reason(sessions.check(GLOBEX, globex.cookie(), CLIENT))).isNull();
    }

    @Test
    void isNeededForMoreThanThePagesOfTheLogin() {
      assertThat(reason(sessions.begin(ACME, CLIENT).cookie())).isEqualTo(SessionReason.LOGIN_REQUIRED);
      assertThatIllegalStateException().isThrownBy(() -> sessions.begin(ACME, CLIENT).session().user());
    }

    @Test
    void isRefusedAfterTheEndOfTheSessionAtTheProvider() {
      assertThat(Refusals.reason(sessions.login(ACME, from("s-1", AT), null, CLIENT)))
          .isEqualTo(SessionReason.SESSION_ABSOLUTE);
      assertThat(Refusals.reason(sessions.login(ACME, from("s-1", AT.plusNanos(1)), null, CLIENT))).isNull();
    }
  }

  @Nested
  class ASecondFactor {

    private final IssuedSession first =
        sessions.login(ACME, Login.of(ANN, AT).methods(List.of("pwd")).build(), null, CLIENT).orElseThrow();

    @Test
    void isRequiredBeforeTheSessionIsGoodForAnything() {
      assertThat(reason(first.cookie())).isEqualTo(SessionReason.FACTOR_REQUIRED);
      assertThat(sessions.checkOnTheWay(ACME, first.cookie(), CLIENT).orElseThrow().passed()).isNull();
    }

    @Test
    void givesTheBrowserAnotherCookieOnceItIsPassed() {
      IssuedSession second = sessions.passFactor(ACME, first.cookie(), passed(ANN), CLIENT).orElseThrow();

      assertThat(sessions.check(ACME, second.cookie(), CLIENT).orElseThrow().passed()).isEqualTo(passed(ANN));
      assertThat(second.session().id()).isEqualTo(first.session().id());
      assertThat(reason(first.cookie())).isEqualTo(SessionReason.SESSION_ROTATED);
      assertThat(Refusals.reason(sessions.passFactor(ACME, first.cookie(), passed(ANN), CLIENT)))
          .isEqualTo(SessionReason.SESSION_ROTATED);
    }

    @Test
    void ofAnotherUserCountsForNothing() {
      assertThat(Refusals.reason(sessions.passFactor(ACME, first.cookie(), passed(BOB), CLIENT)))
          .isEqualTo(SessionReason.FACTOR_FOREIGN);
      assertThat(Refusals.reason(sessions.passFactor(ACME, sessions.begin(ACME, CLIENT).cookie(), passed(BOB), CLIENT)))
          .isEqualTo(SessionReason.LOGIN_REQUIRED);
      assertThat(reason(first.cookie())).isEqualTo(SessionReason.FACTOR_REQUIRED);
    }

    private PassedFactor passed(UserId user) {
      return new PassedFactor(user, "otp", AT);
    }
  }

  @Nested
  class Time {

    @Test
    void endsASessionThatNobodyUses() {
      String cookie = login(ANN).cookie();
      clock.move(POLICY.idle().minusNanos(1));
      assertThat(reason(cookie)).isNull();
      clock.move(POLICY.idle());

      assertThat(reason(cookie)).isEqualTo(SessionReason.SESSION_IDLE);
      assertThat(reason(cookie)).isEqualTo(SessionReason.SESSION_IDLE);
      assertThat(events.of(ACME)).filteredOn(event -> event.kind() == Kind.SESSION_ENDED).singleElement()
          .satisfies(event -> assertThat(event.details()).containsEntry("why", "idle"));
      assertThat(events.of(ACME)).as("browsers try it again and again").extracting(SecurityEvent::kind)
          .doesNotContain(Kind.SESSION_REFUSED);
    }

    @Test
    void endsASessionThatIsOldHoweverBusy() {
      String cookie = login(ANN).cookie();
      for (int hours = 0; hours < 48 && clock.instant().isBefore(AT.plus(POLICY.absolute()).minusSeconds(900)); hours++) {
        clock.move(Duration.ofMinutes(15));
        assertThat(reason(cookie)).isNull();
      }
      clock.set(AT.plus(POLICY.absolute()));

      assertThat(reason(cookie)).isEqualTo(SessionReason.SESSION_ABSOLUTE);
      clock.set(AT);
      assertThat(reason(cookie)).isEqualTo(SessionReason.SESSION_ABSOLUTE);
    }

    @Test
    void endsASessionWithTheOneAtTheProvider() {
      Instant end = AT.plusSeconds(90);
      String cookie = sessions.login(ACME, from("s-1", end), null, CLIENT).orElseThrow().cookie();
      clock.set(end.minusNanos(1));
      assertThat(reason(cookie)).isNull();
      clock.set(end);

      assertThat(reason(cookie)).isEqualTo(SessionReason.SESSION_ABSOLUTE);
    }

    @Test
    void isWrittenDownOnceAMinuteAtTheMost() {
      IssuedSession issued = login(ANN);
      clock.move(Duration.ofSeconds(59));
      assertThat(sessions.check(ACME, issued.cookie(), CLIENT).orElseThrow().lastSeen()).isEqualTo(AT);
      clock.move(Duration.ofSeconds(1));
      assertThat(sessions.check(ACME, issued.cookie(), CLIENT).orElseThrow().lastSeen()).isEqualTo(AT.plusSeconds(60));
      clock.move(Duration.ofSeconds(59));
      assertThat(sessions.check(ACME, issued.cookie(), CLIENT).orElseThrow().lastSeen()).isEqualTo(AT.plusSeconds(60));
      assertThat(repository.find(ACME, issued.session().id()).orElseThrow().version()).isEqualTo(1);
    }

    @Test
    void isNotedDownForWhatNobodyTriesAnyMore() {
      login(ANN);
      login(BOB);
      clock.move(POLICY.idle());

      assertThat(sessions.sweep(ACME, 1)).isEqualTo(1);
      assertThat(sessions.sweep(ACME, 10)).isEqualTo(1);
      assertThat(sessions.sweep(ACME, 10)).isZero();
    }
  }

  @Nested
  class Ends {

    @ParameterizedTest
    @EnumSource(names = {
      "LOGGED_OUT", "ENDED_BY_USER", "ENDED_BY_ADMIN", "USER_DISABLED", "ROLE_REMOVED", "PASSWORD_CHANGED",
      "FACTOR_CHANGED", "PROVIDER_LOGOUT", "PROVIDER_DEACTIVATED"
    })
    void makeEveryCookieOfTheUserGoodForNothing(EndReason reason) {
      String one = login(ANN).cookie();
      String two = login(ANN).cookie();
      String bobs = login(BOB).cookie();

      assertThat(sessions.endAll(ACME, new OfUser(ANN), reason)).isEqualTo(2);
      assertThat(reason(one)).isEqualTo(SessionReason.SESSION_REVOKED);
      assertThat(reason(two)).isEqualTo(SessionReason.SESSION_REVOKED);
      assertThat(reason(bobs)).isNull();
      assertThat(sessions.endAll(ACME, new OfUser(ANN), reason)).isZero();
    }

    @Test
    void reachWhatAProviderNames() {
      String one = sessions.login(ACME, from("s-1", null), null, CLIENT).orElseThrow().cookie();
      String two = sessions.login(ACME, from("s-2", null), null, CLIENT).orElseThrow().cookie();
      String own = login(ANN).cookie();

      assertThat(sessions.endAll(ACME, new OfProviderSession(OKTA, "s-1"), EndReason.PROVIDER_LOGOUT)).isEqualTo(1);
      assertThat(reason(one)).isEqualTo(SessionReason.SESSION_REVOKED);
      assertThat(reason(two)).isNull();
      assertThat(sessions.endAll(ACME, new OfSubject(OKTA, "00u1"), EndReason.PROVIDER_LOGOUT)).isEqualTo(1);
      assertThat(sessions.endAll(ACME, new OfProvider(OKTA), EndReason.PROVIDER_DEACTIVATED)).isZero();
      assertThat(reason(own)).isNull();
    }

    @Test
    void reachAllOfManyPages() {
      for (int made = 0; made < 450; made++) {
        login(ANN);
      }
      assertThat(sessions.endAll(ACME, new SessionFilter.Everybodys(), EndReason.ENDED_BY_ADMIN)).isEqualTo(450);
    }

    @Test
    void reachOneByTheIdInTheList() {
      IssuedSession issued = login(ANN);
      login(ANN);
      Page<SessionView> listed = sessions.list(ACME, new OfUser(ANN), PageRequest.first(10));
      assertThat(listed.items()).hasSize(2).contains(issued.session());

      assertThat(sessions.end(ACME, issued.session().id(), EndReason.ENDED_BY_USER)).isEqualTo(1);
      assertThat(sessions.end(ACME, issued.session().id(), EndReason.ENDED_BY_USER)).isZero();
      assertThat(sessions.end(ACME, new SessionId("nobody"), EndReason.ENDED_BY_USER)).isZero();
      assertThat(sessions.end(GLOBEX, listed.items().get(1).id(), EndReason.ENDED_BY_USER)).isZero();
      assertThat(sessions.list(ACME, new OfUser(ANN), PageRequest.first(10)).items()).hasSize(1);
    }

    @Test
    void areOfferedToTheUser() {
      String cookie = login(ANN).cookie();
      sessions.logout(ACME, cookie, CLIENT);
      sessions.logout(ACME, cookie, CLIENT);
      sessions.logout(ACME, null, CLIENT);

      assertThat(Refusals.of(sessions.check(ACME, cookie, CLIENT)).message())
          .isEqualTo("The session ended at 2024-05-01T12:00:00Z (logged out). Log in again.");
    }

    @Test
    void areCountedByProviderAndReason() {
      String one = sessions.login(ACME, from("s-1", null), null, CLIENT).orElseThrow().cookie();
      sessions.login(ACME, from("s-2", null), null, CLIENT).orElseThrow();
      sessions.login(ACME, from("s-3", AT.plusSeconds(1)), null, CLIENT).orElseThrow();
      sessions.logout(ACME, one, CLIENT);
      clock.move(Duration.ofSeconds(1));

      SessionStatistics statistics = sessions.statistics(ACME, OKTA);
      assertThat(statistics)
          .isEqualTo(new SessionStatistics(1, Map.of(EndReason.LOGGED_OUT, 1L, EndReason.ABSOLUTE, 1L)));
      assertThat(statistics.started()).isEqualTo(3);
    }
  }

  @Test
  void refusesAPolicyUnderWhichNobodyWouldEverBeSeen() {
    assertThatIllegalArgumentException().isThrownBy(() -> new SessionPolicy(
        Duration.ofMinutes(1), Duration.ofHours(1), Duration.ofMinutes(5), Duration.ofMinutes(1)))
        .withMessageStartingWith("touchEvery must be shorter than idle");
    assertThatIllegalArgumentException().isThrownBy(() -> new SessionPolicy(
        Duration.ofMinutes(1), Duration.ofDays(367), Duration.ofMinutes(5), Duration.ofSeconds(1)));
  }

  private IssuedSession login(UserId user) {
    return sessions.login(ACME, plain(user), null, CLIENT).orElseThrow();
  }

  private static Login plain(UserId user) {
    return Login.of(user, AT).factor(FactorDemand.NOT_ASKED).build();
  }

  private static Login from(String index, @Nullable Instant notAfter) {
    return Login.of(ANN, AT).factor(FactorDemand.NOT_ASKED)
        .provider(new ProviderSession(OKTA, "https://okta.example", "00u1", index, notAfter)).build();
  }

  private @Nullable Object reason(@Nullable String cookie) {
    return Refusals.reason(sessions.check(ACME, cookie, CLIENT));
  }
}
