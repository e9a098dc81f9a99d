package io.crmkit.testkit.sso;

import static org.assertj.core.api.Assertions.assertThat;

import io.crmkit.core.TenantId;
import io.crmkit.sso.model.Client;
import io.crmkit.sso.model.PassedFactor;
import io.crmkit.sso.model.UserId;
import io.crmkit.sso.session.IssuedSession;
import io.crmkit.sso.session.SessionPorts;
import io.crmkit.sso.session.Sessions;
import io.crmkit.sso.session.model.EndReason;
import io.crmkit.sso.session.model.Login;
import io.crmkit.sso.session.model.Login.FactorDemand;
import io.crmkit.sso.session.model.SessionFilter.OfUser;
import io.crmkit.sso.session.model.SessionPolicy;
import io.crmkit.sso.session.model.SessionReason;
import io.crmkit.sso.session.port.SessionPolicies;
import io.crmkit.testkit.core.HandClock;
import io.crmkit.testkit.event.InMemoryOutbox;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.statistics.Statistics;
import org.jspecify.annotations.Nullable;

/** Any history of logins, factors, requests, ends and passing time, beside a list of what each cookie must be good for. */
class SessionPropertiesTest {

  private static final TenantId ACME = new TenantId("acme");
  private static final Client CLIENT = new Client("192.0.2.7", "Firefox");
  private static final Instant AT = Instant.parse("2024-05-01T12:00:00Z");
  private static final SessionPolicy POLICY = new SessionPolicy(
      Duration.ofMinutes(10), Duration.ofMinutes(14), Duration.ofMinutes(10), Duration.ofSeconds(1));

  private enum What { LOGIN, LOGIN_OVER, FACTOR, CHECK, LOGOUT, END_ALL }

  /** One thing that happens, to one of the cookies made so far, after some seconds. */
  private record Step(What what, int cookie, int user, int seconds) {}

  /** What a cookie should be good for, by rules of its own. */
  private static final class Expected {

    private final String cookie;
    private final UserId user;
    private final Instant started;
    private Instant used;
    private boolean complete;
    private @Nullable SessionReason over;

    Expected(String cookie, UserId user, Instant started, Instant used) {
      this.cookie = cookie;
      this.user = user;
      this.started = started;
      this.used = used;
    }

    @Nullable SessionReason at(Instant now) {
      Instant old = started.plus(POLICY.absolute());
      Instant unused = used.plus(POLICY.idle());
      if (over == null && (!now.isBefore(old) || !now.isBefore(unused))) {
        over = unused.isBefore(old) ? SessionReason.SESSION_IDLE : SessionReason.SESSION_ABSOLUTE;
      }
      return over;
    }
  }

  private final HandClock clock = new HandClock(AT);
  private final Sessions sessions = new Sessions(new SessionPorts(new InMemorySessionRepository(new InMemoryOutbox()),
      SessionPolicies.same(POLICY), new InMemorySecurityEvents()), clock);
  private final List<Expected> cookies = new ArrayList<>();

  @Provide
  Arbitrary<List<Step>> histories() {
    return Combinators.combine(Arbitraries.frequency(Tuple.of(2, What.LOGIN),
            Tuple.of(2, What.LOGIN_OVER), Tuple.of(4, What.FACTOR), Tuple.of(8, What.CHECK), Tuple.of(1, What.LOGOUT),
            Tuple.of(1, What.END_ALL)), Arbitraries.integers().between(0, 8),
            Arbitraries.integers().between(0, 1), Arbitraries.frequency(
                Tuple.of(8, 0), Tuple.of(4, 1), Tuple.of(4, 60), Tuple.of(2, 240), Tuple.of(1, 500)))
        .as(Step::new).list().ofMinSize(5).ofMaxSize(40);
  }

  @Property(tries = 300)
  void everyCookieIsGoodForWhatItMustBe(@ForAll("histories") List<Step> history) {
    SessionPropertiesTest fresh = new SessionPropertiesTest();
    history.forEach(fresh::play);
    Statistics.coverage(seen -> {
      seen.check("good").percentage(share -> share > 5);
      seen.check("SESSION_ROTATED").percentage(share -> share > 5);
      seen.check("SESSION_REVOKED").percentage(share -> share > 1);
      seen.check("SESSION_IDLE").percentage(share -> share > 1);
      seen.check("SESSION_ABSOLUTE").percentage(share -> share > 0.1);
    });
  }

  private void play(Step step) {
    clock.move(Duration.ofSeconds(step.seconds));
    Instant now = clock.instant();
    cookies.forEach(each -> each.at(now));
    UserId user = new UserId("user-" + step.user);
    if (step.what == What.LOGIN || cookies.isEmpty()) {
      login(user, null, now);
      return;
    }
    Expected chosen = cookies.get(step.cookie % cookies.size());
    if (step.what == What.LOGIN_OVER) {
      login(user, chosen, now);
    } else if (step.what == What.FACTOR) {
      pass(chosen, user, now);
    } else if (step.what == What.LOGOUT) {
      sessions.logout(ACME, chosen.cookie, CLIENT);
      chosen.over = chosen.over == null ? SessionReason.SESSION_REVOKED : chosen.over;
    } else if (step.what == What.END_ALL) {
      sessions.endAll(ACME, new OfUser(user), EndReason.PASSWORD_CHANGED);
      cookies.stream().filter(each -> each.user.equals(user) && each.over == null)
          .forEach(each -> each.over = SessionReason.SESSION_REVOKED);
    } else {
      check(chosen, now);
    }
  }

  private void login(UserId user, @Nullable Expected before, Instant now) {
    boolean simple = user.value().endsWith("1");
    Login login = Login.of(user, now).factor(simple ? FactorDemand.NOT_ASKED : FactorDemand.ASKED).build();
    IssuedSession issued = sessions.login(ACME, login, before == null ? null : before.cookie, CLIENT).orElseThrow();
    if (before != null && before.over == null) {
      before.over = SessionReason.SESSION_ROTATED;
    }
    Expected made = new Expected(issued.cookie(), user, now, now);
    made.complete = simple;
    cookies.add(made);
  }

  private void pass(Expected chosen, UserId user, Instant now) {
    var verdict = sessions.passFactor(ACME, chosen.cookie, new PassedFactor(user, "otp", now), CLIENT);
    if (chosen.over != null) {
      assertThat(Refusals.reason(verdict)).isEqualTo(chosen.over);
      return;
    }
    chosen.used = now;
    if (!chosen.user.equals(user)) {
      assertThat(Refusals.reason(verdict)).isEqualTo(SessionReason.FACTOR_FOREIGN);
      return;
    }
    Expected next = new Expected(verdict.orElseThrow().cookie(), user, chosen.started, now);
    next.complete = true;
    chosen.over = SessionReason.SESSION_ROTATED;
    cookies.add(next);
  }

  private void check(Expected chosen, Instant now) {
    SessionReason found = (SessionReason) Refusals.reason(sessions.check(ACME, chosen.cookie, CLIENT));
    SessionReason right = chosen.over != null || chosen.complete ? chosen.over : SessionReason.FACTOR_REQUIRED;
    Statistics.collect(right == null ? "good" : right.name());
    assertThat(found).isEqualTo(right);
    if (chosen.over == null) {
      chosen.used = now;
    }
  }
}
