package io.crmkit.jdbc.forecast;

import static org.assertj.core.api.Assertions.assertThat;

import io.crmkit.core.TenantId;
import io.crmkit.core.money.Money;
import io.crmkit.forecast.model.Deal;
import io.crmkit.forecast.port.SnapshotRepository;
import io.crmkit.forecast.snapshot.model.SnapshotMark;
import io.crmkit.forecast.snapshot.model.SnapshotPart;
import io.crmkit.jdbc.ExplainedDataSource;
import io.crmkit.jdbc.RowCopies;
import io.crmkit.jdbc.TestDatabase;
import io.crmkit.jdbc.TestDatabases;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

/** That some deals among many cost what they are and not what there is, by the plans of the database. */
class SnapshotsPlanTest {

  private static final TenantId ACME = new TenantId("acme");
  private static final int MANY = 20_000;
  private static final int SOME = 500;

  @ParameterizedTest
  @EnumSource(mode = Mode.EXCLUDE, names = "H2_FILE")
  void findsSomeDealsByTheirKeys(TestDatabases databases) {
    try (TestDatabase database = databases.migrated()) {
      ExplainedDataSource explained = new ExplainedDataSource(database.dataSource());
      SnapshotRepository snapshots = new JdbcSnapshots(explained.dataSource()).snapshots();
      SnapshotMark mark = new SnapshotMark(1, Instant.parse("2024-05-01T12:00:00Z"), 1);
      assertThat(snapshots.open(ACME, 0)).isEqualTo(1);
      snapshots.write(ACME, 1, new SnapshotPart(List.of(deal()), List.of()));
      snapshots.publish(ACME, mark);
      RowCopies.insert(database, "crm_snapshot_deal", "deal_id = 'D-0'", MANY,
          Map.of("deal_id", "'D-' || n", "deal", "replace(deal, 'D-0', 'D-' || n)"));
      database.execute("analyze");
      explained.takePlans();

      assertThat(snapshots.find(ACME, mark, IntStream.range(0, SOME).mapToObj(i -> "D-" + 31 * i).toList()))
          .hasSize(SOME);
      // the ids themselves and the rows, and H2 counts some twice
      assertThat(explained.takePlans()).isNotEmpty()
          .allSatisfy(plan -> assertThat(plan.rows()).as("%s", plan).isLessThanOrEqualTo(4L * SOME));
    }
  }

  private static Deal deal() {
    return Deal.builder("D-0", "negotiation").amount(Money.parse("EUR 10.00")).build();
  }
}
