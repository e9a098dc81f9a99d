package io.crmkit.testkit.imports;

import static io.crmkit.testkit.imports.ImportPlay.ACME;
import static io.crmkit.testkit.imports.ImportPlay.ALICE;
import static io.crmkit.testkit.imports.ImportPlay.CONTACT;
import static io.crmkit.testkit.imports.ImportPlay.ID;
import static org.assertj.core.api.Assertions.assertThat;

import io.crmkit.core.paging.PageRequest;
import io.crmkit.imports.ImportFile;
import io.crmkit.imports.Imports;
import io.crmkit.imports.PreviewRow;
import io.crmkit.imports.Watch;
import io.crmkit.imports.model.DuplicateOf;
import io.crmkit.imports.model.ImportWork;
import io.crmkit.imports.model.RowAction;
import io.crmkit.imports.model.RowCounts;
import io.crmkit.imports.model.Statistics;
import io.crmkit.imports.model.UndoConflict;
import io.crmkit.imports.model.template.DedupeStrategy;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Rows that are the same as earlier ones of their file, and go where those go. */
class FollowingRowsTest {

  private static final String HEADER = "E-mail,Name,Phone\n";
  private static final String UPDATE = "\"dedupe_fields\": [\"email\"], \"dedupe_strategy\": \"update\"";
  private static final String ANY = "\"dedupe_fields\": [\"email\", \"phone\"], \"dedupe_match\": \"any\","
      + " \"dedupe_bands\": [{\"from\": 90, \"strategy\": \"update\"}]";

  private static List<ImportFile> file(String rows) {
    return List.of(ImportPlay.file("a.csv", HEADER + rows));
  }

  private static List<RowAction> actions(ImportPlay play) {
    return play.imports.preview(ACME, ID, PageRequest.first(10)).items().stream().map(PreviewRow::plan)
        .map(plan -> plan.action()).toList();
  }

