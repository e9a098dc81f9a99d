package io.crmkit.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class StoreClockTest {

  private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

  @ParameterizedTest
  @EnumSource
  void readsTheTimeOfTheDatabaseEachTime(TestDatabases databases) {
    try (TestDatabase database = databases.open()) {
      StoreClock clock = StoreClock.utc(Transactions.on(database.dataSource()));
      Instant first = clock.instant();

      assertThat(first).isCloseTo(Instant.now(), within(1, ChronoUnit.MINUTES));
      assertThat(clock.instant()).isAfter(first);
      assertThat(clock.withZone(BERLIN).getZone()).isEqualTo(BERLIN);
    }
  }
}
