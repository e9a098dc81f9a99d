package io.crmkit.testkit.sso;

import static org.assertj.core.api.Assertions.assertThat;

import io.crmkit.core.TenantId;
import io.crmkit.sso.audit.AlarmedEvents;
import io.crmkit.sso.audit.SecurityEvent;
import io.crmkit.sso.audit.SecurityEvent.Kind;
import io.crmkit.sso.audit.SecurityEvents;
import io.crmkit.sso.model.Client;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** Who is told of what at once, by a trail that is one like any other. */
class AlarmedEventsTest {

  private static final TenantId ACME = new TenantId("acme");
  private static final Instant AT = Instant.parse("2026-11-22T12:00:00Z");

  private final InMemorySecurityEvents trail = new InMemorySecurityEvents();
  private final List<Kind> raised = new ArrayList<>();
  private final AlarmedEvents events =
      new AlarmedEvents(trail, (tenant, alarm) -> raised.add(alarm.kind()), 3, Duration.ofMinutes(5));

  @Nested
  class AsATrail extends SecurityEventsContract {
    @Override
    protected SecurityEvents emptyEvents() {
      return events;
    }
  }

  private void refuse(String address, int seconds) {
    events.append(ACME, SecurityEvent.builder(Kind.LOGIN_REFUSED, AT.plusSeconds(seconds))
        .client(new Client(address, null)).build());
  }

  @Test
  void tellsOfAlarmsAndOfNothingElse() {
    for (Kind kind : Kind.values()) {
      events.append(ACME, SecurityEvent.builder(kind, AT).build());
    }
    assertThat(raised).containsExactlyInAnyOrder(
        Kind.REFRESH_REUSED, Kind.FAMILY_REVOKED, Kind.FACTOR_LOCKED, Kind.PASSWORD_LOCKED, Kind.METADATA_REFUSED,
        Kind.REFUSALS_MANY);
  }

  @Test
  void makesAnAlarmOfManyRefusalsFromOneAddressOnceInAWindow() {
    refuse("192.0.2.1", 0);
    refuse("192.0.2.2", 1);
    refuse("192.0.2.1", 2);
    assertThat(raised).isEmpty();
    for (int each = 3; each < 10; each++) {
      refuse("192.0.2.1", each);
    }
    assertThat(raised).containsExactly(Kind.REFUSALS_MANY);
    assertThat(trail.of(ACME)).filteredOn(each -> each.kind() == Kind.REFUSALS_MANY).singleElement()
        .satisfies(alarm -> assertThat(alarm.client().address()).isEqualTo("192.0.2.1"));
  }

  @Test
  void beginsToCountAnewInTheNextWindow() {
    refuse("192.0.2.1", 0);
    refuse("192.0.2.1", 1);
    refuse("192.0.2.1", 300);
    refuse("192.0.2.1", 301);
    assertThat(raised).isEmpty();
    refuse("192.0.2.1", 302);
    assertThat(raised).containsExactly(Kind.REFUSALS_MANY);
  }

  @Test
  void countsRefusalsThatAreCloseTogetherHoweverLongAgoTheFirstOneWas() {
    refuse("192.0.2.1", 0);
    refuse("192.0.2.1", 299);
    refuse("192.0.2.1", 300);
    assertThat(raised).isEmpty();
    refuse("192.0.2.1", 301);
    assertThat(raised).containsExactly(Kind.REFUSALS_MANY);
  }

  @Test
  void tellsAgainOfAnAddressThatGoesOnOnceTheWindowIsOver() {
    for (int second = 0; second < 900; second++) {
      refuse("192.0.2.1", second);
    }
    assertThat(raised).containsExactly(Kind.REFUSALS_MANY, Kind.REFUSALS_MANY, Kind.REFUSALS_MANY);
  }
}
