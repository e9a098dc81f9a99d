package io.crmkit.core.expression;

import static org.assertj.core.api.Assertions.assertThat;

import io.crmkit.core.Validated.Invalid;
import io.crmkit.core.Validated.Valid;
import io.crmkit.core.Violation;
import io.crmkit.core.Violations;
import io.crmkit.core.expression.Value.Fields;
import io.crmkit.core.expression.Value.Items;
import io.crmkit.core.money.Money;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ExpressionTest {

  private static final Fields DEAL = Fields.NONE
      .with("amount", Value.of(Money.parse("USD 2500.00")))
      .with("list", Value.of(Money.parse("USD 3000.00")))
      .with("euros", Value.of(Money.parse("EUR 1.00")))
      .with("stage", Value.of("Negotiation"))
      .with("score", Value.of(new BigDecimal("7.50")))
      .with("zero", Value.of(0))
      .with("won", Value.Bool.FALSE)
      .with("closes", Value.of(LocalDate.parse("2024-10-01")))
      .with("touched", Value.of(Instant.parse("2024-09-30T12:00:00Z")))
      .with("tags", Items.of(Value.of("vip"), Value.of("emea")))
      .with("nothing", Value.ABSENT)
      .with("odd name", Value.of(1))
      .with("account", Fields.NONE.with("owner", Value.of("alice")));

  private static boolean holds(String condition) {
    return Expression.condition(condition).orElseThrow().holds(DEAL).orElseThrow();
  }

  private static Value value(String expression) {
    return Expression.parse(expression).orElseThrow().value(DEAL).orElseThrow();
  }

  private static Violation failure(String expression) {
    var answer = Expression.parse(expression).orElseThrow().value(DEAL);
    assertThat(answer).isInstanceOf(Invalid.class);
    return ((Invalid<Value>) answer).violations().all().get(0);
  }

  @Nested
  class AsACondition {

    @ParameterizedTest
    @ValueSource(strings = {
        "amount > USD 1000.00", "amount between USD 2500.00 and list", "amount = USD 2500", "-amount < USD 0",
        "stage = 'Negotiation' and not won", "stage in ('Won', 'Negotiation')", "stage NOT IN ('Won', 'Lost')",
        "stage starts with 'Nego'", "stage ends with \"ion\"", "stage contains 'tia'", "stage not contains 'x'",
        "tags contains 'vip'", "'emea' in tags", "'x' not in tags", "score = 7.5", "score != 7", "score <> 7",
        "closes >= date '2024-10-01'", "closes > date('2024-09-30')", "touched < instant '2024-10-01T00:00:00Z'",
        "account.owner = 'alice'", "`account`.`owner` = 'alice'", "`odd name` = 1", "nothing is null",
        "account.manager is null", "stage is not null", "won = false", "1 + 2 * 3 = 7", "(1 + 2) * 3 = 9",
        "10 - 2 - 3 = 5", "-2 * -3 = 6", "not (won or false)", "amount / list < 0.9", "1 in [1, 2]",
        "'it''s' = \"it's\"", "true"})
    void holdsFor(String condition) {
      assertThat(holds(condition)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "nothing = 1", "nothing <> 1", "not nothing = 1", "nothing in (1, 2)", "1 in (nothing, 2)",
        "1 not in (nothing, 2)", "missing.deeper = 1", "nothing", "null", "stage in ()", "nothing between 1 and 2",
        "stage contains nothing", "amount < USD 2500.00", "not amount > USD 1000.00"})
    void doesNotHoldFor(String condition) {
      assertThat(holds(condition)).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "true, true, true, true", "true, false, false, true", "true, null, null, true", "false, true, false, true",
        "false, false, false, false", "false, null, false, null", "null, true, null, true", "null, false, false, null",
        "null, null, null, null"})
    void followsTheTruthTable(String a, String b, String and, String or) {
      assertThat(value(a + " and " + b)).isEqualTo(value(and));
      assertThat(value(a + " or " + b)).isEqualTo(value(or));
      assertThat(value("not (" + a + ")")).isEqualTo(value("if(" + a + " is null, null, " + a + " = false)"));
    }

    @Test
    void doesNotEvaluateWhatIsDecided() {
      assertThat(holds("zero = 0 or 1 / zero > 0")).isTrue();
      assertThat(holds("zero <> 0 and 1 / zero > 0")).isFalse();
    }

    @Test
    void mustBeAbleToBeTrue() {
      assertThat(Expression.condition("score + 1")).isInstanceOf(Invalid.class);
      assertThat(Expression.parse("score").orElseThrow().holds(DEAL)).isInstanceOf(Invalid.class);
    }
  }

  @Nested
  class AsAComputation {

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', value = {
        "lower(stage) | 'negotiation'", "UPPER(stage) | 'NEGOTIATION'", "length(stage) | 11", "length(tags) | 2",
        "abs(-3) | 3", "abs(-amount) | USD 2500.00", "coalesce(nothing, missing, 5) | 5", "coalesce(nothing) | null",
        "if(won, 1, 2) | 2", "if(nothing, 1, 2) | 2", "round(2.5) | 3", "round(-2.5) | -3", "round(2.345, 2) | 2.35",
        "round(1234, -2) | 1200", "days_between(date '2024-02-28', date '2024-03-01') | 2",
        "days_between(instant '2024-03-02T00:00:00.5Z', instant '2024-02-29T23:59:59Z') | -1",
        "days_between(closes, date '2024-09-30') | -1", "money(10.5, 'USD') | USD 10.50", "list - amount | USD 500",
        "list * 0.1 | USD 300", "0.5 * USD 0.05 | USD 0.02", "USD 1 / 3 | USD 0.33", "list / amount | 1.2",
        "1 / 3 | 0.3333333333333333333333333333333333", "0.1 + 0.2 | 0.3", "100 | 100.00", "lower(nothing) | null",
        "-USD 92233720368547758.08 | -USD 92233720368547758.08", "length('😀') | 1"})
    void yields(String expression, String expected) {
      assertThat(value(expression)).isEqualTo(value(expected));
    }
  }

  @Nested
  class WhenAPartFails {

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', value = {
        "score = stage | type-clash | in 'score = stage': expected a number to compare with but found text",
        "stage + 1 | type-clash | in 'stage + 1': expected a number or money but found text",
        "amount < euros | currency-clash | in 'amount < euros': USD and EUR are of different currencies",
        "amount + euros | currency-clash | in 'amount + euros': USD and EUR are of different currencies",
        "1 / zero | division-by-zero | in '1 / zero': the divisor is zero",
        "not stage | type-clash | in 'stage': expected true or false but found text",
        "stage.x = 1 | type-clash | in 'stage.x': expected 'stage' to be a group of fields but found text",
        "won < won | type-clash | in 'won < won': expected values with an order but found true or false",
        "tags = 1 | type-clash | in 'tags = 1': expected one value to compare but found a list",
        "1 in stage | type-clash | in '1 in stage': expected a list but found text",
        "date(stage) | bad-value | in 'date(stage)': its argument is not a date; write it like '2024-10-01'",
        "money(score, stage) | bad-value | in 'money(score, stage)': 'Negotiation' is not an ISO 4217 currency",
        "round(1, zero - 401) | bad-value "
            + "| in 'round(1, zero - 401)': the number of digits must be whole and at most 400"})
    void saysWhichAndWhy(String expression, String code, String message) {
      assertThat(failure(expression)).isEqualTo(new Violation("", "expression." + code, message));
    }

    @Test
    void refusesGrowthBeyondBounds() {
      Fields big = Fields.NONE.with("x", Value.of(new BigDecimal("9E+300")));
      Expression square = Expression.parse("x * x").orElseThrow();

      assertThat(square.value(big)).isInstanceOfSatisfying(Invalid.class,
          answer -> assertThat(answer.violations().all()).extracting("code").containsExactly("expression.too-large"));
    }

    @Test
    void isNotMaskedByWhatStandsAroundIt() {
      assertThat(failure("coalesce(1 / zero, 5)").code()).isEqualTo("expression.division-by-zero");
      assertThat(failure("1 / zero is null").code()).isEqualTo("expression.division-by-zero");
      assertThat(failure("1 / zero = 1 or true").code()).isEqualTo("expression.division-by-zero");
    }
  }

  @Nested
  class WithDeclaredFields {

    private static final FieldTypes TYPES = FieldTypes.builder()
        .field("amount", ValueType.MONEY).field("stage", ValueType.TEXT).field("won", ValueType.BOOLEAN)
        .field("account.owner", ValueType.TEXT).field("custom", ValueType.FIELDS).field("tags", ValueType.LIST)
        .build();

    private static List<Violation> problems(String expression) {
      var checked = Expression.parse(expression).orElseThrow().check(TYPES);
      return checked instanceof Invalid<Expression> invalid ? invalid.violations().all() : List.of();
    }

    @Test
    void findsEveryProblem() {
      List<Violation> problems = problems("amout > USD 1.00 and stage > 5 and not amount");

      assertThat(problems).extracting(Violation::message).containsExactly(
          "there is no field amout; there are account.owner, amount, custom, stage, tags, won",
          "in 'stage > 5': expected text to compare with but found a number",
          "in 'amount': expected true or false but found money");
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "amount * 0.9 > USD 10.00", "custom.anything.at_all = 5", "account is not null", "'a' in tags",
        "amount / USD 1.00 > 3", "coalesce(stage, 'x') = 'y'", "if(won, amount, USD 1.00) > USD 3.00"})
    void findsNothingWrong(String expression) {
      assertThat(problems(expression)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "won < true", "account = 1", "tags = 1", "1 in stage", "amount * amount", "stage + 1", "-stage", "abs(won)",
        "lower(amount)", "length(amount)", "round(stage)", "days_between(stage, stage)", "money(stage, stage)",
        "money(1, amount)", "won contains 'x'", "stage starts with 1", "tags contains [1]", "if(stage, 1, 2)",
        "stage in ('a', 1)", "stage between 'a' and 1", "amount + 1", "1 / amount", "account.owner.name = 'x'",
        "days_between(date '2024-01-01', instant '2024-01-01T00:00:00Z') = amount / USD 1.00 or amount = 1"})
    void findsAClash(String expression) {
      var parsed = Expression.parse(expression);
      if (parsed instanceof Valid<Expression>) {
        assertThat(problems(expression)).isNotEmpty();
      }
    }

    @Test
    void expectsAType() {
      assertThat(Expression.parse("amount").orElseThrow().check(TYPES, ValueType.BOOLEAN)).isInstanceOf(Invalid.class);
      assertThat(Expression.parse("won").orElseThrow().check(TYPES, ValueType.BOOLEAN)).isInstanceOf(Valid.class);
    }
  }

  @Nested
  class WithoutDeclaredFields {

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', value = {
        "'a' < 5 | type-clash", "x = 1 and 1 / 0 > x | division-by-zero", "USD 1.00 < EUR 1.00 | currency-clash",
        "x in (1, 'a') | type-clash", "date('soon') > x | bad-value", "money(1.234, 'USD') = x | bad-value",
        "x between 1 and 'a' | type-clash", "x = 1 + true | type-clash"})
    void stillFindsWhatCanNeverHaveAValue(String expression, String code) {
      assertThat(Expression.parse(expression)).isInstanceOfSatisfying(Invalid.class,
          answer -> assertThat(answer.violations().all()).extracting("code").containsExactly("expression." + code));
    }
  }

  @Test
  void listsTheFieldsItReads() {
    assertThat(Expression.parse("b > 1 or a.x = b and lower(`c d`) in (e)").orElseThrow().fields())
        .extracting(FieldPath::toString)
        .containsExactly("b", "a.x", "`c d`", "e");
  }

  @Test
  void isEqualWhateverItsSpelling() {
    assertThat(Expression.parse("( A=1 )AND(b IS NULL)")).isEqualTo(Expression.parse("A = 1.0 and b is null"));
  }

  @Test
  void refusesATreeBeyondTheBounds() {
    Node node = new Node.Field(FieldPath.of("x"));
    for (int i = 0; i < 100_000; i++) {
      node = new Node.Not(node);
    }

    assertThat(Expression.of(node)).isInstanceOfSatisfying(Invalid.class, answer -> {
      Violations violations = answer.violations();
      assertThat(violations.all()).extracting(Violation::code).containsExactly("expression.too-deep");
    });
  }
}
