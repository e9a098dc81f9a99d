package io.crmkit.testkit.sso.provider;

import static io.crmkit.testkit.sso.provider.ProviderDesk.ACME;
import static io.crmkit.testkit.sso.provider.ProviderDesk.AT;
import static io.crmkit.testkit.sso.provider.ProviderDesk.GLOBEX;
import static io.crmkit.testkit.sso.provider.ProviderDesk.OKTA;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.crmkit.sso.audit.SecurityEvent;
import io.crmkit.sso.audit.SecurityEvent.Kind;
import io.crmkit.sso.model.ProviderId;
import io.crmkit.sso.model.UserId;
import io.crmkit.sso.provider.LoginStatistics;
import io.crmkit.sso.provider.LoginTally;
import io.crmkit.sso.provider.model.ProviderStatistics;
import io.crmkit.testkit.sso.InMemorySecurityEvents;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

/** What is counted of logins. */
class LoginStatisticsTest {

  private final InMemorySecurityEvents events = new InMemorySecurityEvents();
  private final LoginStatistics statistics = new LoginStatistics(events);

  private static SecurityEvent event(Kind kind, ProviderId provider, int second, String user, String reason, String millis) {
    SecurityEvent.Builder event = SecurityEvent.builder(kind, AT.plusSeconds(second)).provider(provider)
        .user(user.isEmpty() ? null : new UserId(user)).reason(reason.isEmpty() ? null : reason);
    return (millis.isEmpty() ? event : event.detail(LoginStatistics.MILLIS, millis)).build();
  }

  private void happen(Kind kind, int second, String user, String reason, String millis) {
    events.append(ACME, event(kind, OKTA, second, user, reason, millis));
  }

  @Test
  void countsThePeriodOfOneProvider() {
    happen(Kind.LOGIN_SUCCEEDED, 0, "early", "", "9");
    happen(Kind.LOGIN_STARTED, 1, "", "", "");
    happen(Kind.LOGIN_STARTED, 2, "", "", "");
    happen(Kind.LOGIN_REFUSED, 3, "", "sso.expired", "");
    happen(Kind.LOGIN_REFUSED, 4, "", "sso.expired", "");
    happen(Kind.LOGIN_REFUSED, 5, "", "sso.audience", "");
    happen(Kind.LOGIN_SUCCEEDED, 6, "ann", "", "1000");
    happen(Kind.LOGIN_SUCCEEDED, 7, "bob", "", "4000");
    happen(Kind.LOGIN_SUCCEEDED, 8, "ann", "", "16000");
    happen(Kind.SESSION_STARTED, 8, "ann", "", "");
    happen(Kind.LOGIN_SUCCEEDED, 9, "late", "", "");
    events.append(ACME, event(Kind.LOGIN_SUCCEEDED, new ProviderId("other"), 5, "eve", "", ""));
    events.append(GLOBEX, event(Kind.LOGIN_SUCCEEDED, OKTA, 5, "eve", "", ""));

    ProviderStatistics counted = statistics.of(ACME, OKTA, AT.plusSeconds(1), AT.plusSeconds(9));
    assertThat(counted.begun()).isEqualTo(2);
    assertThat(counted.succeeded()).isEqualTo(3);
    assertThat(counted.refused()).isEqualTo(Map.of("sso.expired", 2L, "sso.audience", 1L));
    assertThat(counted.refusals()).isEqualTo(3);
    assertThat(counted.users()).isEqualTo(2);
    assertThat(counted.lastSuccess()).isEqualTo(AT.plusSeconds(8));
    assertThat(counted.median()).isBetween(Duration.ofMillis(3900), Duration.ofMillis(4100));
  }

  @Test
  void saysNothingOfWhatNeverWas() {
    ProviderStatistics none = statistics.of(ACME, OKTA, AT, AT.plusSeconds(1));
    assertThat(none).isEqualTo(new ProviderStatistics(0, 0, Map.of(), 0, null, null));
    assertThatIllegalArgumentException().isThrownBy(() -> statistics.of(ACME, OKTA, AT, AT));
  }

  @Test
  void countsManyUsersNearlyAndInBoundedMemory() {
    LoginTally tally = new LoginTally();
    for (int user = 0; user < 100_000; user++) {
      tally.add(event(Kind.LOGIN_SUCCEEDED, OKTA, 0, "user-" + user % 50_000, "", "nonsense"));
      tally.add(event(Kind.LOGIN_REFUSED, OKTA, 0, "", "made-up-" + user, ""));
    }
    ProviderStatistics counted = tally.result();
    assertThat((double) counted.users()).isCloseTo(50_000, within(2_500.0));
    assertThat(counted.refused()).hasSizeLessThanOrEqualTo(1_001);
    assertThat(counted.refusals()).isEqualTo(100_000);
    assertThat(counted.median()).isNull();
  }

  @Provide
  Arbitrary<List<SecurityEvent>> attempts() {
    return Combinators.combine(
            Arbitraries.of(Kind.LOGIN_STARTED, Kind.LOGIN_SUCCEEDED, Kind.LOGIN_REFUSED, Kind.SESSION_STARTED),
            Arbitraries.integers().between(0, 9), Arbitraries.of("ann", "bob", "eve", ""),
            Arbitraries.of("sso.expired", "sso.audience", ""), Arbitraries.of("", "1", "900", "70000", "x", "-1"))
        .as((kind, second, user, reason, millis) -> event(kind, OKTA, second, user, reason, millis)).list().ofMaxSize(30);
  }

  @Property(tries = 200)
  void partsMergeToTheWholeInAnyOrder(
      @ForAll("attempts") List<SecurityEvent> one, @ForAll("attempts") List<SecurityEvent> other) {
    LoginTally whole = new LoginTally();
    one.forEach(whole::add);
    other.forEach(whole::add);
    assertThat(tally(one).merge(tally(other)).result()).isEqualTo(whole.result());
    assertThat(tally(other).merge(tally(one)).result()).isEqualTo(whole.result());
    assertThat(new LoginTally().merge(tally(one)).result()).isEqualTo(tally(one).result());
  }

  private static LoginTally tally(List<SecurityEvent> attempts) {
    LoginTally tally = new LoginTally();
    attempts.forEach(tally::add);
    return tally;
  }
}
