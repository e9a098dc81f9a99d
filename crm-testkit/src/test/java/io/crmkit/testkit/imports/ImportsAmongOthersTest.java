package io.crmkit.testkit.imports;

import static io.crmkit.testkit.imports.ImportPlay.ACME;
import static io.crmkit.testkit.imports.ImportPlay.ALICE;
import static io.crmkit.testkit.imports.ImportPlay.CONTACT;
import static io.crmkit.testkit.imports.ImportPlay.ID;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.crmkit.core.Decision;
import io.crmkit.core.Decision.Refused;
import io.crmkit.core.RefusedException;
import io.crmkit.core.paging.Cursor;
import io.crmkit.core.paging.PageRequest;
import io.crmkit.core.progress.Cancellation;
import io.crmkit.core.progress.Progress;
import io.crmkit.core.progress.ProgressListener;
import io.crmkit.imports.ImportFile;
import io.crmkit.imports.Imports;
import io.crmkit.imports.PreviewRow;
import io.crmkit.imports.Watch;
import io.crmkit.imports.model.DuplicateOf;
import io.crmkit.imports.model.FileFinding;
import io.crmkit.imports.model.ImportEvent;
import io.crmkit.imports.model.ImportPhase;
import io.crmkit.imports.model.ImportWork;
import io.crmkit.imports.model.RowAction;
import io.crmkit.imports.model.RowCounts;
import io.crmkit.imports.model.Statistics;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** Imports while users and other imports work on the same records. */
class ImportsAmongOthersTest {

  private static final String HEADER = "E-mail,Name,Phone\n";
  private static final String UPDATE = "\"dedupe_fields\": [\"email\"], \"dedupe_strategy\": \"update\"";
  private static final String BANDS = "\"dedupe_fields\": [\"email\", \"phone\"], \"dedupe_match\": \"any\","
      + " \"dedupe_bands\": [{\"from\": 90, \"strategy\": \"update\"}, {\"from\": 40, \"strategy\": \"review\"}]";

  private static List<ImportFile> file(String rows) {
    return List.of(ImportPlay.file("a.csv", HEADER + rows));
  }

  private static List<RowAction> actions(ImportPlay play) {
    return play.imports.preview(ACME, ID, PageRequest.first(10)).items().stream().map(PreviewRow::plan)
        .map(plan -> plan.action()).toList();
  }

  @Nested
  class Commits {

    @Test
    void meetTheRecordThatTheirsWasMergedInto() {
      ImportPlay play = new ImportPlay(ImportPlay.template(UPDATE), 2);
      play.stores.records().put(ACME, CONTACT, "X", Map.of("email", "ada@x.org"));
      play.plan(ID, file("ada@x.org,Ada,1\nbob@x.org,Bob,2\nada@x.org,,3\n"));
      play.stores.records().delete(ACME, CONTACT, "X");
      play.stores.records().put(ACME, CONTACT, "Y", Map.of("email", "ada@x.org", "name", "Countess"));

      play.run(ID, List.of());

      assertThat(play.fields()).hasSize(2)
          .containsEntry("Y", Map.of("email", "ada@x.org", "name", "Ada", "phone", "3"));
    }

    @Test
    void makeARecordAnewThatHasGone() {
      ImportPlay play = new ImportPlay(ImportPlay.template(UPDATE), 1);
      play.stores.records().put(ACME, CONTACT, "X", Map.of("email", "ada@x.org"));
      play.plan(ID, file("ada@x.org,Ada,1\nada@x.org,,3\n"));
      play.stores.records().delete(ACME, CONTACT, "X");

      play.run(ID, List.of());

      assertThat(play.fields().values()).containsExactly(Map.of("email", "ada@x.org", "name", "Ada", "phone", "3"));
    }

    @Test
    void meetARecordThatTheyChangedAndSomebodyElseMadeTheSame() {
      ImportPlay play = new ImportPlay(ImportPlay.template(BANDS), 1);
      play.stores.records().put(ACME, CONTACT, "X", Map.of("email", "ada@x.org", "phone", "1"));
      play.plan(ID, file("ada@x.org,Ada,1\nbob@x.org,Bob,2\n"));
      assertThat(actions(play)).containsExactly(RowAction.UPDATE, RowAction.CREATE);
      boolean[] done = {false};
      Imports late = Imports.builder(play.stores.imports(), play.stores.staging(),
              new LateRecords(play.stores.records(), () -> {
                if (!done[0]
                    && play.fields().containsValue(Map.of("email", "ada@x.org", "name", "Ada", "phone", "1"))) {
                  done[0] = true;
                  play.stores.records().put(
                      ACME, CONTACT, "X", Map.of("email", "bob@x.org", "name", "Ada", "phone", "2"));
                }
              }), Clock.systemUTC()).batch(1).build();

      late.commit(ACME, ID, ALICE, Watch.NOBODY).orElseThrow();

      assertThat(done[0]).isTrue();
      assertThat(play.fields()).isEqualTo(Map.of("X", Map.of("email", "bob@x.org", "name", "Bob", "phone", "2")));
    }

