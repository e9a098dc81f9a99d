package io.crmkit.testkit.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.crmkit.imports.model.BatchAnswer;
import io.crmkit.imports.model.ImportId;
import io.crmkit.imports.model.ImportWork;
import io.crmkit.imports.model.ImportedRecord;
import io.crmkit.imports.model.KeyFields;
import io.crmkit.imports.model.KeyScheme;
import io.crmkit.imports.model.Portion;
import io.crmkit.imports.model.RecordChange;
import io.crmkit.imports.model.RecordWrite;
import io.crmkit.imports.model.RowCounts;
import io.crmkit.imports.model.UndoConflict;
import io.crmkit.imports.model.WorkMark;
import io.crmkit.imports.port.RecordStore;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What every {@link RecordStore} must do. Extend it next to your adapter and return an empty store. */
public abstract class RecordStoreContract extends RecordStoreStage {

  private static final int WRITERS = 4;
  private static final int MANY = 2_500;

  @Test
  protected void keepsWhatABatchWritesAndHowFarTheImportIsWithIt() {
    Map<String, String> fields = Map.of("email", "a@example.com", "name", "Größe 🚀\n\"x\"");
    WorkMark after = new WorkMark(9, new RowCounts(1, 0, 0, 2, 0, 3));

    assertThat(apply(FIRST, WorkMark.START, after, create("R-1", fields))).isEqualTo(new BatchAnswer.Done());

    assertThat(records.find(ACME, CONTACT, List.of("R-1", "R-2")))
        .isEqualTo(Map.of("R-1", new ImportedRecord("R-1", 1, fields)));
    assertThat(records.mark(ACME, FIRST, ImportWork.COMMIT)).isEqualTo(after);
    assertThat(records.mark(ACME, FIRST, ImportWork.UNDO)).isEqualTo(WorkMark.START);
    assertThat(records.holders(ACME, CONTACT, EMAIL, List.of("email=a@example.com", "email=b"), 10))
        .isEqualTo(Map.of("email=a@example.com", List.of("R-1")));
    assertThat(records.find(ACME, "account", List.of("R-1"))).isEmpty();
  }

  @Test
  protected void doesABatchOnceHoweverOftenItIsRepeated() {
    WorkMark after = mark(1);
    apply(FIRST, WorkMark.START, after, create("R-1", Map.of("email", "a")));

    assertThat(apply(FIRST, WorkMark.START, after, create("R-1", Map.of("email", "a"))))
        .isEqualTo(new BatchAnswer.Elsewhere(after));
    assertThat(records.changes(ACME, FIRST, Long.MAX_VALUE, 10, ALL)).hasSize(1);
  }

  @Test
  protected void writesNothingOfABatchThatSomebodyHasOvertaken() {
    apply(FIRST, WorkMark.START, mark(1), create("R-1", Map.of("email", "a")));

    assertThat(apply(SECOND, WorkMark.START, mark(1), create("R-2", Map.of("email", "b")),
        new RecordWrite("R-1", 7, Map.of("email", "a"), Map.of("email", "c"), List.of())))
        .isEqualTo(new BatchAnswer.Overtaken(Set.of("R-1")));
    assertThat(apply(SECOND, WorkMark.START, mark(1), create("R-1", Map.of("email", "x"))))
        .isEqualTo(new BatchAnswer.Overtaken(Set.of("R-1")));
    assertThat(records.find(ACME, CONTACT, List.of("R-2"))).isEmpty();
    assertThat(records.mark(ACME, SECOND, ImportWork.COMMIT)).isEqualTo(WorkMark.START);
    assertThat(records.changes(ACME, SECOND, Long.MAX_VALUE, 10, ALL)).isEmpty();
  }

  @Test
  protected void makesNoSecondRecordWhereAKeyMustBeFree() {
    apply(FIRST, WorkMark.START, mark(1), create("R-1", Map.of("email", "a")));

    assertThat(apply(SECOND, WorkMark.START, mark(1), claiming("R-2", "a")))
        .isEqualTo(new BatchAnswer.Overtaken(Set.of("R-2")));
    assertThat(apply(SECOND, WorkMark.START, mark(1), create("R-2", Map.of("email", "a"))))
        .isEqualTo(new BatchAnswer.Done());
    assertThat(records.holders(ACME, CONTACT, EMAIL, List.of("email=a"), 10)).isEqualTo(Map.of("email=a", List.of("R-1", "R-2")));
  }

