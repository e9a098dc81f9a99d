package io.crmkit.dedupe.compare;

import static org.assertj.core.api.Assertions.assertThat;

import io.crmkit.dedupe.model.FieldKind;
import io.crmkit.dedupe.table.RecordTable;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class MixedUpFieldsTest {

  private static final List<String> GIVEN = List.of("mary", "john", "susan", "peter", "helen");
  private static final List<String> SURNAMES = List.of("henderson", "smith", "brown", "miller", "taylor", "walker");

  private final RecordTable.Builder rows = RecordTable.of(List.of("given", "surname", "town"));
  private int count;

  MixedUpFieldsTest() {
    for (int i = 0; i < 300; i++) {
      String given = GIVEN.get(i % GIVEN.size());
      String surname = SURNAMES.get(i % SURNAMES.size());
      row(i % 10 == 0 ? surname : given, i % 10 == 0 ? given : surname);
    }
  }

  /** Adds a row, which no other is equal to. */
  private int row(@Nullable String given, @Nullable String surname) {
    rows.add(0, Arrays.asList(given, surname, "town " + count));
    return count++;
  }

  private long compare(int one, int other) {
    RecordTable table = rows.build();
    Records records = Records.of(table, table.columns().stream().map(column ->
        new FieldSource(FieldKind.NAME, column, FieldSource.Personal.OWN)).toList());
    return new PairComparer.Source(records).comparer().compare(records.recordOfRow(one), records.recordOfRow(other));
  }

  @Test
  void sayNoMoreThanTheSameValuesInTheirPlaces() {
    int asIs = row("mary", "henderson");
    int again = row("mary", "henderson");
    int mixedUp = row("henderson", "mary");
    long inPlace = compare(asIs, again);
    long crossed = compare(asIs, mixedUp);

    assertThat(Levels.of(inPlace, 0)).isGreaterThanOrEqualTo(Levels.EQUAL);
    assertThat(Levels.of(crossed, 0)).isEqualTo(Levels.of(inPlace, 0));
    assertThat(Levels.of(crossed, 1)).isEqualTo(Levels.of(inPlace, 1));
    assertThat(compare(mixedUp, asIs)).isEqualTo(crossed);
  }

  @Test
  void haveALevelOfTheirOwnWhereTheOtherValueIsMissing() {
    long crossed = compare(row("henderson", null), row("mary", "henderson"));

    assertThat(Levels.of(crossed, 0)).isEqualTo(Levels.SWAPPED);
    assertThat(Levels.of(crossed, 1)).isEqualTo(Levels.MISSING);
  }

  @Test
  void areDifferentWhereNothingCrosses() {
    assertThat(Levels.of(compare(row("mary", "henderson"), row("smith", "john")), 0)).isLessThan(Levels.CLOSEST);
  }
}
