package io.crmkit.ai.llm.schema;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.crmkit.ai.guard.Finding;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One schema within a schema: which types, and what holds for each. Immutable. */
final class SchemaNode {

  private static final Set<String> TYPES =
      Set.of("object", "array", "string", "number", "integer", "boolean", "null");
  private static final Set<String> KEYWORDS = Set.of(
      "type", "properties", "required", "additionalProperties", "items", "enum", "const", "anyOf", "minLength", "maxLength",
      "minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "minItems", "maxItems", "uniqueItems", "title",
      "description");
  private static final Set<String> NOT_STRICT = Set.of("minLength", "maxLength", "uniqueItems");

  private final Set<String> types;
  private final Map<String, SchemaNode> properties;
  private final Set<String> required;
  private final boolean isOpen;
  private final @Nullable SchemaNode items;
  private final List<SchemaNode> anyOf;
  private final List<Bound> bounds;

  private SchemaNode(JsonNode schema, String at) {
    requireKeywords(schema, at);
    this.types = types(schema.get("type"), at);
    this.properties = properties(schema.get("properties"), at);
    this.required = required(schema.get("required"), at);
    this.isOpen = isOpen(schema.get("additionalProperties"), at);
    JsonNode element = schema.get("items");
    this.items = element == null ? null : of(element, at + "/items");
    this.anyOf = anyOf(schema.get("anyOf"), at);
    this.bounds = Bound.of(schema, at);
  }

  /**
   * Reads a schema.
   *
   * @throws IllegalArgumentException with the place and what is wrong there
   */
  static SchemaNode of(JsonNode schema, String at) {
    return new SchemaNode(schema, at);
  }

  private static void requireKeywords(JsonNode schema, String at) {
    if (!schema.isObject()) {
      throw wrong(at, "a schema must be an object");
    }
    Iterator<String> names = schema.fieldNames();
    while (names.hasNext()) {
      String name = names.next();
      if (!KEYWORDS.contains(name)) {
        throw wrong(at, "the keyword %s is not known; known are %s".formatted(name, KEYWORDS.stream().sorted().toList()));
      }
    }
  }

  static IllegalArgumentException wrong(String at, String what) {
    return new IllegalArgumentException("the schema is wrong at '%s': %s".formatted(at, what));
  }

  private static Set<String> types(@Nullable JsonNode type, String at) {
    Set<String> types = new LinkedHashSet<>();
    if (type != null) {
      texts(type.isTextual() ? JsonNodeFactory.instance.arrayNode().add(type) : type, at + "/type", types);
    }
    types.stream().filter(each -> !TYPES.contains(each)).findFirst().ifPresent(each -> {
      throw wrong(at + "/type", each + " is no type");
    });
    return Set.copyOf(types);
  }

  private static void texts(JsonNode array, String at, Set<String> texts) {
    if (!array.isArray()) {
      throw wrong(at, "it must be a list of texts");
    }
    for (JsonNode each : array) {
      if (!each.isTextual()) {
        throw wrong(at, "it must be a list of texts");
      }
      texts.add(each.textValue());
    }
  }

  private static Map<String, SchemaNode> properties(@Nullable JsonNode properties, String at) {
    Map<String, SchemaNode> read = new LinkedHashMap<>();
    if (properties != null) {
      if (!properties.isObject()) {
        throw wrong(at + "/properties", "it must be an object");
      }
      properties.properties().forEach(
          field -> read.put(field.getKey(), of(field.getValue(), at + "/properties/" + field.getKey())));
    }
    return read;
  }

  private static Set<String> required(@Nullable JsonNode required, String at) {
    Set<String> names = new LinkedHashSet<>();
    if (required != null) {
      texts(required, at + "/required", names);
    }
    return names;
  }

  private static boolean isOpen(@Nullable JsonNode additional, String at) {
    if (additional != null && !additional.isBoolean()) {
      throw wrong(at + "/additionalProperties", "only true and false are known");
    }
    return additional == null || additional.booleanValue();
  }