  @Test
  protected void letsKeysFollowTheFieldsOfARecord() {
    apply(FIRST, WorkMark.START, mark(1), claiming("R-1", "a"));
    change(FIRST, mark(1), mark(2), "R-1", 1, Map.of("email", "a"), Map.of("email", "B "));

    assertThat(records.holders(ACME, CONTACT, EMAIL, List.of("email=a", "email=b"), 10))
        .isEqualTo(Map.of("email=b", List.of("R-1")));
    assertThat(apply(FIRST, mark(2), mark(3), claiming("R-2", "a"))).isEqualTo(new BatchAnswer.Done());

    undo(FIRST, WorkMark.START, mark(1), List.of(),
        new RecordWrite("R-2", 1, Map.of("email", "a"), null, List.of()));
    assertThat(records.holders(ACME, CONTACT, EMAIL, List.of("email=a"), 10)).isEmpty();
    assertThat(records.find(ACME, CONTACT, List.of("R-2"))).isEmpty();
  }

  @Test
  protected void findsRecordsThatThereAreByKeysThatAreNew() {
    apply(FIRST, WorkMark.START, mark(1), create("R-1", Map.of("email", "a", "phone", "1", "name", "X")),
        create("R-2", Map.of("phone", "1")), create("R-3", Map.of("name", "y", "phone", "2")));
    KeyScheme keys = by(new KeyFields(List.of("phone")), new KeyFields(List.of("name", "phone")));
    List<String> wanted = List.of("phone=1", "phone=2", "name=x & phone=1");

    assertThat(records.holders(ACME, CONTACT, keys, wanted, 10)).isEqualTo(Map.of(
        "phone=1", List.of("R-1", "R-2"), "phone=2", List.of("R-3"), "name=x & phone=1", List.of("R-1")));
    assertThat(records.holders(ACME, CONTACT, EMAIL, wanted, 10)).isEmpty();
  }

  @Test
  protected void makesUpForWhatWasWrittenByThoseWhoKnewNoneOfTheKeys() {
    KeyScheme phone = by(new KeyFields(List.of("phone")));
    apply(FIRST, WorkMark.START, mark(1), create("R-1", Map.of("phone", "1")), create("R-2", Map.of("phone", "2")));
    assertThat(records.holders(ACME, CONTACT, phone, List.of("phone=1"), 10)).hasSize(1);

    change(FIRST, mark(1), mark(2), "R-1", 1, Map.of("phone", "1"), Map.of("phone", "2"));
    apply(FIRST, mark(2), mark(3), create("R-3", Map.of("phone", "1")));
    undo(SECOND, WorkMark.START, mark(1), List.of(),
        new RecordWrite("R-2", 1, Map.of("phone", "2"), null, List.of()));

    assertThat(records.holders(ACME, CONTACT, phone, List.of("phone=1", "phone=2"), 10))
        .isEqualTo(Map.of("phone=1", List.of("R-3"), "phone=2", List.of("R-1")));
  }

  /** Of very many records, of which the first may be changed before the others are asked for their keys. */
  @Test
  protected void goesOnWithKeysThatAreNewWhereItsProcessWasEnded() {
    apply(FIRST, WorkMark.START, mark(1), many());
    assertThatExceptionOfType(Ended.class).isThrownBy(() ->
        records.holders(ACME, CONTACT, new Mortal(MANY * 3 / 5), List.of("k=e1"), 10));
    change(FIRST, mark(1), mark(2), "R-0001", 1, Map.of("email", "e1"), Map.of("email", "x"));
    Mortal second = new Mortal(Integer.MAX_VALUE);

    assertThat(records.holders(ACME, CONTACT, second, List.of("k=e0", "k=e1", "k=x", "k=e2499"), 10)).isEqualTo(
        Map.of("k=e0", List.of("R-0000"), "k=x", List.of("R-0001"), "k=e2499", List.of("R-2499")));
    assertThat(second.asked.size()).isBetween(MANY * 2 / 5, MANY * 4 / 5);
    assertThat(records.holders(ACME, CONTACT, second, List.of("k=e9"), 10)).containsValue(List.of("R-0009"));
    assertThat(second.asked).doesNotHaveDuplicates();
  }

