package io.crmkit.ai.llm.schema;

import com.fasterxml.jackson.databind.JsonNode;
import io.crmkit.ai.guard.Finding;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.function.Function;

/**
 * A keyword that bounds a value.
 *
 * @param isMet whether a value of the keyword's kind keeps to it; values of other kinds are not its business
 */
record Bound(String keyword, String must, BiPredicate<JsonNode, JsonNode> isMet, JsonNode limit) {

  private static final Map<String, BiPredicate<JsonNode, JsonNode>> LENGTHS = Map.of(
      "minLength", (value, limit) -> !value.isTextual() || length(value) >= limit.intValue(),
      "maxLength", (value, limit) -> !value.isTextual() || length(value) <= limit.intValue(),
      "minItems", (value, limit) -> !value.isArray() || value.size() >= limit.intValue(),
      "maxItems", (value, limit) -> !value.isArray() || value.size() <= limit.intValue());

  private static final Map<String, BiPredicate<JsonNode, JsonNode>> NUMBERS = Map.of(
      "minimum", (value, limit) -> !value.isNumber() || compared(value, limit) >= 0,
      "maximum", (value, limit) -> !value.isNumber() || compared(value, limit) <= 0,
      "exclusiveMinimum", (value, limit) -> !value.isNumber() || compared(value, limit) > 0,
      "exclusiveMaximum", (value, limit) -> !value.isNumber() || compared(value, limit) < 0);

  /**
   * Reads the bounds of a schema.
   *
   * @throws IllegalArgumentException if a limit is none of its kind
   */
  static List<Bound> of(JsonNode schema, String at) {
    List<Bound> bounds = new ArrayList<>();
    add(bounds, schema, at, LENGTHS, limit -> limit.isInt() && limit.intValue() >= 0);
    add(bounds, schema, at, NUMBERS, JsonNode::isNumber);
    add(bounds, schema, at, Map.of("uniqueItems",
        (value, limit) -> !limit.booleanValue() || !value.isArray() || isDistinct(value)), JsonNode::isBoolean);
    add(bounds, schema, at, Map.of("enum", Bound::isOneOf), limit -> limit.isArray() && !limit.isEmpty());
    add(bounds, schema, at, Map.of("const", Bound::isSame), limit -> true);
    return List.copyOf(bounds);
  }

  private static void add(List<Bound> bounds, JsonNode schema, String at,
      Map<String, BiPredicate<JsonNode, JsonNode>> rules, Function<JsonNode, Boolean> isLimit) {
    rules.keySet().stream().sorted().filter(schema::has).forEach(keyword -> {
      JsonNode limit = schema.get(keyword);
      if (!isLimit.apply(limit)) {
        throw SchemaNode.wrong(at + "/" + keyword, "it has a value that it cannot have");
      }
      bounds.add(new Bound(keyword, "must keep to %s: %s".formatted(keyword, limit),
          Objects.requireNonNull(rules.get(keyword)), limit));
    });
  }

  void check(JsonNode value, String at, List<Finding> found) {
    if (!isMet.test(value, limit)) {
      found.add(SchemaNode.finding("schema.bound", at, must));
    }
  }

  private static int length(JsonNode text) {
    return text.textValue().codePointCount(0, text.textValue().length());
  }

  private static int compared(JsonNode one, JsonNode other) {
    return one.decimalValue().compareTo(other.decimalValue());
  }

  private static boolean isOneOf(JsonNode value, JsonNode all) {
    for (JsonNode each : all) {
      if (isSame(value, each)) {
        return true;
      }
    }
    return false;
  }

  /** Numbers are the same by their value, everything else by its form. */
  private static boolean isSame(JsonNode one, JsonNode other) {
    return one.isNumber() && other.isNumber() ? compared(one, other) == 0 : one.equals(other);
  }

  private static boolean isDistinct(JsonNode array) {
    Set<Object> seen = new LinkedHashSet<>();
    for (JsonNode each : array) {
      BigDecimal number = each.isNumber() ? each.decimalValue().stripTrailingZeros() : null;
      if (!seen.add(number == null ? each : number)) {
        return false;
      }
    }
    return true;
  }
}
