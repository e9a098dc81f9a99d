package io.crmkit.testkit.dedupe.kinds;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.crmkit.dedupe.table.RecordTable;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RecordKindTest {

  @ParameterizedTest
  @EnumSource(RecordKind.class)
  void makesTheSameRecordsAgainAndOthersWithAnotherSeed(RecordKind kind) {
    MadeUpRecords records = kind.make(60, 7);

    assertThat(kind.make(60, 7)).isEqualTo(records);
    assertThat(kind.make(60, 8)).isNotEqualTo(records);
  }

  @ParameterizedTest
  @EnumSource(RecordKind.class)
  void knowsTheTruthAboutEveryKind(RecordKind kind) {
    MadeUpRecords records = kind.make(60, 7);

    RecordTable table = records.table();
    Set<List<Integer>> truth = records.truth();
    assertThat(truth).hasSameSizeAs(records.gold());
    assertThat(truth.isEmpty()).isEqualTo(kind == RecordKind.SINGLE_PEOPLE);
    assertThat(table.isLink()).isEqualTo(records.isLink());
    assertThat(truth).allMatch(pair -> !records.isLink() || table.source(pair.get(0)) != table.source(pair.get(1)));
  }

  @Test
  void putsRecordsOfOneThingInPlacesThatSayNothing() {
    MadeUpRecords records = RecordKind.CITATIONS.make(60, 7);

    Set<Integer> apart = records.truth().stream().map(pair -> pair.get(1) - pair.get(0)).collect(Collectors.toSet());
    assertThat(apart).hasSizeGreaterThan(100);
  }

  @Test
  void hasThingsOfVeryManyRecordsAndColumnsThatAreHalfEmpty() {
    MadeUpRecords patients = RecordKind.PATIENTS.make(200, 7);
    Map<Integer, Long> partners = patients.truth().stream().flatMap(pair -> pair.stream())
        .collect(Collectors.groupingBy(row -> row, Collectors.counting()));

    assertThat(Collections.max(partners.values())).isGreaterThan(9);
    assertThat(emptyCells(RecordKind.VOTERS.make(200, 7))).isBetween(0.3, 0.6);
  }

  private static double emptyCells(MadeUpRecords records) {
    List<String> cells = new ArrayList<>();
    records.sources().forEach(source -> source.rows().forEach(cells::addAll));
    return (double) cells.stream().filter(String::isEmpty).count() / cells.size();
  }

  @Test
  void refusesWhatCannotBe() {
    assertThatIllegalArgumentException().isThrownBy(() -> RecordKind.BEERS.make(0, 1)).withMessageContaining("things");
    assertThatIllegalArgumentException().isThrownBy(() -> new MadeUpRecords(List.of(), List.of()));
    assertThat(Stream.of(RecordKind.values()).map(Enum::name)).hasSizeGreaterThan(8);
  }
}
