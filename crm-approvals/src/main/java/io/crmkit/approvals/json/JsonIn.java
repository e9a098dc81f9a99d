package io.crmkit.approvals.json;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.crmkit.core.Actor;
import io.crmkit.core.expression.Value;
import io.crmkit.core.expression.ValueJson;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Reads one JSON object that this module wrote; anything unexpected is an {@link IllegalArgumentException}. */
final class JsonIn {

  private static final ObjectMapper MAPPER = new ObjectMapper();

  private final JsonNode node;

  private JsonIn(JsonNode node) {
    this.node = node;
  }

  static JsonIn object(String json) {
    try {
      return new JsonIn(MAPPER.readTree(json));
    } catch (JsonProcessingException broken) {
      throw new IllegalArgumentException("stored JSON is broken: " + broken.getOriginalMessage(), broken);
    }
  }

  boolean has(String name) {
    return node.has(name);
  }

  String text(String name) {
    return required(name).asText();
  }

  int number(String name) {
    return required(name).asInt();
  }

  long longNumber(String name) {
    return required(name).asLong();
  }

  Actor actor(String name) {
    return new Actor(text(name));
  }

  Instant instant(String name) {
    return Instant.parse(text(name));
  }

  @Nullable Instant instantOrNull(String name) {
    return node.has(name) ? instant(name) : null;
  }

  <E extends Enum<E>> E constant(Class<E> type, String name) {
    return Names.constant(type, text(name));
  }

  Value.Fields fields(String name) {
    return ValueJson.readFields(required(name).toString()).orElseThrow();
  }

  JsonIn child(String name) {
    return new JsonIn(required(name));
  }

  <T> List<T> objects(String name, Function<JsonIn, T> reading) {
    List<T> items = new ArrayList<>();
    required(name).forEach(item -> items.add(reading.apply(new JsonIn(item))));
    return items;
  }

  List<Integer> numbers(String name) {
    List<Integer> numbers = new ArrayList<>();
    required(name).forEach(item -> numbers.add(item.asInt()));
    return numbers;
  }

  Iterable<String> names() {
    List<String> names = new ArrayList<>();
    node.fieldNames().forEachRemaining(names::add);
    return names;
  }

  private JsonNode required(String name) {
    JsonNode value = node.get(name);
    if (value == null) {
      throw new IllegalArgumentException("stored JSON lacks '%s': it has %s".formatted(name, names()));
    }
    return value;
  }
}
