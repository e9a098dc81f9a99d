package io.crmkit.approvals.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import io.crmkit.core.Actor;
import io.crmkit.core.expression.Value;
import io.crmkit.core.expression.ValueJson;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Reads one JSON object that this module wrote; anything unexpected is an {@link IllegalArgumentException}.
 *
 * <p>It reads tokens and binds nothing by reflection, because every command of every host pays for it.
 */
final class JsonIn {

  private static final JsonFactory FACTORY = new JsonFactory();

  /** Members that hold values of the host; they stay text until {@link ValueJson} reads them. */
  private static final Set<String> VALUES = Set.of("fields", "with");

  private final Map<String, Object> members;

  private JsonIn(Map<String, Object> members) {
    this.members = members;
  }

  static JsonIn object(String json) {
    try (JsonParser parser = FACTORY.createParser(json)) {
      if (parser.nextToken() != JsonToken.START_OBJECT) {
        throw new IllegalArgumentException("stored JSON is no object but begins with " + parser.currentToken());
      }
      return objectAt(parser, json);
    } catch (JsonProcessingException broken) {
      throw new IllegalArgumentException("stored JSON is broken: " + broken.getOriginalMessage(), broken);
    } catch (IOException neverFromAString) {
      throw new UncheckedIOException(neverFromAString);
    }
  }

  boolean has(String name) {
    return members.containsKey(name);
  }

  String text(String name) {
    return required(name, String.class);
  }

  int number(String name) {
    return Math.toIntExact(longNumber(name));
  }

  long longNumber(String name) {
    return required(name, Long.class);
  }

  Actor actor(String name) {
    return new Actor(text(name));
  }

  /** Returns an instant that was written as nanoseconds or as text. */
  Instant instant(String name) {
    if (members.get(name) instanceof Long nanos) {
      return EpochNanos.instant(nanos);
    }
    try {
      return Instant.parse(text(name));
    } catch (DateTimeParseException broken) {
      throw new IllegalArgumentException("stored JSON has no instant in '%s': %s".formatted(name, text(name)), broken);
    }
  }

  @Nullable Instant instantOrNull(String name) {
    return has(name) ? instant(name) : null;
  }

  <E extends Enum<E>> E constant(Class<E> type, String name) {
    return Names.constant(type, text(name));
  }

  Value.Fields fields(String name) {
    return ValueJson.readFields(text(name)).orElseThrow();
  }

  JsonIn child(String name) {
    return required(name, JsonIn.class);
  }

  <T> List<T> objects(String name, Function<JsonIn, T> reading) {
    List<T> items = new ArrayList<>();
    for (Object item : required(name, List.class)) {
      items.add(reading.apply((JsonIn) item));
    }
    return items;
  }

  List<Integer> numbers(String name) {
    List<Integer> numbers = new ArrayList<>();
    for (Object item : required(name, List.class)) {
      numbers.add(Math.toIntExact((Long) item));
    }
    return numbers;
  }

  List<String> texts(String name) {
    List<String> texts = new ArrayList<>();
    for (Object item : required(name, List.class)) {
      texts.add((String) item);
    }
    return texts;
  }

  @Nullable String textOrNull(String name) {
    return has(name) ? text(name) : null;
  }

  /** Returns the people of an array, none if there is no such member. */
  List<Actor> actors(String name) {
    List<Actor> actors = new ArrayList<>();
    if (has(name)) {
      for (Object item : required(name, List.class)) {
        actors.add(new Actor((String) item));
      }
    }
    return actors;
  }

  Set<String> names() {
    return members.keySet();
  }

  private <T> T required(String name, Class<T> type) {
    Object value = members.get(name);
    if (!type.isInstance(value)) {
      throw new IllegalArgumentException(
          "stored JSON lacks '%s' as %s: it has %s".formatted(name, type.getSimpleName(), names()));
    }
    return type.cast(value);
  }

  private static JsonIn objectAt(JsonParser parser, String json) throws IOException {
    Map<String, Object> members = new LinkedHashMap<>();
    while (parser.nextToken() != JsonToken.END_OBJECT) {
      String name = parser.currentName();
      parser.nextToken();
      members.put(name, VALUES.contains(name) ? textAt(parser, json) : valueAt(parser, json));
    }
    return new JsonIn(members);
  }

  private static Object valueAt(JsonParser parser, String json) throws IOException {
    return switch (parser.currentToken()) {
      case START_OBJECT -> objectAt(parser, json);
      case START_ARRAY -> arrayAt(parser, json);
      case VALUE_NUMBER_INT -> parser.getLongValue();
      case VALUE_STRING -> parser.getText();
      default -> throw new IllegalArgumentException("stored JSON has an unexpected " + parser.currentToken());
    };
  }

  private static List<Object> arrayAt(JsonParser parser, String json) throws IOException {
    List<Object> items = new ArrayList<>();
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      items.add(valueAt(parser, json));
    }
    return items;
  }

  /** Returns the text of the value at which the parser stands, and moves past it. */
  private static String textAt(JsonParser parser, String json) throws IOException {
    int start = (int) parser.currentTokenLocation().getCharOffset();
    parser.skipChildren();
    return json.substring(start, (int) parser.currentLocation().getCharOffset());
  }
}
