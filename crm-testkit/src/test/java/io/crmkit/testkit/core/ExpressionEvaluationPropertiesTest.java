package io.crmkit.testkit.core;

import static org.assertj.core.api.Assertions.assertThat;

import io.crmkit.core.Validated;
import io.crmkit.core.Validated.Invalid;
import io.crmkit.core.Validated.Valid;
import io.crmkit.core.expression.Expression;
import io.crmkit.core.expression.FieldPath;
import io.crmkit.core.expression.Node;
import io.crmkit.core.expression.Node.And;
import io.crmkit.core.expression.Node.Between;
import io.crmkit.core.expression.Node.Binary;
import io.crmkit.core.expression.Node.Field;
import io.crmkit.core.expression.Node.In;
import io.crmkit.core.expression.Node.ListOf;
import io.crmkit.core.expression.Node.Not;
import io.crmkit.core.expression.Node.Or;
import io.crmkit.core.expression.Operator;
import io.crmkit.core.expression.Value;
import io.crmkit.core.expression.Value.Fields;
import io.crmkit.core.expression.ValueType;
import io.crmkit.core.money.Money;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.statistics.Statistics;
import org.jspecify.annotations.Nullable;

/** What expressions answer, for any expression and any subject. */
class ExpressionEvaluationPropertiesTest {

  @Property
  void answersLikeTheDescriptionForSoundExpressions(
      @ForAll("expressions") Expression expression, @ForAll("subjects") Fields subject) {
    String outcome = answersLikeTheDescription(expression, subject);
    Statistics.collect(outcome);
    Statistics.coverage(seen -> {
      seen.check("true").percentage(share -> share > 5);
      seen.check("false").percentage(share -> share > 5);
      seen.check("unknown").percentage(share -> share > 5);
      seen.check("a value").percentage(share -> share > 5);
      seen.check("expression.type-clash").count(count -> count == 0);
      seen.checkPattern("expression\\.(too-large|currency-clash|division-by-zero)").count(count -> count > 0);
    });
  }

  @Property
  void answersLikeTheDescriptionForWildExpressions(
      @ForAll("wildExpressions") Expression expression, @ForAll("wildSubjects") Fields subject) {
    Statistics.collect(answersLikeTheDescription(expression, subject));
    Statistics.coverage(seen -> {
      seen.check("expression.type-clash").percentage(share -> share > 5);
      seen.check("true").percentage(share -> share > 3);
    });
  }

  @Property
  void holdsExactlyWhereItsValueIsTrue(
      @ForAll("wildExpressions") Expression expression, @ForAll("wildSubjects") Fields subject) {
    Validated<Boolean> holds = expression.holds(subject);
    Validated<Value> value = expression.value(subject);

    if (holds instanceof Valid<Boolean> answer) {
      assertThat(answer.value()).isEqualTo(value.orElseThrow().equals(Value.Bool.TRUE));
    } else {
      assertThat(value).matches(each -> each instanceof Invalid || isNoTruth(each.orElseThrow()));
    }
  }

  @Property
  void followsDeMorgan(
      @ForAll("conditions") Expression a, @ForAll("conditions") Expression b, @ForAll("subjects") Fields subject) {
    assertSame(new Not(and(a, b)), new Or(List.of(new Not(a.root()), new Not(b.root()))), subject);
    assertSame(new Not(new Or(List.of(a.root(), b.root()))), new And(List.of(new Not(a.root()), new Not(b.root()))),
        subject);
    assertSame(new Not(new Not(a.root())), a.root(), subject);
  }

  @Property
  void isBetweenWhereTwoComparisonsAre(
      @ForAll("values") Value value, @ForAll("values") Value low, @ForAll("values") Value high) {
    Fields subject = Fields.NONE.with("x", value).with("low", low).with("high", high);

    assertSame(new Between(field("x"), field("low"), field("high")),
        new And(List.of(
            new Binary(field("x"), Operator.GREATER_OR_EQUAL, field("low")),
            new Binary(field("x"), Operator.LESS_OR_EQUAL, field("high")))),
        subject);
  }

  @Property
  void isInWhereAnyEquals(@ForAll("values") Value value, @ForAll("values") Value a, @ForAll("values") Value b) {
    Fields subject = Fields.NONE.with("x", value).with("a", a).with("b", b);

    assertSame(new In(field("x"), new ListOf(List.of(field("a"), field("b")))),
        new Or(List.of(
            new Binary(field("x"), Operator.EQUAL, field("a")), new Binary(field("x"), Operator.EQUAL, field("b")))),
        subject);
  }

