package io.crmkit.testkit.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.crmkit.core.StaleWriteException;
import io.crmkit.core.TenantId;
import io.crmkit.imports.model.Checkpoint;
import io.crmkit.imports.model.DuplicateOf;
import io.crmkit.imports.model.FileFinding;
import io.crmkit.imports.model.FilePrefix;
import io.crmkit.imports.model.ImportId;
import io.crmkit.imports.model.MatchPart;
import io.crmkit.imports.model.PlannedBatch;
import io.crmkit.imports.model.Portion;
import io.crmkit.imports.model.ProblemTally;
import io.crmkit.imports.model.RejectedRow;
import io.crmkit.imports.model.RowAction;
import io.crmkit.imports.model.RowCounts;
import io.crmkit.imports.model.RowPlace;
import io.crmkit.imports.model.RowPlan;
import io.crmkit.imports.model.RowProblem;
import io.crmkit.imports.model.StagedBatch;
import io.crmkit.imports.model.StagedRow;
import io.crmkit.imports.model.WorkMark;
import io.crmkit.imports.port.Staging;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every {@link Staging} must do. Extend it next to your adapter and return an empty one. */
public abstract class StagingContract {

  protected static final TenantId ACME = new TenantId("acme");
  protected static final TenantId GLOBEX = new TenantId("globex");
  protected static final ImportId FIRST = new ImportId("I-1");
  protected static final ImportId SECOND = new ImportId("I-2");

  private Staging staging = new InMemoryImports().staging();

  /** Returns a staging area that holds nothing. Called once for each test. */
  protected abstract Staging emptyStaging();

  @BeforeEach
  final void startEmpty() {
    staging = emptyStaging();
  }

  @Test
  protected void knowsNothingOfAnImportThatHasStagedNothing() {
    assertThat(staging.checkpoint(ACME, FIRST)).isEqualTo(Checkpoint.START);
    assertThat(staging.planned(ACME, FIRST)).isEqualTo(WorkMark.START);
    assertThat(staging.rows(ACME, FIRST, 0, 10)).isEmpty();
    assertThat(staging.rejected(ACME, FIRST, 0, 10)).isEmpty();
    assertThat(staging.plans(ACME, FIRST, 0, 10)).isEmpty();
  }

  @Test
  protected void keepsRowsAndHowFarTheImportIsWithThem() {
    StagedRow full = new StagedRow(1, new RowPlace("ä 🚀.csv", 2, 10), Arrays.asList("Größe \"x\"\n", null, ""),
        List.of("email=a@example.com", "phone=+49"));
    RejectedRow bad = new RejectedRow(2, new RowPlace("ä 🚀.csv", 3, -1), null, Arrays.asList("x", null, "=1+1"),
        List.of(new RowProblem("E-Mail", "email", "x", "import.rule.email", "No address."),
            new RowProblem(null, null, null, "import.rule.condition", "Größe"),
            new RowProblem("half\ud83d", null, "half\ud83d", "import.row.unknown-name", "No half\ud83d.")));
    Checkpoint after = new Checkpoint(0, 2, 2, 1, new FilePrefix(99, "ab"), 77, ProblemTally.NONE.with(List.of(bad)),
        List.of(new FileFinding("ä.csv", "import.csv.comments", "Größe")));

    staging.stage(ACME, FIRST, "contact", new StagedBatch(Checkpoint.START, after, List.of(full), List.of(bad)));

    assertThat(staging.checkpoint(ACME, FIRST)).isEqualTo(after);
    assertThat(staging.rows(ACME, FIRST, 0, 10)).containsExactly(full);
    assertThat(staging.rows(ACME, FIRST, List.of(1L, 2L))).isEqualTo(Map.of(1L, full));
    assertThat(staging.rejected(ACME, FIRST, 0, 10)).containsExactly(bad);
    assertThat(staging.rejected(ACME, FIRST, 2, 10)).isEmpty();
  }

