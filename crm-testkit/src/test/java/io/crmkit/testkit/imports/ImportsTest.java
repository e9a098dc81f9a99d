package io.crmkit.testkit.imports;

import static io.crmkit.testkit.imports.ImportPlay.ACME;
import static io.crmkit.testkit.imports.ImportPlay.ALICE;
import static io.crmkit.testkit.imports.ImportPlay.CONTACT;
import static io.crmkit.testkit.imports.ImportPlay.ID;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.crmkit.core.Decision;
import io.crmkit.core.Decision.Refused;
import io.crmkit.core.RefusedException;
import io.crmkit.core.Violation;
import io.crmkit.core.Violations;
import io.crmkit.core.paging.PageRequest;
import io.crmkit.core.progress.Cancellation;
import io.crmkit.core.progress.CancelledException;
import io.crmkit.core.progress.Progress;
import io.crmkit.core.progress.ProgressListener;
import io.crmkit.imports.ImportFile;
import io.crmkit.imports.Imports;
import io.crmkit.imports.PreviewRow;
import io.crmkit.imports.Watch;
import io.crmkit.imports.model.DuplicateOf;
import io.crmkit.imports.model.ImportEvent;
import io.crmkit.imports.model.ImportEvent.ImportCancelled;
import io.crmkit.imports.model.ImportEvent.ImportOpened;
import io.crmkit.imports.model.ImportId;
import io.crmkit.imports.model.ImportPhase;
import io.crmkit.imports.model.ImportRefusal;
import io.crmkit.imports.model.RejectedRow;
import io.crmkit.imports.model.RowAction;
import io.crmkit.imports.model.RowProblem;
import io.crmkit.imports.model.Statistics;
import io.crmkit.imports.model.template.DedupeStrategy;
import io.crmkit.testkit.core.HandClock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class ImportsTest {

  private static final String UPDATE = "\"dedupe_fields\": [\"email\"], \"dedupe_strategy\": \"update\"";
  private static final String HEADER = "E-mail,Name,Phone\n";

  private static ImportPlay play(String dedupe) {
    return new ImportPlay(ImportPlay.template(dedupe), 2);
  }

  private static List<ImportFile> file(String rows) {
    return List.of(ImportPlay.file("a.csv", HEADER + rows));
  }

  @Test
  void stagesShowsCommitsAndTakesBack() {
    ImportPlay play = play(UPDATE);
    play.stores.records().put(ACME, CONTACT, "E-1", Map.of("email", "ada@x.org", "phone", "1", "note", "kept"));
    play.plan(ID, file("ADA@x.org,Ada,\nbob@x.org,Bob,2\nnobody,Nobody,\n"));

    List<PreviewRow> preview = play.imports.preview(ACME, ID, PageRequest.first(10)).items();
    assertThat(preview).extracting(row -> row.plan().action()).containsExactly(RowAction.UPDATE, RowAction.CREATE);
    assertThat(preview.get(0).after())
        .isEqualTo(Map.of("email", "ada@x.org", "name", "Ada", "phone", "1", "note", "kept"));
    assertThat(preview.get(1).before()).isNull();
    assertThat(play.records()).hasSize(1);

    play.run(ID, List.of());
    assertThat(play.imports.statistics(ACME, ID)).isEqualTo(new Statistics(2, 1, 1, 2)).hasToString(
        "valid=2 invalid=1 duplicate=1 imported=2");
    assertThat(play.fields().get("E-1")).containsEntry("name", "Ada").containsEntry("note", "kept");

    play.undo(ID);
    assertThat(play.fields()).isEqualTo(Map.of("E-1", Map.of("email", "ada@x.org", "phone", "1", "note", "kept")));
    assertThat(play.job(ID).phase()).isEqualTo(ImportPhase.UNDONE);
  }

  @Test
  void keepsEveryBadRowWithItsPlaceItsColumnAndItsRule() {
    ImportPlay play = play("");
    play.run(ID, file("ada@x.org,Ada,1\n nobody ,\"No\nbody\",2\n,Eve,3\n"));

    List<RejectedRow> rejected = play.imports.rejected(ACME, ID, PageRequest.first(10)).items();
    assertThat(rejected).extracting(row -> row.place().toString()).containsExactly("a.csv:3", "a.csv:5");
    assertThat(rejected.get(0).place().byteOffset()).isEqualTo((HEADER + "ada@x.org,Ada,1\n").length());
    assertThat(rejected.get(0).cells()).containsExactly(" nobody ", "No\nbody", "2");
    assertThat(rejected).flatExtracting(RejectedRow::problems)
        .extracting(RowProblem::column, RowProblem::raw, RowProblem::code).containsExactly(
            tuple("E-mail", " nobody ", "import.rule.email"),
            tuple("E-mail", null, "import.rule.required"));
    assertThat(Objects.requireNonNull(play.job(ID).staged()).problems().counts())
        .isEqualTo(Map.of("import.rule.email", 1L, "import.rule.required", 1L));
    assertThat(play.rejected.files().get(0)).contains("Eve");
  }

  @Test
  void countsEveryProblemButKeepsTheFirstOnes() {
    ImportPlay play = new ImportPlay(ImportPlay.template(""), 1_000);
    play.plan(ID, file("nobody,N,1\n".repeat(12_000)));

    assertThat(play.stores.staging().rejected(ACME, ID, 0, 20_000)).hasSize(10_000);
    assertThat(play.imports.statistics(ACME, ID).invalid()).isEqualTo(12_000);
    assertThat(Objects.requireNonNull(play.rejected.files().get(0)).lines()).hasSize(12_000);
  }

  @Nested
  class Refuses {

    @Test
    void aFileThatHasChangedSinceTheImportWasOpened() {
      ImportPlay play = play(UPDATE);
      play.imports.open(ACME, ID, ALICE, ImportPlay.template(UPDATE), file("ada@x.org,Ada,1\n")).orElseThrow();

      assertRefused(play.imports.stage(ACME, ID, file("ada@x.org,Ada,2\n"), Watch.NOBODY), "import.file-changed");
      assertThat(play.imports.stage(ACME, ID, file("ada@x.org,Ada,1\n"), Watch.NOBODY)).isInstanceOf(
          Decision.Accepted.class);
    }

    @Test
    void otherFilesThanItWasOpenedWith() {
      ImportPlay play = play("");
      play.imports.open(ACME, ID, ALICE, ImportPlay.template(""), file("ada@x.org,Ada,1\n")).orElseThrow();

      assertRefused(play.imports.stage(ACME, ID, List.of(), Watch.NOBODY), "import.other-files");
    }

    @Test
    void aTemplateThatIsNotSoundAndAFileWithoutARequiredColumn() {
      ImportPlay play = play("");
      assertRefused(play.imports.open(ACME, ID, ALICE, "{}", file("")), "core.violations");
      play.imports.open(ACME, ID, ALICE, ImportPlay.template(""),
          List.of(ImportPlay.file("a.csv", "Name,Phone\nAda,1\n"))).orElseThrow();

      Decision<ImportEvent> answer =
          play.imports.stage(ACME, ID, List.of(ImportPlay.file("a.csv", "Name,Phone\nAda,1\n")), Watch.NOBODY);
      assertThat(((Violations) ((Refused<ImportEvent>) answer).refusal()).all()).extracting(Violation::code)
          .containsExactly("import.missing-column");
    }

    @Test
    void whatDoesNotFitWhereTheImportStands() {
      ImportPlay play = play("");
      assertRefused(play.imports.stage(ACME, ID, List.of(), Watch.NOBODY), "import.not-opened");
      assertRefused(play.imports.open(ACME, ID, ALICE, ImportPlay.template(""), List.of()), "import.no-files");
      play.imports.open(ACME, ID, ALICE, ImportPlay.template(""), file("")).orElseThrow();

      assertRefused(play.imports.open(ACME, ID, ALICE, ImportPlay.template(""), file("")), "import.already-opened");
      assertRefused(play.imports.commit(ACME, ID, ALICE, Watch.NOBODY), "import.wrong-phase");
      assertRefused(play.imports.undo(ACME, ID, ALICE, Watch.NOBODY), "import.wrong-phase");
      assertRefused(play.imports.resume(ACME, ID, ALICE), "import.wrong-phase");
      assertRefused(play.imports.settle(ACME, ID, 1, DedupeStrategy.SKIP), "import.wrong-phase");
    }

    private void assertRefused(Decision<ImportEvent> decision, String code) {
      assertThat(decision).isInstanceOfSatisfying(Refused.class,
          refused -> assertThat(refused.refusal().code()).isEqualTo(code));
    }
  }

  @Nested
  class IsInterrupted {

    private final String rows = "ada@x.org,Ada,1\nbob@x.org,Bob,2\ncy@x.org,Cy,3\ndi@x.org,Di,4\n";

    @Test
    void byAPauseThatSomebodyElseAsksFor() {
      ImportPlay play = play("");
      play.imports.open(ACME, ID, ALICE, ImportPlay.template(""), file(rows)).orElseThrow();
      Cancellation pausing = () -> play.imports.pause(ACME, ID, ALICE).orElseThrow().isEmpty();

      assertThat(play.imports.stage(ACME, ID, file(rows), new Watch(ProgressListener.none(), pausing)))
          .isEqualTo(Decision.refuse(new ImportRefusal.IsPaused()));
      assertThat(play.stores.staging().rows(ACME, ID, 0, 10)).hasSizeLessThan(4);
      assertThat(play.imports.stage(ACME, ID, file(rows), Watch.NOBODY))
          .isEqualTo(Decision.refuse(new ImportRefusal.IsPaused()));

      play.imports.resume(ACME, ID, ALICE).orElseThrow();
      play.run(ID, file(rows));
      assertThat(play.records()).hasSize(4);
    }

    @Test
    void byACancellationAfterWhichTheSameCallGoesOn() {
      ImportPlay play = play("");
      play.plan(ID, file(rows));
      Cancellation afterTheFirstBatch = () -> !play.records().isEmpty();

      assertThatExceptionOfType(CancelledException.class).isThrownBy(
          () -> play.imports.commit(ACME, ID, ALICE, new Watch(ProgressListener.none(), afterTheFirstBatch)));
      assertThat(play.records()).hasSizeBetween(1, 3);
      play.run(ID, file(rows));
      assertThat(play.records()).hasSize(4);
      assertThat(play.imports.statistics(ACME, ID).imported()).isEqualTo(4);
    }

    @Test
    void byWhoeverGivesItUp() {
      ImportPlay play = play(UPDATE);
      play.plan(ID, file(rows));
      play.imports.cancel(ACME, ID, ALICE).orElseThrow();
      play.imports.cancel(ACME, ID, ALICE).orElseThrow();

      assertThat(play.stores.staging().rows(ACME, ID, 0, 10)).isEmpty();
      assertThat(play.imports.history(ACME, ID)).hasAtLeastOneElementOfType(ImportOpened.class)
          .last().isInstanceOf(ImportCancelled.class);
    }

    @Test
    void inTheMiddleOfACommitAndTakenBackFromThere() {
      ImportPlay play = play("");
      play.plan(ID, file(rows));
      for (int life = 0; play.records().isEmpty(); life++) {
        play.kills.after(life);
        assertThatExceptionOfType(Kills.Killed.class).isThrownBy(() -> play.run(ID, file(rows)));
      }
      play.kills.never();
      assertThat(play.records()).hasSizeBetween(1, 3);

      play.undo(ID);
      assertThat(play.records()).isEmpty();
    }
  }

  @Nested
  class Duplicates {

    @Test
    void meetTheRowsOfOtherImportsButLetTheCommitDecide() {
      ImportPlay play = play(UPDATE);
      ImportId other = new ImportId("I-2");
      play.plan(ID, file("ada@x.org,Ada,1\n"));
      play.plan(other, file("ADA@x.org,Lovelace,\n"));

      assertThat(play.imports.preview(ACME, other, PageRequest.first(1)).items()).singleElement().satisfies(row -> {
        assertThat(row.plan().action()).isEqualTo(RowAction.CREATE);
        assertThat(row.plan().duplicates()).containsExactly(new DuplicateOf.Staged(ID, 1, 100));
      });
      play.run(ID, List.of());
      play.run(other, List.of());
      assertThat(play.fields().values())
          .containsExactly(Map.of("email", "ada@x.org", "name", "Lovelace", "phone", "1"));
      assertThat(play.imports.statistics(ACME, other)).isEqualTo(new Statistics(1, 0, 1, 1));
    }

    @Test
    void followTheRowWhoseRecordSomebodyElseHasMade() {
      ImportPlay play = new ImportPlay(ImportPlay.template(UPDATE), 1);
      play.plan(ID, file("ada@x.org,Ada,1\nada@x.org,,2\n"));
      play.stores.records().put(ACME, CONTACT, "E-1", Map.of("email", "ada@x.org", "name", "Countess"));
      play.run(ID, List.of());

      assertThat(play.fields()).isEqualTo(Map.of("E-1", Map.of("email", "ada@x.org", "name", "Ada", "phone", "2")));
    }

    @Test
    void areScoredByTheShareOfFieldsThatAreEqual() {
      ImportPlay play = play("\"dedupe_fields\": [\"email\", \"phone\"], \"dedupe_match\": \"any\","
          + " \"dedupe_bands\": [{\"from\": 100, \"strategy\": \"update\"}, {\"from\": 50, \"strategy\": \"review\"}]");
      play.stores.records().put(ACME, CONTACT, "E-1", Map.of("email", "ada@x.org", "phone", "1"));
      play.plan(ID, file("ada@x.org,Ada,1\nada@x.org,Other,2\neve@x.org,Eve,3\n"));

      assertThat(play.imports.preview(ACME, ID, PageRequest.first(10)).items()).extracting(row -> row.plan().action())
          .containsExactly(RowAction.UPDATE, RowAction.REVIEW, RowAction.CREATE);
    }

    @Test
    void waitForSomebodyToDecide() {
      ImportPlay play = play("\"dedupe_fields\": [\"email\"], \"dedupe_strategy\": \"review\"");
      play.stores.records().put(ACME, CONTACT, "E-1", Map.of("email", "ada@x.org"));
      play.plan(ID, file("ada@x.org,Ada,1\nada@x.org,Countess,2\n"));
      assertThat(Objects.requireNonNull(play.job(ID).planned()).reviewed()).isEqualTo(2);

      play.imports.settle(ACME, ID, 1, DedupeStrategy.MERGE).orElseThrow();
      play.imports.settle(ACME, ID, 2, DedupeStrategy.CREATE_NEW).orElseThrow();
      play.run(ID, List.of());
      assertThat(play.fields().values()).containsExactlyInAnyOrder(
          Map.of("email", "ada@x.org", "name", "Ada", "phone", "1"),
          Map.of("email", "ada@x.org", "name", "Countess", "phone", "2"));
    }

    @Test
    void takeEachFieldFromWhereThePolicySays() {
      ImportPlay play = play(UPDATE + """
          , "field_policies": [{"field": "phone", "source": "a.csv", "take": "union"},
                               {"field": "phone", "take": "existing"}, {"field": "name", "take": "longest"}],
          "blank_values": "overwrite\"""");
      play.stores.records().put(ACME, CONTACT, "E-1", Map.of("email", "ada@x.org", "name", "A.", "phone", "1"));
      play.stores.records().put(ACME, CONTACT, "E-2", Map.of("email", "bob@x.org", "name", "Robert", "phone", "5"));
      play.run(ID, List.of(ImportPlay.file("a.csv", HEADER + "ada@x.org,Ada,2\n"),
          ImportPlay.file("b.csv", HEADER + "bob@x.org,Bob,6\n")));

      assertThat(play.fields().get("E-1")).isEqualTo(Map.of("email", "ada@x.org", "name", "Ada", "phone", "1; 2"));
      assertThat(play.fields().get("E-2")).isEqualTo(Map.of("email", "bob@x.org", "name", "Robert", "phone", "5"));
    }

    @Test
    void overwriteNothingWithABlankUnlessTheTemplateSaysSo() {
      String row = "ada@x.org,,\n";
      for (String blank : List.of("keep", "overwrite")) {
        ImportPlay play = play(UPDATE + ", \"blank_values\": \"" + blank + "\"");
        play.stores.records().put(ACME, CONTACT, "E-1", Map.of("email", "ada@x.org", "name", "Ada"));
        play.run(ID, file(row));
        assertThat(play.fields().getOrDefault("E-1", Map.of()).containsKey("name")).isEqualTo(blank.equals("keep"));
      }
    }

    @Test
    void loseNoFieldOfWhichTheFileSaysNothing() {
      ImportPlay play = play(UPDATE + ", \"blank_values\": \"overwrite\"");
      play.stores.records().put(ACME, CONTACT, "E-1", Map.of("email", "ada@x.org", "name", "Ada", "phone", "1"));
      List<ImportFile> files = List.of(ImportPlay.file("a.csv", "E-mail,Name\nada@x.org,Countess\n"));

      assertThatThrownBy(() -> play.run(ID, files)).isInstanceOf(RefusedException.class)
          .hasMessageContaining("no column for 'phone'");
      assertThat(play.fields().get("E-1")).containsEntry("phone", "1");
    }

    @Test
    void ofOneHotKeyAllMeetTheFirstRow() {
      ImportPlay play = new ImportPlay(ImportPlay.template(UPDATE), 1_000);
      play.run(ID, file("none@none.com,N,1\n".repeat(5_000)));

      assertThat(play.records()).hasSize(1);
      assertThat(play.imports.statistics(ACME, ID)).isEqualTo(new Statistics(5_000, 0, 4_999, 5_000));
    }
  }

  @Test
  void tellsWithinAFifthHowLongTheRestTakesOnceATenthIsDone() {
    HandClock clock = new HandClock(Instant.EPOCH);
    InMemoryImports stores = new InMemoryImports();
    List<Progress> heard = new ArrayList<>();
    Set<Long> batches = new TreeSet<>();
    Imports imports = Imports.builder(stores.imports(), stores.staging(), stores.records(), clock)
        .rejected((tenant, id, file, header, position, rows) -> position)
        .check(fields -> {
          clock.move(Duration.ofMillis(1));
          batches.add(clock.millis());
          return List.of();
        })
        .batch(100).build();
    List<ImportFile> files = file("somebody@example.com,Somebody With A Long Name,123456\n".repeat(20_000));
    imports.open(ACME, ID, ALICE, ImportPlay.template(""), files).orElseThrow();
    imports.stage(ACME, ID, files, new Watch(heard::add, () -> false)).orElseThrow();

    Duration whole = Duration.ofMillis(batches.size());
    assertThat(heard).hasSizeGreaterThan(10);
    for (Progress progress : heard) {
      if (progress.fraction().orElse(0) >= 0.1 && progress.fraction().orElse(1) < 1) {
        Duration left = whole.minus(progress.elapsed());
        assertThat(progress.remaining().orElseThrow()).isBetween(
            left.minus(whole.dividedBy(5)), left.plus(whole.dividedBy(5)));
      }
    }
  }
}
