package io.crmkit.testkit.core;

import io.crmkit.core.expression.Value;
import io.crmkit.core.expression.Value.Fields;
import io.crmkit.core.expression.Value.Items;
import io.crmkit.core.expression.ValueType;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;

/** Arbitrary values from few of each type, so that equal ones are common, and some from the ends of the range. */
public final class ValueArbitraries {

  private static final int DEEPEST = 3;

  private ValueArbitraries() {}

  public static Arbitrary<Value> texts() {
    Arbitrary<Value> any = Arbitraries.strings().ofMaxLength(8).map(Value::of);
    return Arbitraries.frequencyOf(Tuple.of(4, samples(ValueType.TEXT)), Tuple.of(1, any));
  }

  public static Arbitrary<Value> numbers() {
    Arbitrary<Value> any = Arbitraries.bigDecimals().map(Value::of);
    return Arbitraries.frequencyOf(Tuple.of(6, samples(ValueType.NUMBER)), Tuple.of(1, any));
  }

  public static Arbitrary<Value> booleans() {
    return samples(ValueType.BOOLEAN);
  }

  public static Arbitrary<Value> dates() {
    return samples(ValueType.DATE);
  }

  public static Arbitrary<Value> instants() {
    return samples(ValueType.INSTANT);
  }

  public static Arbitrary<Value> amounts() {
    Arbitrary<Value> any = MoneyArbitraries.money().map(Value::of);
    return Arbitraries.frequencyOf(Tuple.of(3, samples(ValueType.MONEY)), Tuple.of(1, any));
  }

  /** Values of every type but lists and groups, and absence. */
  public static Arbitrary<Value> scalars() {
    return Arbitraries.oneOf(
        texts(), numbers(), booleans(), dates(), instants(), amounts(), Arbitraries.just(Value.ABSENT));
  }

  /** Values of every type, lists and groups up to a few levels deep. */
  public static Arbitrary<Value> values() {
    Arbitrary<Value> values = scalars();
    for (int depth = 1; depth < DEEPEST; depth++) {
      Arbitrary<Value> below = values;
      values = Arbitraries.frequencyOf(
          Tuple.of(3, scalars()), Tuple.of(1, items(below)), Tuple.of(2, groups(below).map(group -> group)));
    }
    return values;
  }

  /** Groups with names that are plain, quoted, empty or look like tags. */
  public static Arbitrary<Fields> groups() {
    return groups(values());
  }

  private static Arbitrary<Value> samples(ValueType type) {
    return Arbitraries.of(SampleValues.of(type));
  }

  private static Arbitrary<Value> items(Arbitrary<Value> values) {
    return values.list().ofMaxSize(3).map(Items::new);
  }

  private static Arbitrary<Fields> groups(Arbitrary<Value> values) {
    Arbitrary<String> names = Arbitraries.of(
        "a", "b", "amount", "currency", "", "$date", "$", "$$", "odd name", "and", "`", "/~");
    return Combinators.combine(names, values).as(Named::new).list().ofMaxSize(4).map(ValueArbitraries::fields);
  }

  private static Fields fields(List<Named> members) {
    Map<String, Value> fields = new LinkedHashMap<>();
    members.forEach(member -> fields.put(member.name(), member.value()));
    return new Fields(fields);
  }

  private record Named(String name, Value value) {}
}