  @Test
  protected void readsRowsInTheirOrderAPageAtATime() {
    stage(FIRST, Checkpoint.START, row(1), row(2), row(3));
    stage(FIRST, staging.checkpoint(ACME, FIRST), row(10), row(11));

    assertThat(staging.rows(ACME, FIRST, 1, 3)).extracting(StagedRow::number).containsExactly(2L, 3L, 10L);
    assertThat(staging.rows(ACME, FIRST, List.of(11L, 4L, 2L))).isEqualTo(Map.of(2L, row(2), 11L, row(11)));
    assertThat(staging.rows(ACME, FIRST, List.of())).isEmpty();
  }

  @Test
  protected void readsNoMoreRowsThanHaveSoManyCharactersButOneAtLeast() {
    stage(FIRST, Checkpoint.START, row(1, "a".repeat(150)), row(2, "b"), wide(3), wide(4), row(5, "c"));

    assertThat(staging.rows(ACME, FIRST, 0, 10, 1_000_000)).hasSize(5);
    assertThat(staging.rows(ACME, FIRST, 0, 2, 1_000_000)).extracting(StagedRow::number).containsExactly(1L, 2L);
    assertThat(staging.rows(ACME, FIRST, 0, 10, 50_000)).extracting(StagedRow::number).containsExactly(1L, 2L);
    assertThat(staging.rows(ACME, FIRST, 2, 10, 50_000)).containsExactly(wide(3));
    assertThat(staging.rows(ACME, FIRST, 3, 10, 150_000)).extracting(StagedRow::number).containsExactly(4L, 5L);
    assertThat(staging.rows(ACME, FIRST, 5, 10, 1)).isEmpty();
  }

  private static StagedRow wide(long number) {
    return new StagedRow(number, new RowPlace("f.csv", number, -1), List.of("x".repeat(100_000)), List.of());
  }

  @Test
  protected void readsNoMoreRowsAtOnceThanFitIntoMemory() {
    stage(FIRST, Checkpoint.START, wide(1), wide(2), wide(3));

    Portion<Long, StagedRow> some = staging.rows(ACME, FIRST, List.of(9L, 3L, 1L, 2L), 250_000);
    assertThat(some.looked()).isEqualTo(3);
    assertThat(some.found()).isEqualTo(Map.of(3L, wide(3), 1L, wide(1)));
    assertThat(staging.rows(ACME, FIRST, List.of(2L, 3L), 1)).isEqualTo(new Portion<>(Map.of(2L, wide(2)), 1));
    assertThat(staging.rows(ACME, SECOND, List.of(2L, 3L), 1)).isEqualTo(new Portion<>(Map.of(), 2));
  }

  @Test
  protected void stagesNothingTwice() {
    stage(FIRST, Checkpoint.START, row(1));
    Checkpoint before = staging.checkpoint(ACME, FIRST);

    assertThatExceptionOfType(StaleWriteException.class).isThrownBy(() -> stage(FIRST, Checkpoint.START, row(2)));
    assertThat(staging.checkpoint(ACME, FIRST)).isEqualTo(before);
    assertThat(staging.rows(ACME, FIRST, 0, 10)).hasSize(1);
  }

  @Test
  protected void findsTheFirstRowWithAKey() {
    stage(FIRST, Checkpoint.START, row(1, "a"), row(2, "a", "b"));
    stage(FIRST, staging.checkpoint(ACME, FIRST), row(3, "b"), row(4, "c"));

    assertThat(staging.rowsWith(ACME, FIRST, List.of("A", "a", "b", "c", "d"), 1))
        .isEqualTo(Map.of("a", List.of(1L), "b", List.of(2L), "c", List.of(4L)));
    assertThat(staging.rowsWith(ACME, FIRST, List.of("a", "b", "d"), 5))
        .isEqualTo(Map.of("a", List.of(1L, 2L), "b", List.of(2L, 3L)));
    assertThat(staging.rowsWith(ACME, FIRST, List.of(), 1)).isEmpty();
  }

