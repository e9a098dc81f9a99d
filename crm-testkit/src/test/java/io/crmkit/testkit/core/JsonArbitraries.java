package io.crmkit.testkit.core;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Tuple;
import org.jspecify.annotations.Nullable;

/** Arbitrary JSON values as plain Java ones, and the many texts that each of them has. */
final class JsonArbitraries {

  private JsonArbitraries() {}

  /** Values up to three containers deep. */
  static Arbitrary<Object> values() {
    return values(3);
  }

  private static Arbitrary<Object> values(int depth) {
    if (depth == 0) {
      return leaves();
    }
    Arbitrary<Object> inner = values(depth - 1);
    return Arbitraries.frequencyOf(
        Tuple.of(2, leaves()),
        Tuple.of(1, inner.list().ofMaxSize(3).asGeneric()),
        Tuple.of(2, Arbitraries.maps(texts(), inner).ofMaxSize(3).asGeneric()));
  }

  private static Arbitrary<Object> leaves() {
    return Arbitraries.oneOf(
        texts().asGeneric(),
        Arbitraries.bigDecimals().between(new BigDecimal("-1e9"), new BigDecimal("1e9")).ofScale(4).asGeneric(),
        Arbitraries.of(true, false).asGeneric(),
        Arbitraries.of(BigDecimal.ZERO, new BigDecimal("1e20"), new BigDecimal("-1e-20")).asGeneric());
  }

  static Arbitrary<String> texts() {
    return Arbitraries.strings().withChars("ab\"\\/\u0000\n\u00e9\u20ac ").ofMaxLength(5);
  }

  /** Writes a value in one of its ways: members in any order, any white space, any escapes, any form of a number. */
  static String anyText(@Nullable Object value, Random random) {
    return space(random) + text(value, random) + space(random);
  }

  private static String text(@Nullable Object value, Random random) {
    if (value instanceof Map<?, ?> map) {
      List<String> members = new ArrayList<>();
      map.forEach((name, held) -> members.add(anyText(name, random) + ":" + anyText(held, random)));
      Collections.shuffle(members, random);
      return "{" + String.join(",", members) + space(random) + "}";
    }
    if (value instanceof List<?> list) {
      return "[" + String.join(",", list.stream().map(each -> anyText(each, random)).toList()) + space(random) + "]";
    }
    if (value instanceof BigDecimal number) {
      return number(number, random);
    }
    return value instanceof String text ? quoted(text, random) : String.valueOf(value);
  }

  private static String number(BigDecimal number, Random random) {
    BigDecimal scaled = random.nextBoolean() ? number.stripTrailingZeros() : number.setScale(number.scale() + 3);
    return random.nextBoolean() ? scaled.toPlainString() : scaled.unscaledValue() + "e" + -scaled.scale();
  }

  private static String quoted(String text, Random random) {
    StringBuilder quoted = new StringBuilder("\"");
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean must = c < ' ' || c == '"' || c == '\\';
      quoted.append(must || random.nextInt(4) == 0 ? "\\u%04X".formatted((int) c) : String.valueOf(c));
    }
    return quoted.append('"').toString();
  }

  private static String space(Random random) {
    return " \n\t ".substring(0, random.nextInt(4));
  }
}
