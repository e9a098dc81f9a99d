package io.crmkit.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.crmkit.core.progress.Cancellation;
import io.crmkit.core.progress.CancelledException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

/** Whoever may pause an import is asked seldom, and whoever may cancel it each time. */
class SeldomAskedTest {

  private long millis;
  private int asked;

  private final Clock clock = new Clock() {
    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return this;
    }

    @Override
    public Instant instant() {
      return Instant.ofEpochMilli(millis);
    }
  };

  private SeldomAsked asking(Cancellation cancellation) {
    return new SeldomAsked(() -> {
      asked++;
      return asked > 1;
    }, cancellation, clock);
  }

  @Test
  void asksAgainOnceFiftyMillisecondsHavePassed() {
    SeldomAsked rest = asking(Cancellation.never());

    assertThat(rest.getAsBoolean()).isFalse();
    millis = 49;
    assertThat(rest.getAsBoolean()).isFalse();
    assertThat(asked).isEqualTo(1);
    millis = 50;
    assertThat(rest.getAsBoolean()).isTrue();
    assertThat(asked).isEqualTo(2);
  }

  @Test
  void asksEachTimeWhereTheClockTellsNothing() {
    SeldomAsked rest = asking(Cancellation.never());
    rest.getAsBoolean();

    assertThat(rest.getAsBoolean()).isTrue();
    millis = -1_000;
    assertThat(rest.getAsBoolean()).isTrue();
    assertThat(asked).isEqualTo(3);
  }

  @Test
  void hearsOfACancellationBeforeEachBatch() {
    SeldomAsked rest = asking(() -> asked > 0);
    rest.getAsBoolean();
    millis = 1;

    assertThatExceptionOfType(CancelledException.class).isThrownBy(rest::getAsBoolean);
  }
}
