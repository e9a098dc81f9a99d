package io.crmkit.dedupe.profile;

import static org.assertj.core.api.Assertions.assertThat;

import io.crmkit.dedupe.model.FieldKind;
import io.crmkit.dedupe.table.RecordTable;
import java.util.List;
import java.util.function.IntFunction;
import org.junit.jupiter.api.Test;

class ProfilerTest {

  private static ColumnProfile profile(String name, IntFunction<String> values) {
    RecordTable.Builder rows = RecordTable.of(List.of(name));
    for (int i = 0; i < 100; i++) {
      rows.add(0, List.of(values.apply(i)));
    }
    return Profiler.of(rows.build()).get(0);
  }

  private static FieldKind kind(String name, IntFunction<String> values) {
    return profile(name, values).kind();
  }

  @Test
  void tellsWhatColumnsHoldByTheirValues() {
    assertThat(kind("x", i -> "a" + i + "@b.com")).isEqualTo(FieldKind.EMAIL);
    assertThat(kind("x", i -> "%d.%d.19%02d".formatted(i % 28 + 1, i % 12 + 1, i))).isEqualTo(FieldKind.DATE);
    assertThat(kind("x", i -> "$" + i + ".50")).isEqualTo(FieldKind.NUMBER);
    assertThat(kind("x", i -> String.valueOf(10_000 + i / 2))).isEqualTo(FieldKind.CODE);
    assertThat(kind("x", i -> i + " Main Street")).isEqualTo(FieldKind.ADDRESS);
    assertThat(kind("x", i -> "Firm" + i + " Trading GmbH")).isEqualTo(FieldKind.COMPANY);
    assertThat(kind("x", i -> "The art of " + (char) ('a' + i % 26) + " programming " + "xyz".charAt(i % 3)))
        .isEqualTo(FieldKind.TEXT);
    assertThat(kind("x", i -> i % 2 == 0 ? "m" : "f")).isEqualTo(FieldKind.CATEGORY);
    assertThat(kind("x", i -> "Name" + (char) ('a' + i % 26) + (char) ('a' + i % 7))).isEqualTo(FieldKind.NAME);
  }

  @Test
  void letsTheHeaderDecideWhereValuesLeaveAChoice() {
    assertThat(kind("phone", i -> "0431" + (100_000 + i))).isEqualTo(FieldKind.PHONE);
    assertThat(kind("customer", i -> "0431" + (100_000 + i / 2))).isEqualTo(FieldKind.CODE);
    assertThat(profile("given_name", i -> "Name" + (char) ('a' + i % 26)).personal()).isTrue();
  }

  /** As among very many rows, where every day has been there, and each slip is another one. */
  @Test
  void tellsDaysByTheRowsWhereMostOfTheValuesAreSlips() {
    assertThat(kind("x", i -> i < 85 ? "1979-05-%02d".formatted(i % 10 + 10) : "1979-05-0" + i)).isEqualTo(FieldKind.DATE);
    assertThat(kind("x", i -> i < 75 ? "1979-05-%02d".formatted(i % 10 + 10) : "1979-05-0" + i)).isEqualTo(FieldKind.CODE);
  }

  @Test
  void keepsACodeThatTwoSourcesWriteInTwoWays() {
    assertThat(profile("isbn", i -> i < 50 ? "978-1-00-" + (1000 + i) : "978100" + (950 + i)).ignored()).isEmpty();
  }

  @Test
  void leavesOutColumnsThatTellNothing() {
    assertThat(profile("x", i -> "").ignored()).hasValueSatisfying(why -> assertThat(why).contains("no values"));
    assertThat(profile("x", i -> "same").ignored()).hasValueSatisfying(why -> assertThat(why).contains("the same"));
    assertThat(profile("x", i -> "rec-" + i).ignored()).hasValueSatisfying(why -> assertThat(why).contains("as a key"));
    assertThat(profile("x", i -> i == 0 ? "a" : i == 1 ? "b" : "").ignored()).isEmpty();
  }
}
