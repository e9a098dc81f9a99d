package io.crmkit.imports.read;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** First rows that look like values and are names, and the other way round. */
class HeaderGuessTest {

  @ParameterizedTest
  @ValueSource(strings = {
    "Name,2021,2022,2023\nAda,100,200,300\nMax,1,2,3\n", "2024,2023\n5,6\n", "Name,Z1,Z2\nAda,1,2\nMax,3,4\n"
  })
  void findsNamesThatAreYearsOrHaveNumbersInThem(String text) {
    assertNamed(text);
  }

  @ParameterizedTest
  @ValueSource(strings = {
    "crmkit_id,2021,a@b.org\n1,5,6\n2,7,8\n",
    "a@b.org,7,import_line,import_byte_offset,import_column,import_value,import_rule,import_problem\nx,1,2,3,,4,r,p\n"
  })
  void findsTheNamesOfOwnFilesWhateverTheyAre(String text) {
    assertNamed(text);
  }

  private static void assertNamed(String text) {
    Reading read = Reading.of(text);

    assertThat(read.header()).containsExactly(text.substring(0, text.indexOf('\n')).split(","));
    assertThat(read.findings()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {
    "Ada,2021,2022\nMax,2020,2021\n", "Ada,2000,7\nMax,150,8\n", "2024-01-01T10:00:00Z,1\n2024-01-02T10:00:00Z,2\n"
  })
  void takesNoValuesForNames(String text) {
    assertThat(Reading.of(text).findings()).containsExactly("import.header.none-found");
  }
}
