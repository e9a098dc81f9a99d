package io.crmkit.core.expression;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.crmkit.core.Validated.Invalid;
import io.crmkit.core.Violation;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ExpressionSyntaxTest {

  private static List<Violation> problems(String text) {
    return Expression.parse(text) instanceof Invalid<Expression> invalid ? invalid.violations().all() : List.of();
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', quoteCharacter = '~', value = {
      "~~ | Column 1: expected a value but found the end",
      "a = | Column 4: expected a value but found the end",
      "a = 1 b | Column 7: expected an operator or the end but found 'b'",
      "(a = 1 | Column 7: expected ')' but found the end",
      "a = 'x | Column 5: expected a closing ' but found the end",
      "a # 1 | Column 3: expected a word, a value or a sign but found '#' (U+0023)",
      "a is 5 | Column 6: expected 'null' but found '5'",
      "a not 5 | Column 7: expected 'in', 'between', 'contains', 'starts with' or 'ends with' but found '5'",
      "a between 1 or 2 | Column 13: expected 'and' but found 'or'",
      "a in 5 | Column 6: expected a list, a field or a function but found '5'",
      "a. | Column 3: expected the name of a field but found the end",
      "a < b < c | Column 7: expected an operator or the end but found '<'",
      "date '2024-13-01' | Column 6: the text '2024-13-01' is not a date; write it like '2024-10-01'",
      "instant '2024' | Column 9: the text '2024' is not an instant; write it like '2024-10-01T00:00:00Z'",
      "ZZZ 5 | Column 1: 'ZZZ' is not an ISO 4217 currency",
      "USD 0.001 | Column 1: 0.001 has 3 fraction digits but USD has 2; round it first",
      "lower(a, b) | Column 1: lower takes 1 argument but got 2"})
  void saysWhereAndWhatWasExpected(String text, String message) {
    assertThat(problems(text.trim())).extracting(Violation::message).contains(message);
  }

  @Test
  void findsEveryMistake() {
    assertThat(problems("a = and b in 5 or (c > ) and nope(1) = 2")).extracting(Violation::message).containsExactly(
        "Column 5: expected a value but found 'and'",
        "Column 14: expected a list, a field or a function but found '5'",
        "Column 24: expected a value but found ')'",
        "Column 30: there is no function 'nope'; there are lower, upper, length, abs, coalesce, if, round, "
            + "days_between, date, instant, money");
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', quoteCharacter = '~', value = {
      "NOT(a=1)AND b!=2 | not a = 1 and b <> 2",
      "(a or b) and c | (a or b) and c",
      "(a and b) or c | a and b or c",
      "a and (b and c) | a and (b and c)",
      "not a in [1,2] | a not in (1, 2)",
      "not (a is null) | a is not null",
      "a - (b - c) - 1 | a - (b - c) - 1",
      "a - -1 | a - -1",
      "-(5) | -(5)",
      "- 5 | -5",
      "--a | -(-a)",
      "-USD 5 = a | -USD 5.00 = a",
      "(not a) = b | (not a) = b",
      "\"it's\" = a | 'it''s' = a",
      "`and`.b.`1c` = 1.50 | `and`.b.`1c` = 1.5",
      "a in b | a in b",
      "DATE(a)=Date '2024-01-31' | date(a) = date '2024-01-31'",
      "date = 1 and instant = 2 and usd = 3 | date = 1 and instant = 2 and usd = 3",
      "[] contains 1 | [] contains 1",
      "a in () | a in ()"})
  void writesOneCanonicalText(String text, String canonical) {
    Expression expression = Expression.parse(text.trim()).orElseThrow();

    assertThat(expression).hasToString(canonical);
    assertThat(Expression.parse(canonical).orElseThrow()).isEqualTo(expression);
  }

  @Test
  void refusesTooMuchOfAnything() {
    assertThat(codes("a" + " ".repeat(4096))).containsExactly("expression.too-long");
    assertThat(codes("(".repeat(2000) + "a" + ")".repeat(2000))).containsExactly("expression.too-deep");
    assertThat(codes("not ".repeat(33) + "a")).containsExactly("expression.too-deep");
    assertThat(codes("-".repeat(4000) + "a")).containsExactly("expression.too-deep");
    assertThat(codes("lower(".repeat(600))).containsExactly("expression.too-deep");
    assertThat(codes(String.join("+", Collections.nCopies(40, "a")))).containsExactly("expression.too-deep");
    assertThat(codes(String.join(" or ", Collections.nCopies(500, "a")))).containsExactly("expression.too-many-nodes");
    assertThat(codes("a in (" + "1,".repeat(1000) + "1)")).containsExactly("expression.list-too-long");
    assertThat(codes("a = " + "9".repeat(401))).containsExactly("expression.too-large");
    assertThat(codes("a=b or ".repeat(120).repeat(4) + "a=b")).containsExactly("expression.too-many-nodes");
    assertThat(codes("`" + "x".repeat(4020) + "`=1 or " + "a<b or ".repeat(8) + "a<b"))
        .containsExactly("expression.too-long");
  }

  @Test
  void takesAsMuchAsItPromises() {
    assertThat(codes("a in (" + "1,".repeat(999) + "1)")).isEmpty();
    assertThat(codes(String.join(" or ", Collections.nCopies(499, "a")))).isEmpty();
    assertThat(codes("not ".repeat(31) + "a")).isEmpty();
    assertThat(codes("(not ".repeat(31) + "a" + ")".repeat(31))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "a b", "a.", "1", "and", "lower(a)", "`a", "a.b.", "(a"})
  void refusesWhatIsNoPath(String text) {
    assertThatIllegalArgumentException().isThrownBy(() -> FieldPath.parse(text));
  }

  @Test
  void readsAPath() {
    assertThat(FieldPath.parse("account.`odd ``name`.x")).isEqualTo(FieldPath.of("account", "odd `name", "x"));
  }

  private static List<String> codes(String text) {
    return problems(text).stream().map(Violation::code).toList();
  }
}