  private static List<SchemaNode> anyOf(@Nullable JsonNode anyOf, String at) {
    List<SchemaNode> read = new ArrayList<>();
    if (anyOf != null) {
      if (!anyOf.isArray() || anyOf.isEmpty()) {
        throw wrong(at + "/anyOf", "it must be a list with at least one schema");
      }
      for (JsonNode each : anyOf) {
        read.add(of(each, at + "/anyOf/" + read.size()));
      }
    }
    return List.copyOf(read);
  }

  Set<String> types() {
    return types;
  }

  /** Whether every object in it lists all its members and demands each of them. */
  boolean isClosed() {
    boolean isObject = types.contains("object") || !properties.isEmpty();
    return (!isObject || !isOpen && required.equals(properties.keySet()))
        && properties.values().stream().allMatch(SchemaNode::isClosed)
        && (items == null || items.isClosed()) && anyOf.stream().allMatch(SchemaNode::isClosed);
  }

  /** Returns a schema without the keywords that servers do not take; properties that are called so stay. */
  static JsonNode stripped(JsonNode schema) {
    ObjectNode rest = JsonNodeFactory.instance.objectNode();
    schema.properties().forEach(field -> {
      String keyword = field.getKey();
      JsonNode value = field.getValue();
      if (keyword.equals("properties")) {
        ObjectNode each = rest.putObject(keyword);
        value.properties().forEach(property -> each.set(property.getKey(), stripped(property.getValue())));
      } else if (keyword.equals("anyOf")) {
        value.forEach(rest.putArray(keyword)::add);
      } else if (!NOT_STRICT.contains(keyword)) {
        rest.set(keyword, keyword.equals("items") ? stripped(value) : value);
      }
    });
    return rest;
  }

  /** Adds everything that is wrong with a value; messages hold nothing of it. */
  void check(JsonNode value, String at, List<Finding> found) {
    if (!types.isEmpty() && types.stream().noneMatch(type -> isOf(value, type))) {
      found.add(finding("schema.type", at, "must be " + String.join(" or ", types.stream().sorted().toList())));
      return;
    }
    bounds.forEach(bound -> bound.check(value, at, found));
    if (value.isObject()) {
      checkObject(value, at, found);
    }
    if (value.isArray() && items != null) {
      for (int i = 0; i < value.size(); i++) {
        items.check(value.get(i), at + "/" + i, found);
      }
    }
    if (!anyOf.isEmpty() && anyOf.stream().noneMatch(each -> each.accepts(value))) {
      found.add(finding("schema.any-of", at, "must be valid by one of the schemas of anyOf"));
    }
  }

  private boolean accepts(JsonNode value) {
    List<Finding> found = new ArrayList<>();
    check(value, "", found);
    return found.isEmpty();
  }

  private void checkObject(JsonNode value, String at, List<Finding> found) {
    for (String name : required) {
      if (!value.has(name)) {
        found.add(finding("schema.missing", at + "/" + name, "must be there"));
      }
    }
    value.properties().forEach(field -> {
      SchemaNode property = properties.get(field.getKey());
      if (property != null) {
        property.check(field.getValue(), at + "/" + field.getKey(), found);
      } else if (!isOpen) {
        found.add(new Finding("schema.unknown-member",
            "The object at '%s' has a member that is not allowed.".formatted(at), field.getKey()));
      }
    });
  }

  static Finding finding(String code, String at, String must) {
    return Finding.of(code, at.isEmpty() ? "The answer %s.".formatted(must) : "'%s' %s.".formatted(at, must));
  }

  private static boolean isOf(JsonNode value, String type) {
    return switch (type) {
      case "object" -> value.isObject();
      case "array" -> value.isArray();
      case "string" -> value.isTextual();
      case "number" -> value.isNumber();
      case "integer" -> value.isNumber() && value.decimalValue().stripTrailingZeros().scale() <= 0;
      case "boolean" -> value.isBoolean();
      default -> value.isNull();
    };
  }
}
