package io.crmkit.forecast.win;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.crmkit.forecast.win.DealColumn.Kind;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

class DealColumnTest {

  private static DealColumn of(String... texts) {
    return DealColumn.ofTexts("column", List.of(texts));
  }

  @Test
  void takesNumbersWithGapsForNumbers() {
    DealColumn column = of("1", "", "-2.5e3", "N/A", ".5");

    assertThat(column.kind()).isEqualTo(Kind.NUMBER);
    assertThat(column.value(2)).isEqualTo(-2500);
    assertThat(column.isMissing(1)).isTrue();
    assertThat(column.isMissing(3)).isTrue();
  }

  @Test
  void takesOneFormOfDaysForDays() {
    assertThat(of("2024-02-29", "2024-03-01 10:00").value(1)).isEqualTo((double) LocalDate.of(2024, 3, 1).toEpochDay());
    assertThat(of("2/3/24", "12/31/24").value(0)).isEqualTo((double) LocalDate.of(2024, 2, 3).toEpochDay());
    assertThat(of("2/3/2024", "31/12/2024").value(0)).isEqualTo((double) LocalDate.of(2024, 3, 2).toEpochDay());
    assertThat(of("2024-02-29", "29.2.2024").kind()).isEqualTo(Kind.CATEGORY);
  }

  @Test
  void takesAllElseForWords() {
    DealColumn column = of("west", " west", "2024", "");

    assertThat(column.kind()).isEqualTo(Kind.CATEGORY);
    assertThat(column.levels()).isEqualTo(2);
    assertThat(column.levelOrMissing(1)).isZero();
    assertThat(column.levelOrMissing(3)).isEqualTo(2);
  }

  @Test
  void tellsMonthsAndTheTimeBetweenDays() {
    DealTable table = new DealTable(List.of(
        DealColumn.ofTexts("created", List.of("2024-01-30", "")),
        DealColumn.ofTexts("met", List.of("2024-02-02", "2024-02-03")))).withCalendar();

    assertThat(table.columns()).extracting(DealColumn::name).containsExactly(
        "created", "met", "month of created", "month of met", "days from created to met");
    assertThat(table.columns().get(4).value(0)).isEqualTo(3);
    assertThat(table.columns().get(4).isMissing(1)).isTrue();
  }

  @Test
  void namesWhatDaysTellAsNoColumnIsNamed() {
    DealTable table = new DealTable(List.of(
        DealColumn.ofTexts("a", List.of("2024-01-30")), DealColumn.ofTexts("b to c", List.of("2024-02-02")),
        DealColumn.ofTexts("a to b", List.of("2024-02-02")), DealColumn.ofTexts("c", List.of("2024-02-03")),
        DealColumn.ofTexts("month of c", List.of("May")))).withCalendar();

    assertThat(table.columns()).extracting(DealColumn::name).contains(
        "month of c", "month of c (2)", "days from a to b to c", "days from a to b to c (2)");
  }

  @Test
  void refusesColumnsThatAreNotAboutTheSameDeals() {
    assertThatThrownBy(() -> new DealTable(List.of(DealColumn.numbers("a", 1, 2), DealColumn.numbers("b", 1))))
        .isInstanceOf(IllegalArgumentException.class).hasMessageContaining("'b' 1");
    assertThatThrownBy(() -> new DealTable(List.of(DealColumn.numbers("a", 1), DealColumn.numbers("a", 1))))
        .isInstanceOf(IllegalArgumentException.class).hasMessageContaining("'a'");
  }
}