  @Test
  protected void findsTheFirstRowsWithAKeyThatManyHave() {
    StagedRow[] rows = LongStream.rangeClosed(1, 2 * Staging.MOST_WITH_KEY)
        .mapToObj(number -> row(number, "a")).toArray(StagedRow[]::new);
    stage(FIRST, Checkpoint.START, rows);
    long last = rows[rows.length - 1].number();
    stage(FIRST, staging.checkpoint(ACME, FIRST), row(last + 1, "a", "b"));

    assertThat(staging.rowsWith(ACME, FIRST, List.of("a", "b"), Staging.MOST_WITH_KEY)).isEqualTo(Map.of(
        "a", LongStream.rangeClosed(1, Staging.MOST_WITH_KEY).boxed().toList(), "b", List.of(last + 1)));
  }

  @Test
  protected void findsRowsOfOtherImportsThatStillWait() {
    stage(FIRST, Checkpoint.START, row(1, "a"), row(2, "a"));
    stage(SECOND, Checkpoint.START, row(1, "b"), row(2, "a"));

    assertThat(staging.othersWith(ACME, SECOND, "contact", List.of("A", "a", "b"), 1))
        .isEqualTo(Map.of("a", List.of(new DuplicateOf.Staged(FIRST, 1, 0))));
    assertThat(staging.othersWith(ACME, SECOND, "contact", List.of("a", "b"), 2)).isEqualTo(
        Map.of("a", List.of(new DuplicateOf.Staged(FIRST, 1, 0), new DuplicateOf.Staged(FIRST, 2, 0))));
    assertThat(staging.othersWith(ACME, SECOND, "account", List.of("a"), 1)).isEmpty();
    staging.settle(ACME, FIRST);
    assertThat(staging.othersWith(ACME, SECOND, "contact", List.of("a"), 1)).isEmpty();
    assertThat(staging.rows(ACME, FIRST, 0, 10)).hasSize(2);
  }

  @Test
  protected void keepsPlansAndPutsALaterOneInThePlaceOfAnEarlier() {
    stage(FIRST, Checkpoint.START, row(1), row(2));
    RowPlan create = new RowPlan(1, RowAction.CREATE, "R-1", List.of());
    RowPlan review = new RowPlan(2, RowAction.REVIEW, "R-ä", List.of(
        new DuplicateOf.Existing("R-ä", 88, List.of(new MatchPart("größe", 12.5), new MatchPart("prior", -11.25))),
        new DuplicateOf.InFile(1, 70), new DuplicateOf.Staged(SECOND, 9, 50)));
    WorkMark planned = new WorkMark(2, new RowCounts(1, 0, 0, 0, 1, 1));
    staging.plan(ACME, FIRST, new PlannedBatch(WorkMark.START, planned, List.of(create, review)));

    assertThat(staging.planned(ACME, FIRST)).isEqualTo(planned);
    assertThat(staging.plans(ACME, FIRST, 0, 10)).containsExactly(create, review);
    assertThat(staging.plans(ACME, FIRST, 0, 1)).containsExactly(create);
    assertThat(staging.plans(ACME, FIRST, List.of(3L, 2L, 1L))).isEqualTo(Map.of(2L, review, 1L, create));

    RowPlan settled = new RowPlan(2, RowAction.MERGE, "R-ä", review.duplicates());
    staging.plan(ACME, FIRST, new PlannedBatch(planned, planned, List.of(settled)));
    assertThat(staging.plans(ACME, FIRST, 1, 10)).containsExactly(settled);
  }

  @Test
  protected void plansNothingTwice() {
    stage(FIRST, Checkpoint.START, row(1));
    PlannedBatch batch = new PlannedBatch(WorkMark.START, new WorkMark(1, RowCounts.NONE), List.of());
    staging.plan(ACME, FIRST, batch);

    assertThatExceptionOfType(StaleWriteException.class).isThrownBy(() -> staging.plan(ACME, FIRST, batch));
  }

  @Test
  protected void forgetsAnImportAndNoOther() {
    stage(FIRST, Checkpoint.START, row(1, "a"));
    stage(SECOND, Checkpoint.START, row(1, "b"));
    staging.remove(ACME, FIRST);

    assertThat(staging.checkpoint(ACME, FIRST)).isEqualTo(Checkpoint.START);
    assertThat(staging.rows(ACME, FIRST, 0, 10)).isEmpty();
    assertThat(staging.rowsWith(ACME, FIRST, List.of("a"), 1)).isEmpty();
    assertThat(staging.rows(ACME, SECOND, 0, 10)).hasSize(1);
  }

