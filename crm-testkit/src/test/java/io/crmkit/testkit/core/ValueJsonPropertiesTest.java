package io.crmkit.testkit.core;

import static org.assertj.core.api.Assertions.assertThat;

import io.crmkit.core.Validated;
import io.crmkit.core.Validated.Invalid;
import io.crmkit.core.expression.Value;
import io.crmkit.core.expression.Value.Fields;
import io.crmkit.core.expression.ValueJson;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.statistics.Statistics;

/** What holds for the JSON of any value, and for any text taken for JSON. */
class ValueJsonPropertiesTest {

  @Property
  void readsBackWhatItWrites(@ForAll("values") Value value) {
    assertThat(ValueJson.read(ValueJson.write(value)).orElseThrow()).isEqualTo(value);
    assertThat(ValueJson.read(ValueJson.writeSorted(value)).orElseThrow()).isEqualTo(value);
    Statistics.collect(value.getClass().getSimpleName());
    Statistics.coverage(seen -> {
      for (Class<?> type : Value.class.getPermittedSubclasses()) {
        seen.check(type.getSimpleName()).count(count -> count > 0);
      }
    });
  }

  @Property
  void keepsTheOrderOfFields(@ForAll("groups") Fields fields) {
    assertThat(ValueJson.readFields(ValueJson.write(fields)).orElseThrow().values().keySet())
        .containsExactlyElementsOf(fields.values().keySet());
  }

  @Property
  void writesEqualFieldsEquallyWhenSorted(@ForAll("groups") Fields fields) {
    Fields reversed = reversed(fields);

    assertThat(reversed).isEqualTo(fields);
    assertThat(ValueJson.writeSorted(reversed)).isEqualTo(ValueJson.writeSorted(fields));
  }

  @Property
  void tellsDifferentValuesApart(@ForAll("values") Value one, @ForAll("values") Value other) {
    assertThat(ValueJson.writeSorted(one).equals(ValueJson.writeSorted(other))).isEqualTo(one.equals(other));
  }

  @Property
  void answersAnyText(@ForAll("texts") String text) {
    assertAnswers(ValueJson.read(text));
    assertAnswers(ValueJson.readPlain(text));
  }

  @Property
  void answersDamagedJson(@ForAll("values") Value value, @ForAll("texts") String damage, @ForAll int place) {
    String json = ValueJson.write(value);
    int at = Math.floorMod(place, json.length());

    assertAnswers(ValueJson.read(json.substring(0, at) + damage + json.substring(at + 1)));
    assertAnswers(ValueJson.readPlain(json.substring(0, at)));
  }

  private static void assertAnswers(Validated<Value> answer) {
    if (answer instanceof Invalid<Value> invalid) {
      assertThat(invalid.violations().all()).hasSize(1).allSatisfy(violation -> {
        assertThat(violation.code()).startsWith("value.");
        assertThat(violation.message()).hasSizeLessThan(1_000);
      });
    } else {
      assertThat(ValueJson.read(ValueJson.write(answer.orElseThrow()))).isEqualTo(answer);
    }
  }

  private static Fields reversed(Fields fields) {
    List<String> names = new ArrayList<>(fields.values().keySet());
    Collections.reverse(names);
    Map<String, Value> reversed = new LinkedHashMap<>();
    names.forEach(name -> reversed.put(name, fields.value(name)));
    return new Fields(reversed);
  }

  @Provide
  Arbitrary<Value> values() {
    return ValueArbitraries.values();
  }

  @Provide
  Arbitrary<Fields> groups() {
    return ValueArbitraries.groups();
  }

  @Provide
  Arbitrary<String> texts() {
    Arbitrary<String> pieces = Arbitraries.of(
        "{", "}", "[", "]", ",", ":", "\"a\"", "\"$date\"", "\"$money\"", "\"2024-10-01\"", "\"USD 1\"", "1", "-",
        "1e5", "1e99999999999", "true", "null", "\"", "\\", "\\u12", "\u0000", "//", "NaN", "'", "\uD800");
    return pieces.list().ofMaxSize(8).map(list -> String.join("", list));
  }
}
