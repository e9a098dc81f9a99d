package io.crmkit.testkit.sso.account;

import static org.assertj.core.api.Assertions.assertThat;

import io.crmkit.core.TenantId;
import io.crmkit.sso.account.model.PasswordHash;
import io.crmkit.sso.account.port.PasswordHashes;
import io.crmkit.sso.model.SecretHash;
import io.crmkit.sso.model.UserId;
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

/** What every {@link PasswordHashes} must do. Extend it next to your adapter and return an empty store. */
public abstract class PasswordHashesContract {

  private static final TenantId ACME = new TenantId("acme");
  private static final TenantId GLOBEX = new TenantId("globex");
  private static final UserId ANN = new UserId("ann");
  private static final UserId BOB = new UserId("größe 🚀");
  private static final int THREADS = 8;
  private static final int ROUNDS = 10;

  private @Nullable PasswordHashes hashes;

  /** Returns a store, holding nothing. Called once for each test. */
  protected abstract PasswordHashes emptyHashes();

  @BeforeEach
  final void startEmpty() {
    hashes = emptyHashes();
  }

  private PasswordHashes hashes() {
    return Objects.requireNonNull(hashes);
  }

  private static PasswordHash hash(String of) {
    return new PasswordHash(600_000, "AAAAAAAAAAAAAAAAAAAA_-", SecretHash.ofRandom(List.of("contract"), of));
  }

  @Test
  protected void findsWhatWasPutLast() {
    assertThat(hashes().find(ACME, ANN)).isEmpty();
    hashes().put(ACME, ANN, hash("1"));
    hashes().put(ACME, BOB, hash("2"));
    hashes().put(ACME, ANN, hash("3"));
    assertThat(hashes().find(ACME, ANN)).contains(hash("3"));
    assertThat(hashes().find(ACME, BOB)).contains(hash("2"));
    assertThat(hashes().find(GLOBEX, ANN)).isEmpty();
    assertThat(hashes().find(ACME, new UserId("Ann"))).isEmpty();
  }

  @Test
  protected void forgetsOneAlone() {
    hashes().put(ACME, ANN, hash("1"));
    hashes().put(ACME, BOB, hash("2"));
    hashes().put(GLOBEX, ANN, hash("3"));
    hashes().remove(ACME, ANN);
    hashes().remove(ACME, ANN);
    assertThat(hashes().find(ACME, ANN)).isEmpty();
    assertThat(hashes().find(ACME, BOB)).isPresent();
    assertThat(hashes().find(GLOBEX, ANN)).isPresent();
  }

  @Test
  protected void keepsOneOfManyThatArePutAtOnce() throws Exception {
    List<PasswordHash> all = IntStream.range(0, THREADS).mapToObj(each -> hash("of " + each)).toList();
    ExecutorService threads = Executors.newFixedThreadPool(THREADS);
    try {
      for (int round = 0; round < ROUNDS; round++) {
        UserId user = new UserId("user " + round);
        putAtOnce(threads, user, all);
        assertThat(hashes().find(ACME, user)).as("put where there was none").isPresent().get().isIn(all);
        putAtOnce(threads, user, all);
        assertThat(hashes().find(ACME, user)).as("put in place of another").isPresent().get().isIn(all);
      }
    } finally {
      threads.shutdownNow();
    }
  }

  private void putAtOnce(ExecutorService threads, UserId user, List<PasswordHash> all) throws Exception {
    List<Callable<PasswordHash>> puts = all.stream().<Callable<PasswordHash>>map(each -> () -> {
      hashes().put(ACME, user, each);
      return each;
    }).toList();
    for (Future<PasswordHash> each : threads.invokeAll(puts)) {
      each.get();
    }
  }
}