  @Test
  protected void makesUpForNoMoreAtOnceThanFitsIntoMemory() {
    String note = "n".repeat(300_000);
    RecordWrite[] wide = IntStream.range(0, 12).mapToObj(i ->
        create("R-%02d".formatted(i), Map.of("email", "e" + i, "note", note))).toArray(RecordWrite[]::new);
    apply(FIRST, WorkMark.START, mark(1), wide);
    assertThatExceptionOfType(Ended.class).isThrownBy(() ->
        records.holders(ACME, CONTACT, new Mortal(10), List.of("k=e1"), 10));
    Mortal second = new Mortal(Integer.MAX_VALUE);

    assertThat(records.holders(ACME, CONTACT, second, List.of("k=e0", "k=e11"), 10))
        .isEqualTo(Map.of("k=e0", List.of("R-00"), "k=e11", List.of("R-11")));
    assertThat(second.asked).hasSizeLessThan(9);
  }

  private static RecordWrite[] many() {
    return IntStream.range(0, MANY)
        .mapToObj(i -> create("R-%04d".formatted(i), Map.of("email", "e" + i))).toArray(RecordWrite[]::new);
  }

  /** A key must be free among all records, also those whose keys nobody has asked for yet. */
  @Test
  protected void looksForKeysThatMustBeFreeAmongAllRecordsHoweverMany() {
    apply(FIRST, WorkMark.START, mark(1), many());

    assertThat(apply(SECOND, WorkMark.START, mark(1), claiming("S-1", "e2499")))
        .isEqualTo(new BatchAnswer.Overtaken(Set.of("S-1")));
    assertThat(apply(SECOND, WorkMark.START, mark(1), claiming("S-1", "new"))).isEqualTo(new BatchAnswer.Done());
  }

  @Test
  protected void makesNoRecordWhereAnotherOneHasGotAKeySinceItWasLookedFor() {
    apply(FIRST, WorkMark.START, mark(1), create("R-1", Map.of("email", "a")), create("R-2", Map.of("email", "b")));
    long asOf = records.revision(ACME, CONTACT);
    assertThat(apply(SECOND, WorkMark.START, mark(1), asOf, claiming("R-3", "a"))).isEqualTo(new BatchAnswer.Done());
    long later = records.revision(ACME, CONTACT);
    assertThat(later).isGreaterThan(asOf);

    assertThat(apply(SECOND, mark(1), mark(2), asOf, claiming("R-4", "a"), claiming("R-5", "b")))
        .isEqualTo(new BatchAnswer.Overtaken(Set.of("R-4")));
    assertThat(apply(SECOND, mark(1), mark(2), later, claiming("R-4", "a"))).isEqualTo(new BatchAnswer.Done());

    change(FIRST, mark(1), mark(2), "R-2", 1, Map.of("email", "b"), Map.of("email", "b", "name", "B"));
    assertThat(apply(SECOND, mark(2), mark(3), later, claiming("R-5", "b")))
        .isEqualTo(new BatchAnswer.Overtaken(Set.of("R-5")));
    assertThat(records.revision(GLOBEX, CONTACT)).isEqualTo(records.revision(ACME, "account")).isZero();
  }

  @Test
  protected void keepsChangesToTakeThemBackTheNewestFirst() {
    apply(FIRST, WorkMark.START, mark(1), create("R-1", Map.of("email", "a")), create("R-2", Map.of("email", "b")));
    change(SECOND, WorkMark.START, mark(1), "R-1", 1, Map.of("email", "a"), Map.of("email", "a", "name", "A"));
    change(FIRST, mark(1), mark(2), "R-2", 1, Map.of("email", "b"), Map.of("email", "b", "name", "B"));
    change(SECOND, mark(1), mark(2), "R-1", 2, Map.of("email", "a", "name", "A"), Map.of("name", "X"));

    assertThat(records.changes(ACME, FIRST, Long.MAX_VALUE, 2, ALL)).containsExactly(
        new RecordChange(2, "R-2", null, Map.of("email", "b", "name", "B")),
        new RecordChange(1, "R-1", null, Map.of("email", "a")));
    assertThat(records.changes(ACME, FIRST, Long.MAX_VALUE, 1, ALL)).extracting(RecordChange::record)
        .containsExactly("R-2");
    assertThat(records.changes(ACME, FIRST, 2, 10, ALL)).extracting(RecordChange::record).containsExactly("R-1");
    assertThat(records.changes(ACME, FIRST, List.of("R-9", "R-1", "r-1", "R-2"))).isEqualTo(Map.of(
        "R-1", new RecordChange(1, "R-1", null, Map.of("email", "a")),
        "R-2", new RecordChange(2, "R-2", null, Map.of("email", "b", "name", "B"))));
    assertThat(records.find(ACME, CONTACT, List.of("R-9", "R-1", "r-1", "R-2"))).containsOnlyKeys("R-1", "R-2");
    assertThat(records.changes(ACME, FIRST, List.of())).isEmpty();
    assertThat(records.changes(ACME, SECOND, Long.MAX_VALUE, 10, ALL)).containsExactly(
        new RecordChange(1, "R-1", Map.of("email", "a"), Map.of("name", "X")));
  }