    @Test
    void letARowWaitWithTheOneThatItFollows() {
      ImportPlay play = new ImportPlay(ImportPlay.template(BANDS), 1);
      play.plan(ID, file("ada@x.org,Ada,1\nada@x.org,Countess,1\n"));
      assertThat(actions(play)).containsExactly(RowAction.CREATE, RowAction.UPDATE);
      play.stores.records().put(ACME, CONTACT, "X", Map.of("email", "other@x.org", "phone", "1"));

      play.run(ID, List.of());

      assertThat(play.fields()).isEqualTo(Map.of("X", Map.of("email", "other@x.org", "phone", "1")));
      assertThat(actions(play)).containsExactly(RowAction.REVIEW, RowAction.REVIEW);
    }

    @Test
    void writeNothingAnyMoreOnceTheImportIsTakenBack() {
      ImportPlay play = new ImportPlay(ImportPlay.template(UPDATE), 1);
      play.plan(ID, file("ada@x.org,Ada,1\nbob@x.org,Bob,2\n"));
      boolean[] undone = {false};
      Cancellation undoing = () -> {
        if (!undone[0] && !play.records().isEmpty()) {
          undone[0] = true;
          play.undo(ID);
        }
        return false;
      };
      // the commit has asked whether it may go on before the other one begins to take it back
      Imports late = Imports.builder(play.stores.imports(), play.stores.staging(),
              new LateRecords(play.stores.records(), undoing::isCancelled), Clock.systemUTC()).batch(1).build();

      Decision<ImportEvent> answer = late.commit(ACME, ID, ALICE, Watch.NOBODY);

      assertThat(undone[0]).isTrue();
      assertThat(answer).isInstanceOf(Refused.class);
      assertThat(play.records()).isEmpty();
      assertThat(play.phase(ID)).isEqualTo(ImportPhase.UNDONE);
      assertThat(play.imports.statistics(ACME, ID)).isEqualTo(new Statistics(2, 0, 0, 0));
    }

    @Test
    void believeAFinderThatTellsEqualKeysApart() {
      for (int batch : List.of(1, 2)) {
        ImportPlay play = new ImportPlay(ImportPlay.template(UPDATE), batch);
        Imports apart = Imports.builder(
                play.stores.imports(), play.stores.staging(), play.stores.records(), Clock.systemUTC())
            .finder((tenant, id, template, rows) -> rows.stream().map(row -> List.<DuplicateOf>of()).toList())
            .batch(batch).build();
        List<ImportFile> files = file("ada@x.org,Ada,1\nada@x.org,Other,2\n");
        apart.open(ACME, ID, ALICE, ImportPlay.template(UPDATE), files).orElseThrow();
        apart.stage(ACME, ID, files, Watch.NOBODY).orElseThrow();
        apart.plan(ACME, ID, Watch.NOBODY).orElseThrow();

        apart.commit(ACME, ID, ALICE, Watch.NOBODY).orElseThrow();

        assertThat(play.records()).as("batch %d", batch).hasSize(2);
      }
    }
  }

  @Test
  void leavesNothingBehindThatIsCancelledWhileItIsStaged() {
    ImportPlay play = new ImportPlay(ImportPlay.template(UPDATE), 10);
    List<ImportFile> files = file("ada@x.org,Ada,1\n");
    play.imports.open(ACME, ID, ALICE, ImportPlay.template(UPDATE), files).orElseThrow();
    Imports slow = Imports.builder(play.stores.imports(), play.stores.staging(), play.stores.records(),
            Clock.systemUTC()).check(fields -> {
              play.imports.cancel(ACME, ID, ALICE).orElseThrow();
              return List.of();
            }).build();

    assertThat(slow.stage(ACME, ID, files, Watch.NOBODY)).isInstanceOf(Refused.class);
    assertThat(play.stores.staging().rows(ACME, ID, 0, 10)).isEmpty();
  }

