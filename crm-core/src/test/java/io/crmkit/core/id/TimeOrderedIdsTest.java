package io.crmkit.core.id;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class TimeOrderedIdsTest {

  private static final Instant NOON = Instant.parse("2024-05-01T12:00:00.123Z");

  private final TimeOrderedIds ids = new TimeOrderedIds(Clock.fixed(NOON, ZoneOffset.UTC), new SecureRandom());

  @Test
  void areUuidsOfVersionSeven() {
    UUID id = ids.nextUuid();

    assertThat(id.version()).isEqualTo(7);
    assertThat(id.variant()).isEqualTo(2);
  }

  @Test
  void beginWithTheMilliseconds() {
    assertThat(ids.nextUuid().getMostSignificantBits() >>> 16).isEqualTo(NOON.toEpochMilli());
  }

  @Test
  void growWithinAMillisecondAndBeyondItsCounter() {
    assertThat(Stream.generate(ids::next).limit(10_000)).isSorted().doesNotHaveDuplicates();
  }

  @Test
  void differBetweenSources() {
    assertThat(Ids.timeOrdered(Clock.systemUTC()).next()).isNotEqualTo(Ids.timeOrdered(Clock.systemUTC()).next());
  }
}
