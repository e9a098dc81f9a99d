package io.crmkit.dedupe.compare;

import static org.assertj.core.api.Assertions.assertThat;

import io.crmkit.dedupe.model.FieldKind;
import io.crmkit.dedupe.table.RecordTable;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Words that a text has from other columns do not make it another text. */
class JoinedValuesTest {

  private static final List<String> SOUNDS = List.of("harbour", "winter", "marble", "copper", "willow", "thunder");

  private final RecordTable.Builder rows = RecordTable.of(List.of("title", "artist", "number"));
  private int count;

  JoinedValuesTest() {
    for (int i = 0; i < 216; i++) {
      row("%s of %s %s".formatted(SOUNDS.get(i % 6), SOUNDS.get(i / 6 % 6), SOUNDS.get(i / 36)), "band " + i % 36, null);
    }
  }

  private int row(String title, @Nullable String artist, @Nullable String number) {
    rows.add(0, Arrays.asList(title, artist, number));
    return count++;
  }

  private int level(int one, int other) {
    RecordTable table = rows.build();
    List<FieldKind> kinds = List.of(FieldKind.TEXT, FieldKind.TEXT, FieldKind.CODE);
    Records records = Records.of(table, List.of(0, 1, 2).stream().map(column -> new FieldSource(
        kinds.get(column), table.columns().get(column), FieldSource.Personal.SHARED)).toList());
    PairComparer comparer = new PairComparer.Source(records).comparer();
    long levels = comparer.compare(records.recordOfRow(one), records.recordOfRow(other));
    assertThat(comparer.compare(records.recordOfRow(other), records.recordOfRow(one))).isEqualTo(levels);
    return Levels.of(levels, 0);
  }

  @Test
  void areThoseOfAColumnThatTheOtherRecordHas() {
    assertThat(level(row("blue lanterns velvet morning", null, null), row("velvet morning", "blue lanterns", null)))
        .isEqualTo(Levels.CLOSEST);
    assertThat(level(row("velvet morning 1974", null, null), row("velvet morning", null, "1974")))
        .isEqualTo(Levels.CLOSEST);
  }

  @Test
  void areThoseOfAColumnOfTheRecordItself() {
    assertThat(level(row("blue lanterns velvet morning", "blue lanterns", null), row("velvet morning", null, null)))
        .isEqualTo(Levels.CLOSEST);
  }

  @Test
  void areNoNumbersThatTheRecordItselfHasToo() {
    assertThat(level(row("velvet morning 1974", null, "1974"), row("velvet morning", null, null)))
        .isLessThan(Levels.CLOSEST);
  }

  @Test
  void areThereAsAWholeOrNotAtAll() {
    assertThat(level(row("blue velvet morning", null, null), row("velvet morning", "blue lanterns", null)))
        .isLessThan(Levels.CLOSEST);
  }

  @Test
  void leaveTextsDifferentThatAreSoWithoutThem() {
    assertThat(level(row("blue lanterns velvet morning", null, null), row("granite evening", "blue lanterns", null)))
        .isLessThan(3);
  }
}