  @Nested
  class OfARowThatIsToWait {

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 10})
    void waitWithItAsThePreviewSays(int batch) {
      ImportPlay play = new ImportPlay(ImportPlay.template(UPDATE), batch);
      play.plan(ID, file("ada@x.org,Ada,1\nada@x.org,Countess,2\nbob@x.org,Bob,3\nada@x.org,Lovelace,4\n"));

      play.imports.settle(ACME, ID, 1, DedupeStrategy.REVIEW).orElseThrow();

      assertThat(actions(play))
          .containsExactly(RowAction.REVIEW, RowAction.REVIEW, RowAction.CREATE, RowAction.REVIEW);
      RowCounts planned = play.job(ID).planned();
      play.run(ID, List.of());
      assertThat(play.fields().values()).containsExactly(Map.of("email", "bob@x.org", "name", "Bob", "phone", "3"));
      assertThat(play.stores.records().mark(ACME, ID, ImportWork.COMMIT).counts()).isEqualTo(planned);
    }

    @Test
    void waitWithItThoughTheyFollowOneThatFollowsIt() {
      ImportPlay play = new ImportPlay(ImportPlay.template(ANY.replace("90", "50")), 1);
      play.plan(ID, file("ada@x.org,Ada,1\nada@x.org,Countess,2\neve@x.org,Eve,2\n"));
      assertThat(actions(play)).containsExactly(RowAction.CREATE, RowAction.UPDATE, RowAction.UPDATE);

      play.imports.settle(ACME, ID, 1, DedupeStrategy.REVIEW).orElseThrow();

      assertThat(actions(play)).containsOnly(RowAction.REVIEW);
      play.run(ID, List.of());
      assertThat(play.fields()).isEmpty();
    }

    @Test
    void doNotGoBeforeItWhoeverSettlesThem() {
      ImportPlay play = new ImportPlay(ImportPlay.template(UPDATE), 10);
      play.plan(ID, file("ada@x.org,Ada,1\nada@x.org,Countess,2\n"));
      play.imports.settle(ACME, ID, 1, DedupeStrategy.REVIEW).orElseThrow();

      play.imports.settle(ACME, ID, 2, DedupeStrategy.UPDATE).orElseThrow();
      assertThat(actions(play)).containsExactly(RowAction.REVIEW, RowAction.REVIEW);
      play.imports.settle(ACME, ID, 2, DedupeStrategy.SKIP).orElseThrow();
      assertThat(actions(play)).containsExactly(RowAction.REVIEW, RowAction.SKIP);
      play.imports.settle(ACME, ID, 2, DedupeStrategy.CREATE_NEW).orElseThrow();
      play.run(ID, List.of());

      assertThat(play.fields().values())
          .containsExactly(Map.of("email", "ada@x.org", "name", "Countess", "phone", "2"));
    }

    @Test
    void doNotGoBeforeItThoughTheyFollowOneThatFollowsIt() {
      ImportPlay play = new ImportPlay(ImportPlay.template(ANY.replace("90", "50")), 10);
      play.plan(ID, file("ada@x.org,Ada,1\nada@x.org,Countess,2\neve@x.org,Eve,2\n"));
      play.imports.settle(ACME, ID, 1, DedupeStrategy.REVIEW).orElseThrow();

      play.imports.settle(ACME, ID, 3, DedupeStrategy.UPDATE).orElseThrow();

      assertThat(actions(play)).containsOnly(RowAction.REVIEW);
    }

    @Test
    void goBeforeItIfSomebodySaysSoAndTheirRecordIsThere() {
      ImportPlay play =
          new ImportPlay(ImportPlay.template("\"dedupe_fields\": [\"email\"], \"dedupe_strategy\": \"review\""), 10);
      play.stores.records().put(ACME, CONTACT, "X", Map.of("email", "ada@x.org"));
      play.plan(ID, file("ada@x.org,Ada,1\nada@x.org,Countess,2\n"));

      play.imports.settle(ACME, ID, 2, DedupeStrategy.UPDATE).orElseThrow();
      play.run(ID, List.of());

      assertThat(play.fields())
          .isEqualTo(Map.of("X", Map.of("email", "ada@x.org", "name", "Countess", "phone", "2")));
      assertThat(actions(play)).containsExactly(RowAction.REVIEW, RowAction.UPDATE);
    }
  }

  @Nested
  class OfARowThatIsLeftOut {

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 10})
    void haveTheFirstOfThemMakeItsRecordAsThePreviewSays(int batch) {
      ImportPlay play = new ImportPlay(ImportPlay.template(UPDATE), batch);
      play.plan(ID, file("ada@x.org,Ada,1\nada@x.org,Countess,2\nbob@x.org,Bob,3\nada@x.org,,4\n"));

      play.imports.settle(ACME, ID, 1, DedupeStrategy.SKIP).orElseThrow();

      assertThat(actions(play)).containsExactly(RowAction.SKIP, RowAction.CREATE, RowAction.CREATE, RowAction.UPDATE);
      RowCounts planned = play.job(ID).planned();
      play.run(ID, List.of());
      assertThat(play.fields().values()).containsExactlyInAnyOrder(
          Map.of("email", "bob@x.org", "name", "Bob", "phone", "3"),
          Map.of("email", "ada@x.org", "name", "Countess", "phone", "4"));
      assertThat(play.job(ID).planned()).isEqualTo(planned);
    }

    @Test
    void haveTheNextOneMakeItIfThatIsLeftOutToo() {
      ImportPlay play = new ImportPlay(ImportPlay.template(UPDATE), 10);
      play.plan(ID, file("ada@x.org,Ada,1\nada@x.org,Countess,2\nada@x.org,Lovelace,3\n"));

      play.imports.settle(ACME, ID, 1, DedupeStrategy.SKIP).orElseThrow();
      play.imports.settle(ACME, ID, 2, DedupeStrategy.SKIP).orElseThrow();
      assertThat(actions(play)).containsExactly(RowAction.SKIP, RowAction.SKIP, RowAction.CREATE);
      play.imports.settle(ACME, ID, 2, DedupeStrategy.MERGE).orElseThrow();
      assertThat(actions(play)).containsExactly(RowAction.SKIP, RowAction.CREATE, RowAction.UPDATE);
    }

    @Test
    void meetItAgainOnceItIsTakenBackIn() {
      ImportPlay play = new ImportPlay(ImportPlay.template(UPDATE), 10);
      play.plan(ID, file("ada@x.org,Ada,1\nada@x.org,Countess,2\n"));
      RowCounts planned = play.job(ID).planned();

      play.imports.settle(ACME, ID, 1, DedupeStrategy.SKIP).orElseThrow();
      play.imports.settle(ACME, ID, 1, DedupeStrategy.CREATE_NEW).orElseThrow();

      assertThat(actions(play)).containsExactly(RowAction.CREATE, RowAction.UPDATE);
      assertThat(play.job(ID).planned()).isEqualTo(planned);
    }

    @Test
    void waitWithItOnceItIsToWait() {
      ImportPlay play = new ImportPlay(ImportPlay.template(UPDATE), 10);
      play.plan(ID, file("ada@x.org,Ada,1\nada@x.org,Countess,2\n"));

      play.imports.settle(ACME, ID, 1, DedupeStrategy.SKIP).orElseThrow();
      play.imports.settle(ACME, ID, 1, DedupeStrategy.REVIEW).orElseThrow();

      assertThat(actions(play)).containsOnly(RowAction.REVIEW);
    }

    @Test
    void meetWhatSomebodyElseHasMadeOfItMeanwhile() {
      ImportPlay play = new ImportPlay(ImportPlay.template(UPDATE), 10);
      play.plan(ID, file("ada@x.org,Ada,1\nada@x.org,Countess,2\nada@x.org,Lovelace,3\n"));
      play.imports.settle(ACME, ID, 1, DedupeStrategy.SKIP).orElseThrow();
      play.stores.records().put(ACME, CONTACT, "X", Map.of("email", "ada@x.org"));

      play.run(ID, List.of());

      assertThat(play.fields())
          .isEqualTo(Map.of("X", Map.of("email", "ada@x.org", "name", "Lovelace", "phone", "3")));
    }
  }

  @Nested
  class OfARowThatGoesElsewhere {

    @Test
    void areShownWhereTheyGoWithIt() {
      ImportPlay play = new ImportPlay(ImportPlay.template(ANY.replace("90", "50")), 1);
      play.stores.records().put(ACME, CONTACT, "X", Map.of("email", "ada@x.org", "phone", "9"));
      play.plan(ID, file("ada@x.org,Ada,1\neve@x.org,Eve,1\n"));

      play.imports.settle(ACME, ID, 1, DedupeStrategy.CREATE_NEW).orElseThrow();

      List<PreviewRow> shown = play.imports.preview(ACME, ID, PageRequest.first(10)).items();
      assertThat(shown.get(1).plan().record()).isEqualTo(shown.get(0).plan().record()).isNotEqualTo("X");
      play.run(ID, List.of());
      assertThat(play.fields().get(shown.get(1).plan().record()))
          .isEqualTo(Map.of("email", "eve@x.org", "name", "Eve", "phone", "1"));
    }
  }

  @Nested
  class OfSeveralKeys {

    @Test
    void areScoredByAllTheyShareWithOneThatIsNotTheFirstOfAnyKey() {
      ImportPlay play = new ImportPlay(ImportPlay.template(ANY), 10);
      play.run(ID, file("ada@x.org,Ada,1\nada@x.org,Bea,2\nada@x.org,Cea,2\n"));

      assertThat(play.fields().values()).containsExactlyInAnyOrder(
          Map.of("email", "ada@x.org", "name", "Ada", "phone", "1"),
          Map.of("email", "ada@x.org", "name", "Cea", "phone", "2"));
      assertThat(play.stores.staging().plans(ACME, ID, 2, 1).get(0).duplicates())
          .containsExactly(new DuplicateOf.InFile(2, 100), new DuplicateOf.InFile(1, 50));
    }

    @ParameterizedTest
    @ValueSource(ints = {7, 1_000})
    void areScoredByAllTheyShareHoweverManyRowsHaveOneOfTheKeys(int batch) {
      ImportPlay play = new ImportPlay(ImportPlay.template(ANY), batch);
      StringBuilder rows = new StringBuilder();
      for (int i = 0; i < 50; i++) {
        rows.append("none@none.com,N,p%d\n".formatted(i));
      }
      play.plan(ID, file(rows + "none@none.com,M,p40\n"));

      assertThat(play.stores.staging().plans(ACME, ID, 50, 1).get(0).duplicates())
          .first().isEqualTo(new DuplicateOf.InFile(41, 100));
    }
  }

  @Nested
  class OfOneThatSomebodyEditsInBetween {

    private final ImportPlay play = new ImportPlay(ImportPlay.template(UPDATE), 1);

    private void commit() {
      boolean[] done = {false};
      Imports late = Imports.builder(play.stores.imports(), play.stores.staging(),
          new LateRecords(play.stores.records(), () -> play.fields().forEach((id, fields) -> {
            if (!done[0] && "2".equals(fields.get("phone"))) {
              done[0] = true;
              play.stores.records().put(
                  ACME, CONTACT, id, Map.of("email", "ada@x.org", "name", "Ada", "phone", "9"));
            }
          })), Clock.systemUTC()).batch(1).build();
      play.plan(ID, file("ada@x.org,Ada,2\nada@x.org,Ada,3\n"));
      late.commit(ACME, ID, ALICE, Watch.NOBODY).orElseThrow();
      assertThat(done[0]).isTrue();
    }

    @Test
    void leaveTheEditWhenTheyAreTakenBack() {
      play.stores.records().put(ACME, CONTACT, "X", Map.of("email", "ada@x.org", "phone", "1"));
      commit();

      play.undo(ID);

      assertThat(play.fields()).isEqualTo(Map.of("X", Map.of("email", "ada@x.org", "phone", "9")));
    }

    @Test
    void leaveTheRecordThatTheImportMadeWhenTheyAreTakenBack() {
      commit();

      play.undo(ID);

      assertThat(play.fields().values()).containsExactly(Map.of("email", "ada@x.org", "name", "Ada", "phone", "3"));
      assertThat(play.imports.conflicts(ACME, ID, PageRequest.first(5)).items())
          .containsExactly(new UndoConflict(play.fields().keySet().iterator().next(), List.of()));
      assertThat(play.imports.statistics(ACME, ID)).isEqualTo(new Statistics(2, 0, 1, 0));
    }
  }
}