  @Test
  protected void readsNoMoreAtOnceThanFitsIntoMemory() {
    String wide = "n".repeat(1_000);
    apply(FIRST, WorkMark.START, mark(1), create("R-1", Map.of("note", wide)), create("R-2", Map.of("note", wide)),
        create("R-3", Map.of("note", wide)));

    assertThat(records.changes(ACME, FIRST, ALL, 10, 2_500)).extracting(RecordChange::number).containsExactly(3L, 2L);
    assertThat(records.changes(ACME, FIRST, 3, 10, 1)).extracting(RecordChange::number).containsExactly(2L);
    assertThat(records.changes(ACME, FIRST, 1, 10, 1)).isEmpty();
    Portion<String, ImportedRecord> some = records.find(ACME, CONTACT, List.of("R-9", "R-3", "R-1", "R-2"), 2_500);
    assertThat(some.looked()).isEqualTo(3);
    assertThat(some.found()).containsOnlyKeys("R-3", "R-1");
    assertThat(records.find(ACME, CONTACT, List.of("R-2", "R-3"), 1).found())
        .isEqualTo(Map.of("R-2", new ImportedRecord("R-2", 1, Map.of("note", wide))));
    assertThat(records.find(GLOBEX, CONTACT, List.of("R-2", "R-3"), 1)).isEqualTo(new Portion<>(Map.of(), 2));
  }

  @Test
  protected void keepsWhatUndoingLeftAlone() {
    List<UndoConflict> conflicts =
        List.of(new UndoConflict("R-1", List.of("email", "größe")), new UndoConflict("R-2", List.of()));
    undo(FIRST, WorkMark.START, mark(1), conflicts);
    undo(FIRST, mark(1), mark(2), List.of(new UndoConflict("R-3", List.of())));

    assertThat(records.conflicts(ACME, FIRST, 0, 2)).isEqualTo(conflicts);
    assertThat(records.conflicts(ACME, FIRST, 2, 2)).extracting(UndoConflict::record).containsExactly("R-3");
    assertThat(records.mark(ACME, FIRST, ImportWork.COMMIT)).isEqualTo(WorkMark.START);
  }

  @Test
  protected void commitsNothingOnceItsImportIsBeingUndone() {
    apply(FIRST, WorkMark.START, mark(1), claiming("R-1", "a"));
    undo(FIRST, WorkMark.START, new WorkMark(1, RowCounts.NONE), List.of());

    assertThat(apply(FIRST, mark(1), mark(2), claiming("R-2", "b"))).isEqualTo(new BatchAnswer.Elsewhere(mark(1)));
    assertThat(records.find(ACME, CONTACT, List.of("R-2"))).isEmpty();
    assertThat(apply(SECOND, WorkMark.START, mark(1), claiming("R-3", "c"))).isEqualTo(new BatchAnswer.Done());
  }

  @Test
  protected void showsTheFirstHoldersOfAKeyThatManyHave() {
    apply(FIRST, WorkMark.START, mark(1), create("R-3", Map.of("email", "a")), create("R-1", Map.of("email", "a")),
        create("R-2", Map.of("email", "a")), create("R-4", Map.of("email", "b")));

    assertThat(records.holders(ACME, CONTACT, EMAIL, List.of("email=a", "email=b"), 2))
        .isEqualTo(Map.of("email=a", List.of("R-1", "R-2"), "email=b", List.of("R-4")));
  }

