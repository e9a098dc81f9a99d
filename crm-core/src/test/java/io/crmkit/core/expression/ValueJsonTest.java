package io.crmkit.core.expression;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.crmkit.core.Validated;
import io.crmkit.core.Validated.Invalid;
import io.crmkit.core.Violation;
import io.crmkit.core.expression.Value.Fields;
import io.crmkit.core.expression.Value.Items;
import io.crmkit.core.money.Money;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ValueJsonTest {

  private static final Fields DEAL = Fields.NONE
      .with("name", Value.of("Big \"deal\""))
      .with("amount", Value.of(Money.parse("USD 10.50")))
      .with("closes", Value.of(LocalDate.parse("2024-10-01")))
      .with("touched", Value.of(Instant.parse("2024-09-30T12:00:00Z")))
      .with("score", Value.of(new BigDecimal("1E+2")))
      .with("tags", Items.of(Value.of("vip"), Value.Bool.TRUE, Value.ABSENT))
      .with("$odd", Fields.NONE);

  private static final String JSON = "{\"name\":\"Big \\\"deal\\\"\",\"amount\":{\"$money\":\"USD 10.50\"},"
      + "\"closes\":{\"$date\":\"2024-10-01\"},\"touched\":{\"$instant\":\"2024-09-30T12:00:00Z\"},\"score\":100,"
      + "\"tags\":[\"vip\",true,null],\"$$odd\":{}}";

  private static Violation problem(Validated<?> answer) {
    assertThat(answer).isInstanceOf(Invalid.class);
    return ((Invalid<?>) answer).violations().all().get(0);
  }

  @Test
  void writesTagsOnlyWhereJsonIsAmbiguous() {
    assertThat(ValueJson.write(DEAL)).isEqualTo(JSON);
  }

  @Test
  void readsWhatItWrote() {
    assertThat(ValueJson.readFields(JSON).orElseThrow()).isEqualTo(DEAL);
    assertThat(ValueJson.readFields(JSON).orElseThrow().values().keySet())
        .containsExactlyElementsOf(DEAL.values().keySet());
  }

  @Test
  void writesEqualValuesEquallyWhenSorted() {
    Fields one = Fields.NONE.with("b", Value.of(1)).with("a", Value.of(2));
    Fields other = Fields.NONE.with("a", Value.of(2)).with("b", Value.of(new BigDecimal("1.0")));

    assertThat(one).isEqualTo(other);
    assertThat(ValueJson.writeSorted(one)).isEqualTo("{\"a\":2,\"b\":1}").isEqualTo(ValueJson.writeSorted(other));
  }

  @Test
  void refusesToWriteWhatCouldNotBeRead() {
    assertThatIllegalArgumentException().isThrownBy(() -> ValueJson.write(nested(33)));
    assertThatIllegalArgumentException().isThrownBy(() -> ValueJson.write(Value.of("x".repeat(1_000_000))));
    assertThat(ValueJson.read(ValueJson.write(nested(32))).orElseThrow()).isEqualTo(nested(32));
  }

  private static Value nested(int depth) {
    Value value = Value.of(1);
    for (int i = 1; i < depth; i++) {
      value = Items.of(value);
    }
    return value;
  }

  @Nested
  class Refusing {

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', value = {
        "~~ | malformed", "{ | malformed", "[1,] | malformed", "1 2 | malformed", "NaN | malformed", "'a' | malformed",
        "{\"a\":1,\"a\":2} | malformed", "{\"$x\":\"1\"} | bad-tag", "{\"$date\":1} | bad-tag",
        "{\"$date\":\"2024-10-01\",\"a\":1} | bad-tag", "{\"a\":1,\"$date\":\"2024-10-01\"} | bad-tag",
        "{\"$date\":\"soon\"} | bad-value", "{\"$instant\":\"2024-10-01\"} | bad-value",
        "{\"$money\":\"USD 1e5\"} | bad-value", "{\"$money\":\"USD 99999999999999999999\"} | bad-value",
        "1e999 | too-large", "1e99999999999 | too-large", "-1e-999999999 | too-large"})
    void namesTheReason(String json, String code) {
      assertThat(problem(ValueJson.read(json)).code()).isEqualTo("value." + code);
    }

    @Test
    void pointsAtThePlace() {
      assertThat(problem(ValueJson.read("{\"a\":[1,{\"$date\":\"soon\"}]}")).pointer()).isEqualTo("/a/1/$date");
    }

    @Test
    void boundsDepthAndSize() {
      assertThat(problem(ValueJson.read("[".repeat(500_000))).code()).isIn("value.too-deep", "value.too-large");
      assertThat(problem(ValueJson.read("[".repeat(33) + "]".repeat(33))).code()).isEqualTo("value.too-deep");
      assertThat(problem(ValueJson.read("\"" + "x".repeat(1_000_000) + "\"")).code()).isEqualTo("value.too-long");
      assertThat(problem(ValueJson.read("9".repeat(900_000))).code()).isEqualTo("value.too-large");
    }

    @Test
    void expectsFields() {
      assertThat(problem(ValueJson.readFields("[1]")).code()).isEqualTo("value.not-fields");
    }
  }

  @Nested
  class ReadingAHostsOwnJson {

    @ParameterizedTest
    @ValueSource(strings = {
        "{\"amount\":\"10.50\",\"currency\":\"USD\"}", "{\"currency\":\"USD\",\"amount\":10.5}"})
    void recognisesMoney(String json) {
      assertThat(ValueJson.readPlain(json).orElseThrow()).isEqualTo(Value.of(Money.parse("USD 10.50")));
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "{\"amount\":\"10.505\",\"currency\":\"USD\"}", "{\"amount\":\"10.50\",\"currency\":\"usd\"}",
        "{\"amount\":\"ten\",\"currency\":\"USD\"}", "{\"amount\":1,\"currency\":\"USD\",\"more\":1}", "{\"amount\":1}",
        "{\"amount\":true,\"currency\":\"USD\"}", "{\"amount\":1e300,\"currency\":\"USD\"}"})
    void leavesEverythingElseAlone(String json) {
      assertThat(ValueJson.readPlain(json).orElseThrow()).isInstanceOf(Fields.class);
    }

    @Test
    void givesNoNameAMeaning() {
      assertThat(ValueJson.readPlainFields("{\"$date\":\"2024-10-01\",\"a\":null}").orElseThrow())
          .isEqualTo(Fields.NONE.with("$date", Value.of("2024-10-01")).with("a", Value.ABSENT));
    }
  }
}