  @Test
  protected void readsRejectedRowsInTheirOrderAPageAtATime() {
    List<RejectedRow> rejected = LongStream.rangeClosed(1, 4).mapToObj(StagingContract::rejected).toList();
    Checkpoint after = new Checkpoint(0, 4, 4, 0, null, 0, ProblemTally.NONE.with(rejected), List.of());
    staging.stage(ACME, FIRST, "contact", new StagedBatch(Checkpoint.START, after, List.of(), rejected));

    assertThat(staging.rejected(ACME, FIRST, 0, 2)).isEqualTo(rejected.subList(0, 2));
    assertThat(staging.rejected(ACME, FIRST, 2, 10)).isEqualTo(rejected.subList(2, 4));
    assertThat(staging.rejected(GLOBEX, FIRST, 0, 10)).isEmpty();
    assertThat(staging.rejected(ACME, new ImportId("i-1"), 0, 10)).isEmpty();
  }

  private static RejectedRow rejected(long number) {
    return new RejectedRow(number, new RowPlace("a.csv", number + 1, -1), null, List.of("x"),
        List.of(new RowProblem("E-Mail", "email", "x", "import.rule.email", "No address.")));
  }

  @Test
  protected void keepsTenantsApart() {
    stage(FIRST, Checkpoint.START, row(1, "a"));
    WorkMark planned = new WorkMark(1, RowCounts.NONE);
    staging.plan(ACME, FIRST, new PlannedBatch(
        WorkMark.START, planned, List.of(new RowPlan(1, RowAction.CREATE, "R-1", List.of()))));

    assertThat(staging.checkpoint(GLOBEX, FIRST)).isEqualTo(Checkpoint.START);
    assertThat(staging.rows(GLOBEX, FIRST, 0, 10)).isEmpty();
    assertThat(staging.rows(GLOBEX, FIRST, 0, 10, 1_000)).isEmpty();
    assertThat(staging.rows(GLOBEX, FIRST, List.of(1L))).isEmpty();
    assertThat(staging.rows(GLOBEX, FIRST, List.of(1L), 1_000).found()).isEmpty();
    assertThat(staging.planned(GLOBEX, FIRST)).isEqualTo(WorkMark.START);
    assertThat(staging.plans(GLOBEX, FIRST, 0, 10)).isEmpty();
    assertThat(staging.plans(GLOBEX, FIRST, List.of(1L))).isEmpty();
    assertThat(staging.rowsWith(GLOBEX, FIRST, List.of("a"), 1)).isEmpty();
    assertThat(staging.othersWith(GLOBEX, SECOND, "contact", List.of("a"), 1)).isEmpty();
    staging.remove(GLOBEX, FIRST);
    assertThat(staging.rows(ACME, FIRST, 0, 10)).hasSize(1);
    assertThat(staging.planned(ACME, FIRST)).isEqualTo(planned);
    staging.settle(GLOBEX, FIRST);
    assertThat(staging.othersWith(ACME, SECOND, "contact", List.of("a"), 1)).hasSize(1);

    stage(GLOBEX, FIRST, Checkpoint.START, row(7, "a"));
    assertThat(staging.rows(ACME, FIRST, 0, 10)).containsExactly(row(1, "a"));
  }

  private void stage(ImportId id, Checkpoint before, StagedRow... rows) {
    stage(ACME, id, before, rows);
  }

  private void stage(TenantId tenant, ImportId id, Checkpoint before, StagedRow... rows) {
    long last = rows[rows.length - 1].number();
    Checkpoint after = new Checkpoint(0, last, last, before.valid() + rows.length, null, 0, ProblemTally.NONE, List.of());
    staging.stage(tenant, id, "contact", new StagedBatch(before, after, List.of(rows), List.of()));
  }

  private static StagedRow row(long number, String... keys) {
    return new StagedRow(number, new RowPlace("a.csv", number + 1, 10 * number), List.of("v" + number), List.of(keys));
  }
}