  @Property
  void readsOnlyTheFieldsItLists(@ForAll("expressions") Expression expression, @ForAll("subjects") Fields subject) {
    Fields kept = Fields.NONE;
    for (Map.Entry<String, Value> field : subject.values().entrySet()) {
      boolean read = expression.fields().stream().anyMatch(path -> path.names().get(0).equals(field.getKey()));
      kept = read ? kept.with(field.getKey(), field.getValue()) : kept;
    }

    assertThat(expression.value(kept)).isEqualTo(expression.value(subject));
  }

  @Property
  void isSoundByTheTypesItWasMadeFor(@ForAll("conditions") Expression condition) {
    assertThat(condition.check(ExpressionArbitraries.TYPES, ValueType.BOOLEAN)).isInstanceOf(Valid.class);
  }

  private static String answersLikeTheDescription(Expression expression, Fields subject) {
    Validated<Value> answer = expression.value(subject);
    Object expected;
    try {
      expected = new NaiveEvaluator(subject).eval(expression.root());
    } catch (NaiveEvaluator.Failed failed) {
      assertThat(answer).as(expression.toString()).isInstanceOfSatisfying(Invalid.class, invalid ->
          assertThat(invalid.violations().all()).extracting("code").containsExactly(failed.getMessage()));
      return String.valueOf(failed.getMessage());
    }
    assertThat(answer.orElseThrow()).as(expression.toString()).isEqualTo(value(expected));
    return expected == null ? "unknown" : expected instanceof Boolean ? expected.toString() : "a value";
  }

  private static void assertSame(Node one, Node other, Fields subject) {
    // Constants that clash are refused when an expression is made; there is nothing to compare then.
    Assume.that(Expression.of(one) instanceof Valid && Expression.of(other) instanceof Valid);
    Validated<Value> first = Expression.of(one).orElseThrow().value(subject);
    Validated<Value> second = Expression.of(other).orElseThrow().value(subject);
    if (first instanceof Valid) {
      assertThat(second).isEqualTo(first);
    } else {
      assertThat(second).isInstanceOf(Invalid.class);
    }
    Statistics.collect(first instanceof Valid ? "answers" : "fails");
  }

  private static boolean isNoTruth(Value value) {
    return !(value instanceof Value.Bool) && !(value instanceof Value.Absent);
  }

  private static Node and(Expression a, Expression b) {
    return new And(List.of(a.root(), b.root()));
  }

  private static Node field(String name) {
    return new Field(FieldPath.of(name));
  }

  private static Value value(@Nullable Object plain) {
    if (plain instanceof String text) {
      return Value.of(text);
    }
    if (plain instanceof BigDecimal number) {
      return Value.of(number);
    }
    if (plain instanceof Boolean bool) {
      return new Value.Bool(bool);
    }
    if (plain instanceof LocalDate date) {
      return Value.of(date);
    }
    if (plain instanceof Instant instant) {
      return Value.of(instant);
    }
    if (plain instanceof Money money) {
      return Value.of(money);
    }
    if (plain instanceof List<?> items) {
      return new Value.Items(items.stream().map(ExpressionEvaluationPropertiesTest::value).toList());
    }
    return plain instanceof Map<?, ?> fields ? fields(fields) : Value.ABSENT;
  }

  private static Value fields(Map<?, ?> members) {
    Fields fields = Fields.NONE;
    for (Map.Entry<?, ?> member : members.entrySet()) {
      fields = fields.with(String.valueOf(member.getKey()), (Value) member.getValue());
    }
    return fields;
  }

  @Provide
  Arbitrary<Expression> conditions() {
    return ExpressionArbitraries.conditions();
  }

  @Provide
  Arbitrary<Expression> expressions() {
    return ExpressionArbitraries.expressions();
  }

  @Provide
  Arbitrary<Expression> wildExpressions() {
    return ExpressionArbitraries.wildExpressions();
  }

  @Provide
  Arbitrary<Fields> subjects() {
    return ExpressionArbitraries.subjects();
  }

  @Provide
  Arbitrary<Fields> wildSubjects() {
    return ExpressionArbitraries.wildSubjects();
  }

  @Provide
  Arbitrary<Value> values() {
    return ValueArbitraries.scalars();
  }
}
