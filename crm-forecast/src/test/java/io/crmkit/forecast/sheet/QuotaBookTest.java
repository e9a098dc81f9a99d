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
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Ann is in a team, which moves from the west to the east of the world. */
class QuotaBookTest {

  private static final Days NOVEMBER = new Days(LocalDate.parse("2024-11-01"), LocalDate.parse("2024-11-30"));
  private static final Quota OF_ANN = quota("ann", "USD 5000.00", "team", "west", "world");

  private static Quota quota(String node, String amount, String... above) {
    return new Quota(new Place("sales", node, NOVEMBER, Column.of(Basis.AMOUNT)),
        Money.parse(amount), List.of(above).toString(), List.of(above), "host", Instant.EPOCH);
  }

  private static Optional<Money> at(String node, Quota... quotas) {
    return new QuotaBook(List.of(quotas), NOVEMBER).of(node, NOVEMBER);
  }

  @Test
  void aQuotaBetweenStandsForThoseBelowItWhereItCounts() {
    Quota ofTeam = quota("team", "USD 700.00", "west", "world");

    assertThat(at("team", OF_ANN, ofTeam)).contains(Money.parse("USD 700.00"));
    assertThat(at("west", OF_ANN, ofTeam)).contains(Money.parse("USD 700.00"));
    assertThat(at("world", OF_ANN, ofTeam)).contains(Money.parse("USD 700.00"));
  }

  @Test
  void aQuotaStaysWhereItWasSetThoughOneBetweenMovedAndGotItsOwn() {
    Quota movedTeam = quota("team", "USD 700.00", "east", "world");

    assertThat(at("west", OF_ANN, movedTeam)).contains(Money.parse("USD 5000.00"));
    assertThat(at("east", OF_ANN, movedTeam)).contains(Money.parse("USD 700.00"));
    assertThat(at("world", OF_ANN, movedTeam)).contains(Money.parse("USD 700.00"));
  }
}
