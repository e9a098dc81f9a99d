package io.crmkit.jdbc.event;

import io.crmkit.core.event.DomainEvent;
import io.crmkit.core.expression.Value;
import io.crmkit.core.expression.Value.Fields;
import io.crmkit.core.expression.ValueJson;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What travels along with an event, as the JSON object of texts that lies in its row; null if there is nothing. */
final class EventContext {

  private EventContext() {}

  static @Nullable String write(DomainEvent event) {
    if (event.context().isEmpty()) {
      return null;
    }
    Map<String, Value> texts = new LinkedHashMap<>();
    event.context().forEach((name, text) -> texts.put(name, Value.of(text)));
    return ValueJson.write(new Fields(texts));
  }

  /**
   * Reads what {@link #write} wrote.
   *
   * @throws IllegalStateException if it was not
   */
  static Map<String, String> read(@Nullable String json) {
    Map<String, String> context = new HashMap<>();
    if (json != null) {
      ValueJson.readFields(json).orElseThrow().values().forEach((name, value) -> context.put(name, text(name, value)));
    }
    return context;
  }

  private static String text(String name, Value value) {
    if (value instanceof Value.Text text) {
      return text.value();
    }
    throw new IllegalStateException("'%s' in the context of a stored event is no text but %s".formatted(name, value));
  }
}
