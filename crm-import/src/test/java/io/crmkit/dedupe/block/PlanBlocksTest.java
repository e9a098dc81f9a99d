package io.crmkit.dedupe.block;

import static org.assertj.core.api.Assertions.assertThat;

import io.crmkit.core.progress.Cancellation;
import io.crmkit.dedupe.compare.FieldSource;
import io.crmkit.dedupe.compare.Records;
import io.crmkit.dedupe.model.BlockingKey;
import io.crmkit.dedupe.model.BlockingPlan;
import io.crmkit.dedupe.model.FieldKind;
import io.crmkit.dedupe.model.KeyPart;
import io.crmkit.dedupe.model.KeyTake;
import io.crmkit.dedupe.table.RecordTable;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A block of too many records is let through if most of its pairs match. */
class PlanBlocksTest {

  private static final int MOST = 50;
  private static final BlockingPlan PLAN = new BlockingPlan(
      List.of(new BlockingKey(List.of(new KeyTake("town", KeyPart.VALUE)))), MOST, List.of());

  /** So many people in each of some towns, and two in another one. */
  private static Records people(int inEachTown, String... towns) {
    RecordTable.Builder rows = RecordTable.of(List.of("town", "name"));
    for (String town : towns) {
      for (int i = 0; i < inEachTown; i++) {
        rows.add(0, List.of(town, "name " + i));
      }
    }
    RecordTable table = rows.add(0, List.of("kiel", "x")).add(0, List.of("kiel", "y")).build();
    return Records.of(table, table.columns().stream()
        .map(column -> new FieldSource(FieldKind.NAME, column, FieldSource.Personal.SHARED)).toList());
  }

  private static PlanBlocks blocks(Records records, BlockingPlan plan, PlanBlocks.Likeness likeness) {
    return PlanBlocks.of(records, plan, likeness, Cancellation.never());
  }

  @Test
  void letsACrowdThroughMostOfWhosePairsMatch() {
    Records records = people(80, "ulm");
    PlanBlocks blocks = blocks(records, PLAN, (one, other) -> (one + other) % 3 > 0);

    assertThat(blocks.pairs()).hasSize(80 * 79 / 2 + 1).isSorted().doesNotHaveDuplicates();
    assertThat(blocks.pairsOfFew()).hasSize(1);
    assertThat(blocks.plan().crowds()).hasSize(1);
    assertThat(blocks.plan().frequent()).isEmpty();
  }

  @Test
  void keepsOutWhatOnlySharesAValue() {
    PlanBlocks blocks = blocks(people(80, "ulm"), PLAN, (one, other) -> (one + other) % 3 == 0);

    assertThat(blocks.pairs()).hasSize(1);
    assertThat(blocks.plan().crowds()).isEmpty();
    assertThat(blocks.plan().frequent()).hasSize(1);
  }

  @Test
  void knowsACrowdAgainByThePlanAlone() {
    BlockingPlan plan = blocks(people(80, "ulm"), PLAN, (one, other) -> true).plan();

    assertThat(PlanBlocks.of(people(90, "ulm"), plan, Cancellation.never()).pairs()).hasSize(90 * 89 / 2 + 1);
    assertThat(PlanBlocks.of(people(90, "ulm"), PLAN, Cancellation.never()).pairs()).hasSize(1);
  }

  @Test
  void keepsOutACrowdThatIsTooLarge() {
    int most = BlockingPlan.MOST_PER_CROWD;

    assertThat(blocks(people(most, "ulm"), PLAN, (one, other) -> true).pairs()).hasSize(most * (most - 1) / 2 + 1);
    assertThat(blocks(people(most + 1, "ulm"), PLAN, (one, other) -> true).pairs()).hasSize(1);
  }

  /** One of the largest fits, and 20 pairs a record. */
  @Test
  void hasRoomForSoManyPairsOfCrowdsAsThereAreRecords() {
    int most = BlockingPlan.MOST_PER_CROWD;
    PlanBlocks blocks = blocks(people(most, "ulm", "bonn"), PLAN, (one, other) -> true);

    assertThat(blocks.pairs()).hasSize(most * (most - 1) / 2 + 1);
    assertThat(blocks.plan().crowds()).hasSize(1);
    assertThat(blocks.plan().frequent()).hasSize(1);
    assertThat(blocks(people(200, "ulm", "bonn"), PLAN, (one, other) -> true).plan().crowds()).hasSize(2);
  }
}
