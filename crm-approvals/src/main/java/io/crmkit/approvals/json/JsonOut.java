package io.crmkit.approvals.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.crmkit.core.Actor;
import io.crmkit.core.expression.Value;
import io.crmkit.core.expression.ValueJson;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.Collection;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Writes one JSON object member by member; absent values are left out. Not thread-safe. */
final class JsonOut {

  private static final JsonFactory FACTORY = new JsonFactory();

  private final JsonGenerator generator;

  private JsonOut(JsonGenerator generator) {
    this.generator = generator;
  }

  /** Returns the object whose members {@code members} writes. */
  static String object(Consumer<JsonOut> members) {
    StringWriter text = new StringWriter(512);
    try (JsonGenerator generator = FACTORY.createGenerator(text)) {
      generator.writeStartObject();
      members.accept(new JsonOut(generator));
      generator.writeEndObject();
    } catch (IOException neverFromAString) {
      throw new UncheckedIOException(neverFromAString);
    }
    return text.toString();
  }

  JsonOut put(String name, @Nullable String value) {
    return value == null ? this : write(() -> generator.writeStringField(name, value));
  }

  JsonOut put(String name, long value) {
    return write(() -> generator.writeNumberField(name, value));
  }

  JsonOut put(String name, @Nullable Instant value) {
    return put(name, value == null ? null : value.toString());
  }

  /**
   * Writes an instant as nanoseconds since 1970, which are read several times as fast as text; as text if it is too
   * far.
   */
  JsonOut putNanos(String name, @Nullable Instant value) {
    if (value == null) {
      return this;
    }
    Long nanos = EpochNanos.exactly(value);
    return nanos == null ? put(name, value) : put(name, nanos);
  }

  JsonOut put(String name, Actor value) {
    return put(name, value.id());
  }

  /** Writes somebody, and nothing if they are {@code usual}. */
  JsonOut putUnless(Actor usual, String name, Actor value) {
    return value.equals(usual) ? this : put(name, value);
  }

  JsonOut put(String name, Enum<?> value) {
    return put(name, Names.of(value));
  }

  JsonOut put(String name, Value.Fields value) {
    return putJson(name, ValueJson.write(value));
  }

  /** Writes a value that is JSON already. */
  JsonOut putJson(String name, String json) {
    return write(() -> {
      generator.writeFieldName(name);
      generator.writeRawValue(json);
    });
  }

  JsonOut putObject(String name, Consumer<JsonOut> members) {
    return write(() -> {
      generator.writeObjectFieldStart(name);
      members.accept(this);
      generator.writeEndObject();
    });
  }

  /** Writes an array of objects. */
  <T> JsonOut putObjects(String name, Collection<T> items, BiConsumer<JsonOut, T> members) {
    return write(() -> {
      generator.writeArrayFieldStart(name);
      for (T item : items) {
        generator.writeStartObject();
        members.accept(this, item);
        generator.writeEndObject();
      }
      generator.writeEndArray();
    });
  }

  JsonOut putTexts(String name, Collection<String> texts) {
    return write(() -> {
      generator.writeArrayFieldStart(name);
      for (String text : texts) {
        generator.writeString(text);
      }
      generator.writeEndArray();
    });
  }

  /** Writes an array of objects, and nothing if there are none. */
  <T> JsonOut putObjectsUnlessNone(String name, Collection<T> items, BiConsumer<JsonOut, T> members) {
    return items.isEmpty() ? this : putObjects(name, items, members);
  }

  /** Writes an array of people, and nothing if there are none. */
  JsonOut putActors(String name, Collection<Actor> actors) {
    return actors.isEmpty() ? this : write(() -> {
      generator.writeArrayFieldStart(name);
      for (Actor actor : actors) {
        generator.writeString(actor.id());
      }
      generator.writeEndArray();
    });
  }

  JsonOut putNumbers(String name, Collection<Integer> numbers) {
    return write(() -> {
      generator.writeArrayFieldStart(name);
      for (int number : numbers) {
        generator.writeNumber(number);
      }
      generator.writeEndArray();
    });
  }

  private JsonOut write(Writing writing) {
    try {
      writing.run();
    } catch (IOException neverFromAString) {
      throw new UncheckedIOException(neverFromAString);
    }
    return this;
  }

  private interface Writing {
    void run() throws IOException;
  }
}