  @Test
  protected void leavesOutWhatAnImportHasMadeItselfBeforeItTakesTheFirst() {
    apply(FIRST, WorkMark.START, mark(1), create("R-1", Map.of("email", "a")), create("R-2", Map.of("email", "a")),
        create("R-3", Map.of("email", "a")));
    apply(SECOND, WorkMark.START, mark(1), create("R-4", Map.of("email", "a")));
    change(FIRST, mark(1), mark(2), "R-2", 1, Map.of("email", "a"), Map.of("email", "a", "name", "A"));

    assertThat(besides(FIRST, 1)).isEqualTo(Map.of("email=a", List.of("R-4")));
    assertThat(besides(SECOND, 2)).isEqualTo(Map.of("email=a", List.of("R-1", "R-2")));
    change(SECOND, mark(1), mark(2), "R-3", 1, Map.of("email", "a"), Map.of("email", "a", "name", "C"));
    assertThat(besides(FIRST, 10)).isEqualTo(Map.of("email=a", List.of("R-3", "R-4")));
    assertThat(besides(SECOND, 10)).isEqualTo(Map.of("email=a", List.of("R-1", "R-2", "R-3")));
  }

  private Map<String, List<String>> besides(ImportId maker, int most) {
    return records.holdersBesides(ACME, maker, CONTACT, EMAIL, List.of("email=b", "email=a", "email=c"), most);
  }

  @Test
  protected void letsOneOfManyMakeARecordOfTheSameThing() throws Exception {
    ExecutorService writers = Executors.newFixedThreadPool(WRITERS);
    try {
      List<Callable<BatchAnswer>> writes = new ArrayList<>();
      for (int i = 0; i < WRITERS; i++) {
        ImportId id = new ImportId("W-" + i);
        String record = "R-" + i;
        writes.add(() -> apply(id, WorkMark.START, mark(1), claiming(record, "a")));
      }
      List<BatchAnswer> answers = new ArrayList<>();
      for (Future<BatchAnswer> answer : writers.invokeAll(writes)) {
        answers.add(answer.get());
      }
      assertThat(Collections.frequency(answers, new BatchAnswer.Done())).isEqualTo(1);
      assertThat(answers).filteredOn(answer -> answer instanceof BatchAnswer.Overtaken).hasSize(WRITERS - 1);
      assertThat(records.holders(ACME, CONTACT, EMAIL, List.of("email=a"), 10).get("email=a")).hasSize(1);
    } finally {
      writers.shutdownNow();
    }
  }

  @Test
  protected void keepsTenantsApart() {
    apply(FIRST, WorkMark.START, mark(1), claiming("R-1", "a"));

    assertThat(records.find(GLOBEX, CONTACT, List.of("R-1"))).isEmpty();
    assertThat(records.holders(GLOBEX, CONTACT, EMAIL, List.of("email=a"), 10)).isEmpty();
    assertThat(records.mark(GLOBEX, FIRST, ImportWork.COMMIT)).isEqualTo(WorkMark.START);
    assertThat(records.changes(GLOBEX, FIRST, Long.MAX_VALUE, 10, ALL)).isEmpty();
    assertThat(records.changes(GLOBEX, FIRST, List.of("R-1"))).isEmpty();
    assertThat(records.holdersBesides(GLOBEX, SECOND, CONTACT, EMAIL, List.of("email=a"), 10)).isEmpty();
  }

  @Test
  protected void writesForOneTenantAlone() {
    apply(FIRST, WorkMark.START, mark(1), claiming("R-1", "a"));
    undo(SECOND, WorkMark.START, mark(1), List.of(new UndoConflict("R-1", List.of())));

    assertThat(records.conflicts(GLOBEX, SECOND, 0, 10)).isEmpty();
    assertThat(apply(GLOBEX, SECOND, WorkMark.START, mark(1), 0, claiming("R-1", "a")))
        .as("neither the mark of undoing nor the record, nor its key, is that tenant's").isEqualTo(new BatchAnswer.Done());
    assertThat(records.find(ACME, CONTACT, List.of("R-1")).get("R-1"))
        .isEqualTo(new ImportedRecord("R-1", 1, Map.of("email", "a")));
    assertThat(records.changes(ACME, SECOND, Long.MAX_VALUE, 10, ALL)).isEmpty();
  }

  /** The end of a process. */
  private static final class Ended extends RuntimeException {
    private static final long serialVersionUID = 1;
  }

  /** A scheme in a process that ends after so many records; it knows of which ones it was asked for the keys. */
  private static final class Mortal implements KeyScheme {
    private final int lives;
    private final List<String> asked = new ArrayList<>();

    Mortal(int lives) {
      this.lives = lives;
    }

    @Override
    public String name() {
      return "mortal";
    }

    @Override
    public List<String> keys(Map<String, String> fields) {
      if (asked.size() == lives) {
        throw new Ended();
      }
      asked.add(fields.getOrDefault("email", ""));
      return List.of("k=" + fields.get("email"));
    }
  }
}
