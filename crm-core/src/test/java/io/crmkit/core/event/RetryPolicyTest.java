package io.crmkit.core.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.Test;

class RetryPolicyTest {

  private static final Duration SECOND = Duration.ofSeconds(1);
  private final RetryPolicy policy = new RetryPolicy(5, SECOND, Duration.ofSeconds(10), RestOfStream.BLOCK);

  @Test
  void waitsBetweenAHalfAndTheWholeOfATimeThatDoubles() {
    Random random = new Random(1);
    for (int i = 0; i < 1_000; i++) {
      assertThat(policy.waitAfter(1, random)).isBetween(Duration.ofMillis(500), SECOND);
      assertThat(policy.waitAfter(3, random)).isBetween(Duration.ofSeconds(2), Duration.ofSeconds(4));
    }
  }

  @Test
  void neverWaitsLongerThanTheLongest() {
    for (int attempt : new int[] {5, 40, 70, Integer.MAX_VALUE}) {
      assertThat(policy.waitAfter(attempt, new Random(1))).isBetween(Duration.ofSeconds(5), Duration.ofSeconds(10));
    }
  }

  @Test
  void refusesAPolicyThatCannotBeMeant() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new RetryPolicy(0, SECOND, SECOND, RestOfStream.BLOCK)).withMessageContaining("attempts");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new RetryPolicy(1, Duration.ZERO, SECOND, RestOfStream.BLOCK)).withMessageContaining("first");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new RetryPolicy(1, SECOND, Duration.ofMillis(1), RestOfStream.BLOCK))
        .withMessageContaining("longest");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new RetryPolicy(1, SECOND, Duration.ofDays(366), RestOfStream.BLOCK))
        .withMessageContaining("365 days");
  }
}
