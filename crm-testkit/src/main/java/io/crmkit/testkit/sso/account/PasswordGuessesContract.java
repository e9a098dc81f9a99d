package io.crmkit.testkit.sso.account;

import static org.assertj.core.api.Assertions.assertThat;

import io.crmkit.core.TenantId;
import io.crmkit.sso.account.port.PasswordGuesses;
import io.crmkit.sso.model.Guesses;
import io.crmkit.sso.model.UserId;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every {@link PasswordGuesses} must do. Extend it next to your adapter and return one that has counted nothing. */
public abstract class PasswordGuessesContract {

  private static final TenantId ACME = new TenantId("acme");
  private static final TenantId GLOBEX = new TenantId("globex");
  private static final UserId ANN = new UserId("ann");
  private static final UserId BOB = new UserId("größe 🚀");
  private static final Instant AT = Instant.parse("2026-11-22T12:00:00.123456789Z");
  private static final Guesses ONE = new Guesses(1, 0, null);
  private static final Guesses LOCKED = new Guesses(5, 1, AT.plusSeconds(30));
  private static final int THREADS = 8;

  private @Nullable PasswordGuesses guesses;

  /** Returns a store that has counted nothing. Called once for each test. */
  protected abstract PasswordGuesses emptyGuesses();

  @BeforeEach
  final void startEmpty() {
    guesses = emptyGuesses();
  }

  private PasswordGuesses guesses() {
    return Objects.requireNonNull(guesses);
  }

  private boolean replace(TenantId tenant, UserId user, Guesses found, Guesses next) {
    return guesses().replace(tenant, user, found, next, AT);
  }

  @Test
  protected void findsWhatWasCountedLast() {
    assertThat(guesses().find(ACME, ANN)).isEqualTo(Guesses.NONE);
    assertThat(replace(ACME, ANN, Guesses.NONE, ONE)).isTrue();
    assertThat(replace(ACME, BOB, Guesses.NONE, LOCKED)).isTrue();
    assertThat(guesses().find(ACME, ANN)).isEqualTo(ONE);
    assertThat(guesses().find(ACME, BOB)).isEqualTo(LOCKED);
    assertThat(guesses().find(GLOBEX, ANN)).isEqualTo(Guesses.NONE);
    assertThat(guesses().find(ACME, new UserId("Ann"))).isEqualTo(Guesses.NONE);
    assertThat(replace(ACME, ANN, ONE, LOCKED)).isTrue();
    assertThat(guesses().find(ACME, ANN)).isEqualTo(LOCKED);
  }

  @Test
  protected void refusesWhoeverFoundSomethingElse() {
    replace(ACME, ANN, Guesses.NONE, ONE);
    Guesses two = new Guesses(2, 0, null);
    assertThat(replace(ACME, ANN, Guesses.NONE, two)).isFalse();
    assertThat(replace(ACME, ANN, two, LOCKED)).isFalse();
    assertThat(replace(ACME, BOB, ONE, two)).as("nothing was counted").isFalse();
    assertThat(guesses().find(ACME, ANN)).isEqualTo(ONE);
    replace(ACME, ANN, ONE, LOCKED);
    assertThat(replace(ACME, ANN, new Guesses(5, 1, null), two)).as("without the lock").isFalse();
    assertThat(replace(ACME, ANN, new Guesses(5, 2, LOCKED.lockedUntil()), two)).as("with another lock").isFalse();
    assertThat(replace(ACME, ANN, new Guesses(5, 1, AT), two)).as("with a lock of another time").isFalse();
    assertThat(guesses().find(ACME, ANN)).isEqualTo(LOCKED);
  }

  @Test
  protected void forgetsOneAlone() {
    replace(ACME, ANN, Guesses.NONE, LOCKED);
    replace(ACME, BOB, Guesses.NONE, ONE);
    replace(GLOBEX, ANN, Guesses.NONE, ONE);
    assertThat(replace(ACME, ANN, ONE, Guesses.NONE)).isFalse();
    assertThat(replace(ACME, ANN, LOCKED, Guesses.NONE)).isTrue();
    assertThat(replace(ACME, ANN, Guesses.NONE, Guesses.NONE)).isTrue();
    assertThat(guesses().find(ACME, ANN)).isEqualTo(Guesses.NONE);
    assertThat(guesses().find(ACME, BOB)).isEqualTo(ONE);
    assertThat(guesses().find(GLOBEX, ANN)).isEqualTo(ONE);
  }

  @Test
  protected void purgesWhatWasOver() {
    guesses().replace(ACME, ANN, Guesses.NONE, ONE, AT);
    guesses().replace(ACME, BOB, Guesses.NONE, ONE, AT.plusSeconds(1));
    guesses().replace(GLOBEX, ANN, Guesses.NONE, ONE, AT);
    assertThat(guesses().purge(ACME, AT)).isZero();
    assertThat(guesses().purge(ACME, AT.plusSeconds(1))).isEqualTo(1);
    assertThat(guesses().find(ACME, ANN)).isEqualTo(Guesses.NONE);
    assertThat(guesses().find(ACME, BOB)).isEqualTo(ONE);
    assertThat(guesses().find(GLOBEX, ANN)).isEqualTo(ONE);
    guesses().replace(ACME, BOB, ONE, LOCKED, AT.plusSeconds(9));
    assertThat(guesses().purge(ACME, AT.plusSeconds(9))).as("counted anew").isZero();
    assertThat(guesses().purge(ACME, AT.plusSeconds(9).plusNanos(1_000))).isEqualTo(1);
  }

  @Test
  protected void letsOneOfManyCountWhoFoundTheSame() throws Exception {
    assertThat(winners(Guesses.NONE, ONE)).isEqualTo(1);
    assertThat(winners(ONE, LOCKED)).isEqualTo(1);
  }

  private long winners(Guesses found, Guesses next) throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(THREADS);
    try {
      List<Callable<Boolean>> all = IntStream.range(0, THREADS)
          .<Callable<Boolean>>mapToObj(each -> () -> replace(ACME, ANN, found, next)).toList();
      long won = 0;
      for (Future<Boolean> each : threads.invokeAll(all)) {
        won += each.get() ? 1 : 0;
      }
      return won;
    } finally {
      threads.shutdownNow();
    }
  }
}
