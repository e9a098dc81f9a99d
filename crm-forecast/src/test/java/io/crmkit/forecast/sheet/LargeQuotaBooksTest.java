package io.crmkit.forecast.sheet;

import static org.assertj.core.api.Assertions.assertThat;

import io.crmkit.core.money.Money;
import io.crmkit.forecast.model.plan.Basis;
import io.crmkit.forecast.model.plan.Column;
import io.crmkit.forecast.model.plan.Days;
import io.crmkit.forecast.model.plan.Place;
import io.crmkit.forecast.model.plan.Quota;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** As many quotas as a forecast takes, read at every node. */
class LargeQuotaBooksTest {

  private static final Days YEAR = new Days(LocalDate.parse("2024-01-01"), LocalDate.parse("2024-12-31"));
  private static final int DEPTH = 400;

  private final List<Quota> quotas = new ArrayList<>();
  private final List<String> chain = new ArrayList<>();

  private void put(String node, List<String> above, int month) {
    LocalDate first = LocalDate.of(2024, month, 1);
    Place place = new Place("sales", node, new Days(first, first.plusMonths(1).minusDays(1)), Column.of(Basis.AMOUNT));
    quotas.add(new Quota(place, Money.ofMinor(100, "USD"), "v1", above, "host", Instant.EPOCH));
  }

  private void assertReached(String node, long minor) {
    assertThat(chain).isNotEmpty();
    QuotaBook book = new QuotaBook(quotas, YEAR);
    chain.forEach(each -> assertThat(book.of(each, YEAR)).isPresent());
    assertThat(book.of(node, YEAR)).contains(Money.ofMinor(minor, "USD"));
  }

  @Test
  @Timeout(20)
  void areReadWhereAllStandBelowADeepChain() {
    for (int level = DEPTH - 1; level >= 0; level--) {
      chain.add("level " + level);
    }
    for (int i = 0; i < 4_800; i++) {
      put("person " + i / 12, chain, 1 + i % 12);
    }
    assertReached("level 0", 480_000);
  }

  @Test
  @Timeout(20)
  void areReadWhereEachNodeHasItsOwn() {
    for (int level = DEPTH - 1; level >= 0; level--) {
      chain.add("level " + level);
    }
    for (int i = 0; i < 4_800; i++) {
      put(chain.get(i / 12), chain.subList(i / 12 + 1, DEPTH), 1 + i % 12);
    }
    assertReached("level 0", 1_200);
  }
}
