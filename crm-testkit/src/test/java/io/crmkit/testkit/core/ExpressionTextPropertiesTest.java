package io.crmkit.testkit.core;

import static org.assertj.core.api.Assertions.assertThat;

import io.crmkit.core.Validated;
import io.crmkit.core.Validated.Invalid;
import io.crmkit.core.Validated.Valid;
import io.crmkit.core.expression.Expression;
import io.crmkit.core.expression.FieldPath;
import io.crmkit.core.expression.Value.Fields;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.statistics.Statistics;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;

/** What reading and writing do with any expression and any text. */
class ExpressionTextPropertiesTest {

  private static final List<String> WORDS = List.of(
      "and", "or", "not", "in", "between", "is", "null", "contains", "starts", "with", "true", "a", "b", "USD", "date",
      "instant", "lower", "if", "coalesce", "1", "2.5", "'x'", "\"y\"", "`z`", "'2024-10-01'", "(", ")", "[", "]", ",",
      ".", "=", "<>", "<", ">=", "+", "-", "*", "/", "!", "'", "`");

  @Property
  void readsBackWhatItWrites(@ForAll("wildExpressions") Expression expression) {
    Expression again = Expression.parse(expression.toString()).orElseThrow();

    assertThat(again).isEqualTo(expression);
    assertThat(again).hasToString(expression.toString());
    assertThat(again.hashCode()).isEqualTo(expression.hashCode());
    assertThat(again.fields()).isEqualTo(expression.fields());
  }

  @Property
  void takesItsWordsInAnyCase(@ForAll("conditions") Expression condition) {
    String loud = condition.toString()
        .replace(" and ", " AND ").replace(" or ", " Or ").replace(" is null", " IS NULL");

    assertThat(Expression.parse(loud)).isInstanceOf(Valid.class);
  }

  @Property
  void readsBackPaths(@ForAll List<String> names) {
    if (!names.isEmpty()) {
      FieldPath path = new FieldPath(names);

      assertThat(FieldPath.parse(path.toString())).isEqualTo(path);
    }
  }

  @Property
  void answersAnyText(@ForAll String text) {
    assertAnswers(text);
  }

  @Property
  void answersAnyWords(@ForAll("sentences") String text) {
    assertAnswers(text);
    Statistics.collect(Expression.parse(text) instanceof Valid ? "sound" : "refused");
    Statistics.coverage(seen -> {
      seen.check("sound").count(count -> count > 0);
      seen.check("refused").percentage(share -> share > 38);
    });
  }

  @Property
  void answersADamagedExpression(
      @ForAll("conditions") Expression condition, @ForAll("words") String word, @ForAll int place) {
    String text = condition.toString();
    int at = Math.floorMod(place, text.length());

    assertAnswers(text.substring(0, at) + word + text.substring(at + 1));
    assertAnswers(text.substring(0, at));
  }

  @Test
  void answersHostileNestingAtOnce() {
    for (String opening : List.of(
        "(", "[", "not ", "-", "lower(", "a in (", "if(", "`", "'", "a.", "a=b and (", "1+")) {
      for (int times : new int[] {50, 500, 1_000_000}) {
        Assertions.assertTimeout(Duration.ofSeconds(2), () -> assertAnswers(opening.repeat(times)), opening);
        Assertions.assertTimeout(Duration.ofSeconds(2), () -> assertAnswers(opening.repeat(times) + "a"), opening);
      }
    }
  }

  private static void assertAnswers(String text) {
    Validated<Expression> answer = Expression.parse(text);
    if (answer instanceof Invalid<Expression> invalid) {
      assertThat(invalid.violations().all()).isNotEmpty().hasSizeLessThanOrEqualTo(20).allSatisfy(violation -> {
        assertThat(violation.code()).startsWith("expression.");
        assertThat(violation.message()).hasSizeLessThan(500);
      });
    } else {
      Expression expression = answer.orElseThrow();
      assertThat(Expression.parse(expression.toString()).orElseThrow()).isEqualTo(expression);
      assertThat(expression.value(Fields.NONE)).isNotNull();
    }
  }

  @Provide
  Arbitrary<String> words() {
    return Arbitraries.of(WORDS).map(word -> word.toUpperCase(Locale.ROOT).equals("USD") ? "USD 5" : word);
  }

  @Provide
  Arbitrary<String> sentences() {
    return words().list().ofMaxSize(12).map(words -> String.join(" ", words));
  }

  @Provide
  Arbitrary<Expression> conditions() {
    return ExpressionArbitraries.conditions();
  }

  @Provide
  Arbitrary<Expression> wildExpressions() {
    return ExpressionArbitraries.wildExpressions();
  }
}
