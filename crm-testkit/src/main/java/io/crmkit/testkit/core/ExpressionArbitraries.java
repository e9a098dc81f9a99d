package io.crmkit.testkit.core;

import io.crmkit.core.Validated.Valid;
import io.crmkit.core.expression.Expression;
import io.crmkit.core.expression.FieldPath;
import io.crmkit.core.expression.FieldTypes;
import io.crmkit.core.expression.Node;
import io.crmkit.core.expression.Value;
import io.crmkit.core.expression.Value.Fields;
import io.crmkit.core.expression.Value.Items;
import io.crmkit.core.expression.ValueType;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;

/** Arbitrary expressions over a small subject, and arbitrary subjects. */
public final class ExpressionArbitraries {

  /** The fields of every arbitrary subject. */
  public static final FieldTypes TYPES = FieldTypes.builder()
      .field("number", ValueType.NUMBER).field("account.size", ValueType.NUMBER)
      .field("text", ValueType.TEXT).field("account.`odd name`", ValueType.TEXT)
      .field("flag", ValueType.BOOLEAN).field("`and`", ValueType.BOOLEAN)
      .field("date", ValueType.DATE)
      .field("instant", ValueType.INSTANT)
      .field("usd", ValueType.MONEY)
      .field("numbers", ValueType.LIST)
      .build();

  private static final int DEPTH = 5;
  private static final int LONGEST = 120;
  private static final int MOST_CHOICES = 5_039;

  private ExpressionArbitraries() {}

  /** Subjects in which every field of {@link #TYPES} has its type or is absent. */
  public static Arbitrary<Fields> subjects() {
    return subjects(
        ValueArbitraries.numbers(), ValueArbitraries.texts(), ValueArbitraries.booleans(), ValueArbitraries.dates(),
        ValueArbitraries.instants(), ValueArbitraries.amounts(), numberLists());
  }

  /** Subjects in which a field has any value. */
  public static Arbitrary<Fields> wildSubjects() {
    Arbitrary<Value> any = ValueArbitraries.values();
    return subjects(any, any, any, any, any, any, any);
  }

  /** Conditions that are sound by {@link #TYPES}. */
  public static Arbitrary<Expression> conditions() {
    return sound(trees(ExpressionArbitraries::pathsOf, trees -> trees.condition(DEPTH)));
  }

  /** Expressions of every type that are sound by {@link #TYPES}. */
  public static Arbitrary<Expression> expressions() {
    return sound(trees(ExpressionArbitraries::pathsOf, trees -> trees.any(DEPTH)));
  }

  /** Expressions that take any field for a value of any type, so that most fail for some subjects. */
  public static Arbitrary<Expression> wildExpressions() {
    List<FieldPath> any = sorted(TYPES.types().keySet().stream());
    return sound(trees(type -> any, trees -> trees.any(DEPTH)));
  }

  private static Arbitrary<Node> trees(
      Function<ValueType, List<FieldPath>> fields, Function<ExpressionTrees, Node> tree) {
    return Arbitraries.integers().between(0, MOST_CHOICES).list().ofMaxSize(LONGEST).withoutEdgeCases()
        .map(choices -> tree.apply(new ExpressionTrees(choices, fields)));
  }

  private static List<FieldPath> pathsOf(ValueType type) {
    return sorted(TYPES.types().entrySet().stream()
        .filter(field -> field.getValue() == type).map(Map.Entry::getKey));
  }

  private static List<FieldPath> sorted(Stream<FieldPath> paths) {
    return paths.sorted(Comparator.comparing(FieldPath::toString)).toList();
  }

  /** Constants can clash even in a sound tree, as in {@code 1 / 0}; such trees are left out. */
  private static Arbitrary<Expression> sound(Arbitrary<Node> trees) {
    return trees.map(Expression::of)
        .filter(Valid.class::isInstance)
        .map(validated -> validated.orElseThrow());
  }

  private static Arbitrary<Value> numberLists() {
    return perhaps(ValueArbitraries.numbers()).list().ofMaxSize(3).map(Items::new);
  }

  private static Arbitrary<Fields> subjects(
      Arbitrary<Value> number, Arbitrary<Value> text, Arbitrary<Value> flag, Arbitrary<Value> date,
      Arbitrary<Value> instant, Arbitrary<Value> usd, Arbitrary<Value> numbers) {
    Arbitrary<Value> account = Combinators.combine(perhaps(number), perhaps(text))
        .as((size, name) -> Fields.NONE.with("size", size).with("odd name", name));
    Arbitrary<Fields> words = Combinators.combine(perhaps(number), perhaps(text), perhaps(flag), perhaps(flag))
        .as((a, b, c, d) -> Fields.NONE.with("number", a).with("text", b).with("flag", c).with("and", d));
    return Combinators.combine(
        words, perhaps(date), perhaps(instant), perhaps(usd), perhaps(numbers), perhaps(account))
        .as((fields, a, b, c, d, e) ->
            fields.with("date", a).with("instant", b).with("usd", c).with("numbers", d).with("account", e));
  }

  private static Arbitrary<Value> perhaps(Arbitrary<Value> values) {
    return Arbitraries.frequencyOf(Tuple.of(4, values), Tuple.of(1, Arbitraries.just(Value.ABSENT)));
  }
}
