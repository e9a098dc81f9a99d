package io.crmkit.territory.model.rule;

import static org.assertj.core.api.Assertions.assertThat;

import io.crmkit.core.Validated.Invalid;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FilterLogicTest {

  @ParameterizedTest
  @CsvSource({
    "(1 AND 2) OR 3, 3, true",
    "(1 AND 2) OR 3, 12, true",
    "(1 AND 2) OR 3, 1, false",
    "1 AND (2 OR 3), 13, true",
    "1 AND (2 OR 3), 23, false",
    "1 OR 2 AND 3, 1, true",
    "1 OR 2 AND 3, 2, false",
    "not 1 and 2 and 3, 23, true",
    "NOT (1 OR 2 OR 3), '', true",
    "((1)) AND (2 AND (3)), 123, true"})
  void joinsCriteriaAsWritten(String logic, String holding, boolean expected) {
    FilterLogic read = FilterLogic.parse(logic, 3).orElseThrow();

    assertThat(read.holds(number -> holding.contains(Integer.toString(number)))).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {
    "1 AND          | territory.logic-syntax | Column 6: expected a number, NOT or '(' but found the end.",
    "(1 AND 2       | territory.logic-syntax | Column 9: expected ')' but found the end.",
    "1 2            | territory.logic-syntax | Column 3: expected AND, OR or the end but found '2'.",
    "1 XOR 2        | territory.logic-syntax | Column 3: expected AND, OR or the end but found 'XOR'.",
    "1 & 2          | territory.logic-syntax | Column 3: expected AND, OR or the end but found '&'.",
    "1 AND 3        | territory.logic-number | Column 7: there is no criterion 3; there are 1 to 2.",
    "1 AND 99999999 | territory.logic-number | Column 7: there is no criterion 99999999; there are 1 to 2.",
    "0 OR 1 OR 2    | territory.logic-number | Column 1: there is no criterion 0; there are 1 to 2.",
    "1 OR 1         | territory.logic-unused | Column 7: criterion 2 is not used; join it in or remove it."})
  void namesTheColumnOfAMistake(String logic, String code, String message) {
    assertThat(((Invalid<FilterLogic>) FilterLogic.parse(logic, 2)).violations().all()).singleElement()
        .satisfies(problem -> {
          assertThat(problem.code()).isEqualTo(code);
          assertThat(problem.message()).isEqualTo(message);
        });
  }

  @Test
  void nestsOnlySoDeep() {
    int deepest = FilterLogic.DEEPEST;

    assertThat(FilterLogic.parse("(".repeat(deepest) + "1" + ")".repeat(deepest), 1).orElseThrow()).hasToString("1");
    assertThat(((Invalid<FilterLogic>) FilterLogic.parse("(".repeat(100_000), 1)).violations().all())
        .singleElement().satisfies(problem -> assertThat(problem.code()).isEqualTo("territory.logic-too-deep"));
  }

  @Test
  void printsItselfWithBrackets() {
    assertThat(FilterLogic.parse("1 or 2 and not 3", 3).orElseThrow()).hasToString("1 OR (2 AND NOT 3)");
  }
}