  @Test
  void meetsAKeyThatThousandsHaveByItsFirstRecordsAlone() {
    ImportPlay play = new ImportPlay(ImportPlay.template(BANDS), 1_000);
    for (int i = 0; i < 3_000; i++) {
      play.stores.records().put(ACME, CONTACT, "N-" + i, Map.of("email", "none@none.com", "phone", "p" + i));
    }
    play.plan(ID, file("none@none.com,N,x\n".repeat(2_000) + "none@none.com,N,p2999\n"));

    List<PreviewRow> rows = new ArrayList<>();
    play.imports.preview(ACME, ID, PageRequest.first(2)).items().forEach(rows::add);
    assertThat(rows).allSatisfy(row -> assertThat(row.plan().duplicates())
        .filteredOn(DuplicateOf.Existing.class::isInstance).hasSize(10));
    // the record that has both keys is found although it is far behind the first of one of them
    assertThat(play.stores.staging().plans(ACME, ID, 2_000, 1)).singleElement()
        .satisfies(plan -> assertThat(plan.duplicates()).first()
            .isEqualTo(new DuplicateOf.Existing("N-2999", 100)));
  }

  @Test
  void takesTextsThatDifferInWhatNobodySeesForTheSame() {
    ImportPlay play = new ImportPlay(ImportPlay.template(UPDATE), 10);
    String rows = String.join(",N,1\n", "ada@x.org", "\u200bada@x.org", "ada\u00ad@x.org", "\u202aada@x.org\u202c",
        "ada@x.org\ufeff", "ada@x.org\u00a0", "Ada@x\u2060.org", "");

    ImportPlay lax = new ImportPlay(ImportPlay.template(UPDATE).replace("{\"field\": \"email\", \"rule\": \"email\"}",
        "{\"field\": \"email\", \"rule\": \"length\", \"min\": 1}"), 10);
    lax.run(ID, file(rows));
    play.run(ID, file("ada@x.org,A,1\n"));

    assertThat(lax.records()).hasSize(1);
    assertThat(lax.imports.statistics(ACME, ID)).isEqualTo(new Statistics(7, 0, 6, 7));
  }

  @Nested
  class Tells {

    @Test
    void whatWasNotCertainAboutAFileAndWhichColumnsItLacks() {
      ImportPlay play = new ImportPlay(ImportPlay.template(UPDATE), 10);
      play.plan(ID, List.of(ImportPlay.file("a.csv", "E-mail,E-mail\nada@x.org,x\n")));

      List<FileFinding> findings = Objects.requireNonNull(play.job(ID).staged()).findings();

      assertThat(findings).extracting(FileFinding::file).containsOnly("a.csv");
      assertThat(findings).extracting(FileFinding::code).contains("import.header.duplicate", "import.missing-column");
      assertThat(findings).extracting(FileFinding::message).anyMatch(message -> message.contains("'Phone'"));
    }

    @Test
    void thatAColumnIsMissingByWhichRowsAreCompared() {
      String byPhone = "\"dedupe_fields\": [\"phone\"]";
      ImportPlay play = new ImportPlay(ImportPlay.template(byPhone), 10);
      List<ImportFile> files = List.of(ImportPlay.file("a.csv", "E-mail,Name\nada@x.org,Ada\n"));
      play.imports.open(ACME, ID, ALICE, ImportPlay.template(byPhone), files).orElseThrow();

      assertThat(play.imports.stage(ACME, ID, files, Watch.NOBODY)).isInstanceOfSatisfying(Refused.class,
          refused -> assertThat(refused.refusal().message()).contains("no column 'Phone'"));
    }

    @Test
    void howFarItIsFromWhereItWasCutShort() {
      ImportPlay play = new ImportPlay(ImportPlay.template(UPDATE), 1);
      play.plan(ID, file("a@x.org,A,1\nb@x.org,B,2\nc@x.org,C,3\nd@x.org,D,4\n"));
      for (int life = 10; play.records().size() < 2; life++) {
        play.kills.after(life);
        assertThatExceptionOfType(Kills.Killed.class).isThrownBy(() -> play.run(ID, List.of()));
      }
      play.kills.never();
      int left = 4 - play.records().size();
      List<Progress> heard = new ArrayList<>();

      play.imports.commit(ACME, ID, ALICE, new Watch(heard::add, Cancellation.never())).orElseThrow();

      assertThat(heard).last().satisfies(end -> assertThat(end.done()).isEqualTo(left));
      assertThat(heard).last().satisfies(end -> assertThat(end.fraction().orElse(0)).isEqualTo(1));
    }

    @Test
    void thatACursorIsNone() {
      ImportPlay play = new ImportPlay(ImportPlay.template(UPDATE), 1);
      play.plan(ID, file("a@x.org,A,1\n"));

      for (String key : List.of("abc", "", "-1", "99999999999999999999")) {
        PageRequest forged = new PageRequest(10, new Cursor("imports/preview", List.of(key)));
        assertThatExceptionOfType(RefusedException.class)
            .isThrownBy(() -> play.imports.preview(ACME, ID, forged)).withMessageContaining("Start at the first page");
      }
    }
  }

