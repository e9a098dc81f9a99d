package io.crmkit.examples.approvals;

import io.crmkit.core.expression.Value;
import io.crmkit.core.expression.ValueJson;
import io.crmkit.core.json.JsonDocuments;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Fields as a person writes them in JSON: texts that are ISO 8601 dates or instants are taken as such. */
final class PlainFields {

  private record Document(Map<String, @Nullable Object> fields) {}

  private PlainFields() {}

  static Value.Fields of(Map<String, @Nullable Object> plain) {
    Value.Fields document = ValueJson.readPlainFields(JsonDocuments.write(new Document(plain))).orElseThrow();
    return dated((Value.Fields) document.value("fields"));
  }

  private static Value.Fields dated(Value.Fields fields) {
    Map<String, Value> dated = new LinkedHashMap<>();
    fields.values().forEach((name, value) -> dated.put(name, dated(value)));
    return new Value.Fields(dated);
  }

  private static Value dated(Value value) {
    if (value instanceof Value.Fields group) {
      return dated(group);
    }
    if (value instanceof Value.Items items) {
      return new Value.Items(items.values().stream().map(PlainFields::dated).toList());
    }
    return value instanceof Value.Text text ? dated(text) : value;
  }

  private static Value dated(Value.Text text) {
    try {
      if (text.value().length() == "2024-10-01".length()) {
        return Value.of(LocalDate.parse(text.value()));
      }
      return text.value().endsWith("Z") ? Value.of(Instant.parse(text.value())) : text;
    } catch (DateTimeException noDate) {
      return text;
    }
  }
}
