package io.crmkit.core.progress;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class ProgressTest {

  private final TestClock clock = new TestClock();
  private final List<Progress> heard = new ArrayList<>();

  @Nested
  class AProgress {

    @Test
    void tellsHowMuchIsDoneAndHowLongTheRestTakes() {
      Progress progress = new Progress(25, 100L, "rows", Duration.ofSeconds(10));

      assertThat(progress.fraction()).hasValue(0.25);
      assertThat(progress.remaining()).contains(Duration.ofSeconds(30));
      assertThat(progress.perSecond()).hasValue(2.5);
    }

    @Test
    void tellsNothingItCannotKnow() {
      assertThat(new Progress(5, null, "rows", Duration.ofSeconds(1)).fraction()).isEmpty();
      assertThat(new Progress(5, null, "rows", Duration.ofSeconds(1)).remaining()).isEmpty();
      assertThat(new Progress(0, 5L, "rows", Duration.ofSeconds(1)).remaining()).isEmpty();
      assertThat(new Progress(5, 5L, "rows", Duration.ZERO).perSecond()).isEmpty();
    }

    @Test
    void isCompleteIfThereIsNothingOrMoreThanExpected() {
      assertThat(new Progress(0, 0L, "rows", Duration.ZERO).fraction()).hasValue(1);
      assertThat(new Progress(9, 5L, "rows", Duration.ZERO).fraction()).hasValue(1);
      assertThat(new Progress(9, 5L, "rows", Duration.ofSeconds(1)).remaining()).contains(Duration.ZERO);
    }

    @Test
    void isNeverNegative() {
      assertThatIllegalArgumentException().isThrownBy(() -> new Progress(-1, null, "rows", Duration.ZERO));
      assertThatIllegalArgumentException().isThrownBy(() -> new Progress(1, -1L, "rows", Duration.ZERO));
    }

    @Test
    void doesNotOverflow() {
      Progress endless = new Progress(1, Long.MAX_VALUE, "rows", Duration.ofDays(10_000));

      assertThat(endless.remaining()).contains(Duration.ofMillis(Long.MAX_VALUE));
    }
  }

  @Nested
  class AMeter {

    @Test
    void reportsOnceInATime() {
      ProgressMeter meter = ProgressMeter.of("rows", clock, heard::add).everyTime(Duration.ofSeconds(2)).build();

      for (int i = 0; i < 10; i++) {
        clock.advance(Duration.ofSeconds(1));
        meter.add(1);
      }

      assertThat(heard).extracting(Progress::done).containsExactly(2L, 4L, 6L, 8L, 10L);
    }

    @Test
    void looksAtTheClockOnceInManyUnits() {
      ProgressMeter meter =
          ProgressMeter.of("rows", clock, heard::add).everyUnits(100).everyTime(Duration.ZERO).total(1000).build();

      IntStream.range(0, 250).forEach(i -> meter.add(1));

      assertThat(heard).extracting(Progress::done).containsExactly(100L, 200L);
      assertThat(heard.get(0).fraction()).hasValue(0.1);
    }

    @Test
    void alwaysReportsTheEnd() {
      ProgressMeter meter = ProgressMeter.of("rows", clock, heard::add).build();

      meter.add(7);
      meter.finish();

      assertThat(heard).containsExactly(new Progress(7, null, "rows", Duration.ZERO));
    }

    @Test
    void goesOnWhenItsListenerFails() {
      ProgressMeter meter = ProgressMeter.of("rows", clock, progress -> {
        throw new IllegalStateException("broken");
      }).everyTime(Duration.ZERO).build();

      assertThatCode(() -> meter.add(1)).doesNotThrowAnyException();
    }

    @Test
    void survivesAClockThatIsSetBack() {
      ProgressMeter meter = ProgressMeter.of("rows", clock, heard::add).build();

      clock.advance(Duration.ofDays(-1));
      meter.add(1);

      assertThat(meter.progress().elapsed()).isZero();
    }

    @Test
    void losesNothingBetweenThreadsAndNeverGoesBack() {
      List<Long> reports = new CopyOnWriteArrayList<>();
      ProgressMeter meter = ProgressMeter.of("rows", Clock.systemUTC(), progress -> reports.add(progress.done()))
          .everyUnits(10).everyTime(Duration.ZERO).build();

      IntStream.range(0, 20_000).parallel().forEach(i -> meter.add(1));
      meter.finish();

      assertThat(reports).isSorted().endsWith(20_000L).hasSizeLessThanOrEqualTo(2_001);
    }

    @Test
    void countsUpwards() {
      ProgressMeter meter = ProgressMeter.of("rows", clock, ProgressListener.none()).build();

      assertThatIllegalArgumentException().isThrownBy(() -> meter.add(-1));
    }
  }

  @Nested
  class ACancellation {

    @Test
    void stopsTheWorkThatAsks() {
      CancellationSource source = new CancellationSource();
      source.check();

      source.cancel();

      assertThatExceptionOfType(CancelledException.class).isThrownBy(source::check);
    }

    @Test
    void comesAtADeadline() {
      Cancellation deadline = Cancellation.at(clock.instant().plusSeconds(5), clock);
      assertThat(deadline.isCancelled()).isFalse();

      clock.advance(Duration.ofSeconds(5));

      assertThat(deadline.isCancelled()).isTrue();
    }

    @Test
    void comesFromEitherOfTwo() {
      CancellationSource source = new CancellationSource();
      Cancellation either = Cancellation.never().or(source);
      assertThat(either.isCancelled()).isFalse();

      source.cancel();

      assertThat(either.isCancelled()).isTrue();
    }
  }
}
