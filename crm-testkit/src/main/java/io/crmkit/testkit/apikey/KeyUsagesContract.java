package io.crmkit.testkit.apikey;

import static org.assertj.core.api.Assertions.assertThat;

import io.crmkit.apikey.model.KeyId;
import io.crmkit.apikey.model.KeyUsage;
import io.crmkit.apikey.port.KeyUsages;
import io.crmkit.core.TenantId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** What every {@link KeyUsages} must do. Extend it next to your adapter and return an empty one. */
public abstract class KeyUsagesContract {

  private static final TenantId ACME = new TenantId("acme");
  private static final TenantId GLOBEX = new TenantId("globex");
  private static final KeyId ONE = new KeyId("Größe 🚀 1");
  private static final KeyId TWO = new KeyId("2");
  private static final Instant AT = Instant.parse("2024-05-01T12:00:00.123456789Z");
  private static final int WRITERS = 4;
  private static final int ROUNDS = 25;

  /** Returns a store that holds nothing. Called once for each test. */
  protected abstract KeyUsages emptyUsages();

  @Test
  protected void addsUpAndKeepsTheLastUse() {
    KeyUsages usages = emptyUsages();
    assertThat(usages.of(ACME, ONE)).isEqualTo(KeyUsage.NONE);

    usages.add(ACME, Map.of(ONE, new KeyUsage(3, AT.plusNanos(1)), TWO, KeyUsage.at(AT)));
    usages.add(ACME, Map.of(ONE, new KeyUsage(Integer.MAX_VALUE, AT)));
    usages.add(ACME, Map.of());

    assertThat(usages.of(ACME, ONE)).isEqualTo(new KeyUsage(Integer.MAX_VALUE + 3L, AT.plusNanos(1)));
    assertThat(usages.of(ACME, TWO)).isEqualTo(KeyUsage.at(AT));
    assertThat(usages.of(GLOBEX, ONE)).isEqualTo(KeyUsage.NONE);
    assertThat(usages.of(ACME, new KeyId("größe 🚀 1"))).isEqualTo(KeyUsage.NONE);
  }

  @Test
  protected void losesNothingOfManyWhoAddAtOnce() throws Exception {
    KeyUsages usages = emptyUsages();
    ExecutorService writers = Executors.newFixedThreadPool(WRITERS);
    try {
      List<Future<?>> ends = new ArrayList<>();
      for (int writer = 0; writer < WRITERS; writer++) {
        // each in another order, so that two who wait for one another would be found
        List<KeyId> order = writer % 2 == 0 ? List.of(ONE, TWO) : List.of(TWO, ONE);
        ends.add(writers.submit(() -> addManyTimes(usages, order)));
      }
      for (Future<?> end : ends) {
        end.get();
      }
    } finally {
      writers.shutdownNow();
    }
    assertThat(usages.of(ACME, ONE)).isEqualTo(new KeyUsage(WRITERS * ROUNDS, AT.plusNanos(ROUNDS)));
    assertThat(usages.of(ACME, TWO)).isEqualTo(new KeyUsage(WRITERS * ROUNDS, AT.plusNanos(ROUNDS)));
  }

  private static void addManyTimes(KeyUsages usages, List<KeyId> order) {
    for (int round = 1; round <= ROUNDS; round++) {
      Map<KeyId, KeyUsage> uses = new LinkedHashMap<>();
      for (KeyId id : order) {
        uses.put(id, KeyUsage.at(AT.plusNanos(round)));
      }
      usages.add(ACME, uses);
    }
  }
}
