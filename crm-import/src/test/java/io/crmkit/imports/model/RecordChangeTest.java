package io.crmkit.imports.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What is kept of the changes of an import, and what taking them back makes of a record. */
class RecordChangeTest {

  private static final Map<String, String> ONE = Map.of("name", "Ada", "phone", "1");
  private static final Map<String, String> TWO = Map.of("name", "Ada", "phone", "2");
  private static final Map<String, String> THREE = Map.of("name", "Ada", "phone", "3");
  private static final Map<String, String> NINE = Map.of("name", "Ada", "phone", "9");

  @Test
  void givesBackWhatSomebodyHasEditedBetweenTwoBatches() {
    RecordChange change = RecordChange.first(1, "X", ONE, TWO).then(NINE, THREE);

    assertThat(FieldRestore.of(change, THREE)).isEqualTo(new FieldRestore(NINE, null));
  }

  @Test
  void givesBackWhatWasThereBeforeIfNobodyHasEditedIt() {
    RecordChange change = RecordChange.first(1, "X", ONE, TWO).then(TWO, THREE);

    assertThat(FieldRestore.of(change, THREE)).isEqualTo(new FieldRestore(ONE, null));
  }

  @Test
  void takesAwayWhatTheImportHasAddedAndAddedTo() {
    RecordChange change = RecordChange.first(1, "X", Map.of("name", "Ada"), TWO).then(TWO, THREE);

    assertThat(FieldRestore.of(change, THREE)).isEqualTo(new FieldRestore(Map.of("name", "Ada"), null));
  }

  @Test
  void leavesARecordThatSomebodyHasTouchedBetweenTwoBatchesAlthoughTheImportMadeIt() {
    RecordChange change = RecordChange.first(1, "X", null, TWO).then(NINE, THREE);

    assertThat(change.isStill(THREE)).isFalse();
    assertThat(FieldRestore.of(change, THREE))
        .isEqualTo(new FieldRestore(THREE, new UndoConflict("X", List.of())));
    assertThat(FieldRestore.of(change.then(THREE, TWO), TWO))
        .isEqualTo(new FieldRestore(TWO, new UndoConflict("X", List.of())));
  }

  @Test
  void deletesARecordThatOnlyTheImportHasWritten() {
    RecordChange change = RecordChange.first(1, "X", null, TWO).then(TWO, THREE);

    assertThat(change.isStill(THREE)).isTrue();
    assertThat(FieldRestore.of(change, THREE)).isEqualTo(new FieldRestore(null, null));
  }
}
