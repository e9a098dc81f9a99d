package io.crmkit.testkit.ai.churn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.crmkit.ai.churn.model.DriftAlarm;
import io.crmkit.ai.churn.port.DriftAlarms;
import io.crmkit.ai.drift.DriftLevel;
import io.crmkit.core.StaleWriteException;
import io.crmkit.core.TenantId;
import io.crmkit.core.event.Claim;
import io.crmkit.core.event.DomainEvent;
import io.crmkit.core.event.Outbox;
import io.crmkit.core.event.Stream;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every {@link DriftAlarms} must do. Extend it next to your adapter. */
public abstract class DriftAlarmsContract {

  private static final TenantId ACME = new TenantId("acme");
  private static final TenantId GLOBEX = new TenantId("globex");
  private static final Instant AT = Instant.parse("2024-05-01T12:00:00.123456789Z");
  private static final int WRITERS = 4;

  private @Nullable DriftAlarms alarms;

  /** Returns a store that holds nothing. Called once for each test. */
  protected abstract DriftAlarms emptyAlarms();

  /** Returns the outbox that the events of this test's store go to. */
  protected abstract Outbox outbox();

  @BeforeEach
  final void startEmpty() {
    alarms = emptyAlarms();
  }

  private DriftAlarms alarms() {
    return Objects.requireNonNull(alarms);
  }

  @Test
  protected void findsNothingUntilSomethingIsAdded() {
    assertThat(alarms().newest(ACME, 1)).isEmpty();
  }

  @Test
  protected void findsTheNewestOfEachModelAsItWasAdded() {
    alarms().add(ACME, alarm(1, 1, DriftLevel.MODERATE), event(1, 1));
    alarms().add(ACME, alarm(1, 2, DriftLevel.DRIFT), event(1, 2));
    alarms().add(ACME, alarm(2, 1, DriftLevel.DRIFT), event(2, 1));

    assertThat(alarms().newest(ACME, 1)).contains(alarm(1, 2, DriftLevel.DRIFT));
    assertThat(alarms().newest(ACME, 2)).contains(alarm(2, 1, DriftLevel.DRIFT));
    assertThat(takeFromOutbox()).containsExactlyInAnyOrder(event(1, 1), event(1, 2), event(2, 1));
  }

  @Test
  protected void refusesAStaleNumberAndAddsNothingOfIt() {
    alarms().add(ACME, alarm(1, 1, DriftLevel.MODERATE), event(1, 1));

    assertThatExceptionOfType(StaleWriteException.class)
        .isThrownBy(() -> alarms().add(ACME, alarm(1, 1, DriftLevel.DRIFT), event(1, 1)));
    assertThatExceptionOfType(StaleWriteException.class)
        .isThrownBy(() -> alarms().add(ACME, alarm(1, 3, DriftLevel.DRIFT), event(1, 3)));
    assertThat(alarms().newest(ACME, 1)).contains(alarm(1, 1, DriftLevel.MODERATE));
    assertThat(takeFromOutbox()).containsExactly(event(1, 1));
  }

  @Test
  protected void letsOneOfManyWritersWin() throws Exception {
    Callable<Boolean> write = this::wins;
    ExecutorService writers = Executors.newFixedThreadPool(WRITERS);
    try {
      List<Boolean> answers = new ArrayList<>();
      for (Future<Boolean> answer : writers.invokeAll(Collections.nCopies(WRITERS, write))) {
        answers.add(answer.get());
      }
      assertThat(answers).containsOnlyOnce(true);
      assertThat(takeFromOutbox()).hasSize(1);
    } finally {
      writers.shutdownNow();
    }
  }

  @Test
  protected void keepsTenantsApart() {
    alarms().add(ACME, alarm(1, 1, DriftLevel.MODERATE), event(1, 1));

    assertThat(alarms().newest(GLOBEX, 1)).isEmpty();
    alarms().add(GLOBEX, alarm(1, 1, DriftLevel.DRIFT), event(GLOBEX, 1, 1));
    assertThat(alarms().newest(ACME, 1)).contains(alarm(1, 1, DriftLevel.MODERATE));
    assertThat(alarms().newest(GLOBEX, 1)).contains(alarm(1, 1, DriftLevel.DRIFT));
  }

  private boolean wins() {
    try {
      alarms().add(ACME, alarm(1, 1, DriftLevel.DRIFT), event(1, 1));
      return true;
    } catch (StaleWriteException lost) {
      return false;
    }
  }

  private List<DomainEvent> takeFromOutbox() {
    Outbox outbox = outbox();
    List<DomainEvent> taken = new ArrayList<>();
    List<Claim> claims;
    do {
      claims = outbox.claim("contract", Instant.parse("2100-01-01T00:00:00Z"), Duration.ofMinutes(1), 100);
      claims.forEach(claim -> taken.add(claim.event()));
      outbox.published(claims);
    } while (!claims.isEmpty());
    return taken;
  }

  private static DriftAlarm alarm(long model, long number, DriftLevel level) {
    return new DriftAlarm(model, number, level, AT.plusSeconds(number));
  }

  private static DomainEvent event(long model, long number) {
    return event(ACME, model, number);
  }

  private static DomainEvent event(TenantId tenant, long model, long number) {
    return new DomainEvent(tenant, new Stream("churn-drift", Long.toString(model)), number, "churn.drifted", AT, "{}",
        Map.of());
  }
}