  @Test
  void endsABatchBeforeItFillsTheMemory() {
    ImportPlay play = new ImportPlay(ImportPlay.template(""), 1_000);
    Sizes sizes = new Sizes();
    String wide = "ada%d@x.org," + "x".repeat(600_000) + ",1\n";
    List<ImportFile> files = file(IntStream.range(0, 10).mapToObj(wide::formatted).collect(Collectors.joining()));
    play.imports.open(ACME, ID, ALICE, ImportPlay.template(""), files).orElseThrow();

    play.imports.stage(ACME, ID, files, sizes.of(() -> play.stores.staging().checkpoint(ACME, ID).rows()))
        .orElseThrow();
    play.imports.plan(ACME, ID, sizes.of(() -> play.stores.staging().planned(ACME, ID).counts().rows())).orElseThrow();
    play.imports.commit(ACME, ID, ALICE,
        sizes.of(() -> play.stores.records().mark(ACME, ID, ImportWork.COMMIT).counts().rows())).orElseThrow();

    assertThat(sizes.found).hasSizeGreaterThan(3 * 5 - 3).allMatch(rows -> rows <= 2);
    assertThat(play.imports.statistics(ACME, ID)).isEqualTo(new Statistics(10, 0, 0, 10));
  }

  @Test
  void endsABatchBeforeWhatRulesMakeOfItsRowsFillsTheMemory() {
    String padded = ImportPlay.template("").replace("\"transform\": \"trim\"",
        "\"transform\": \"pad_left\", \"length\": 100000, \"with\": \"0\"");
    ImportPlay play = new ImportPlay(padded, 1_000);
    Sizes sizes = new Sizes();
    List<ImportFile> files =
        file(IntStream.range(0, 40).mapToObj("ada%d@x.org,Ada,1\n"::formatted).collect(Collectors.joining()));
    play.imports.open(ACME, ID, ALICE, padded, files).orElseThrow();

    play.imports.stage(ACME, ID, files, sizes.of(() -> play.stores.staging().checkpoint(ACME, ID).rows()))
        .orElseThrow();

    assertThat(sizes.found).hasSize(3).allMatch(rows -> rows == 11);
  }

  @Test
  void takesBackNoMoreAtOnceThanFitsIntoMemory() {
    String wide = "x".repeat(600_000);
    for (String note : List.of("", wide)) {
      ImportPlay play = new ImportPlay(ImportPlay.template(UPDATE), 1_000);
      Sizes sizes = new Sizes();
      StringBuilder rows = new StringBuilder();
      for (int i = 0; i < 6; i++) {
        if (!note.isEmpty()) {
          play.stores.records().put(ACME, CONTACT, "X" + i, Map.of("email", "ada%d@x.org".formatted(i), "note", note));
        }
        rows.append("ada%d@x.org,%s,1\n".formatted(i, note.isEmpty() ? wide : "Ada"));
      }
      play.run(ID, file(rows.toString()));

      play.imports.undo(ACME, ID, ALICE,
          sizes.of(() -> play.stores.records().mark(ACME, ID, ImportWork.UNDO).counts().rows())).orElseThrow();

      assertThat(sizes.found).hasSizeGreaterThan(3).allMatch(changes -> changes <= 2);
      assertThat(play.fields().values()).noneMatch(fields -> fields.containsKey("name"));
    }
  }

  @Test
  void reachesNoMoreRecordsAtOnceThanFitIntoMemory() {
    ImportPlay play = new ImportPlay(ImportPlay.template(UPDATE), 1_000);
    StringBuilder rows = new StringBuilder();
    for (int i = 0; i < 6; i++) {
      play.stores.records().put(
          ACME, CONTACT, "X" + i, Map.of("email", "ada%d@x.org".formatted(i), "note", "x".repeat(600_000)));
      rows.append("ada%d@x.org,Ada,1\nnew%d@x.org,New,2\n".formatted(i, i));
    }
    play.plan(ID, file(rows.toString()));
    Sizes sizes = new Sizes();

    play.imports.commit(ACME, ID, ALICE,
        sizes.of(() -> play.stores.records().mark(ACME, ID, ImportWork.COMMIT).counts().rows())).orElseThrow();

    assertThat(sizes.found).hasSizeGreaterThan(5).allMatch(done -> done <= 3);
    assertThat(play.fields()).hasSize(12).allSatisfy((id, fields) -> assertThat(fields).containsKey("name"));
    assertThat(play.job(ID).planned()).isEqualTo(new RowCounts(6, 6, 0, 0, 0, 6));
  }

  /** By how many rows a work is further each time that it asks whether it should stop. */
  private static final class Sizes {

    private final List<Long> found = new ArrayList<>();

    Watch of(LongSupplier rows) {
      long[] before = {0};
      return new Watch(ProgressListener.none(), () -> {
        found.add(rows.getAsLong() - before[0]);
        before[0] = rows.getAsLong();
        return false;
      });
    }
  }
}
