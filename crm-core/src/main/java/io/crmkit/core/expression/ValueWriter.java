package io.crmkit.core.expression;

import com.fasterxml.jackson.core.JsonGenerator;
import io.crmkit.core.expression.Value.Amount;
import io.crmkit.core.expression.Value.Bool;
import io.crmkit.core.expression.Value.Date;
import io.crmkit.core.expression.Value.Fields;
import io.crmkit.core.expression.Value.Items;
import io.crmkit.core.expression.Value.Moment;
import io.crmkit.core.expression.Value.Number;
import io.crmkit.core.expression.Value.Text;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/** Writes values as tagged JSON. */
final class ValueWriter {

  private final UnaryOperator<Map<String, Value>> arranged;

  private ValueWriter(UnaryOperator<Map<String, Value>> arranged) {
    this.arranged = arranged;
  }

  static ValueWriter inOrder() {
    return new ValueWriter(fields -> fields);
  }

  static ValueWriter sorted() {
    return new ValueWriter(TreeMap::new);
  }

  String write(Value value) {
    StringWriter text = new StringWriter();
    try (JsonGenerator json = ValueReader.JSON.createGenerator(text)) {
      write(value, json, 1);
    } catch (IOException impossible) {
      throw new UncheckedIOException("writing to memory failed", impossible);
    }
    if (text.getBuffer().length() > ValueJson.LONGEST_TEXT) {
      throw new IllegalArgumentException("a value has at most %d characters as JSON but this one has %d"
          .formatted(ValueJson.LONGEST_TEXT, text.getBuffer().length()));
    }
    return text.toString();
  }

  private void write(Value value, JsonGenerator json, int depth) throws IOException {
    if (depth > ValueJson.DEEPEST) {
      throw new IllegalArgumentException("a value nests at most %d deep".formatted(ValueJson.DEEPEST));
    }
    if (value instanceof Text text) {
      json.writeString(text.value());
    } else if (value instanceof Number number) {
      json.writeNumber(number.value().toPlainString());
    } else if (value instanceof Bool bool) {
      json.writeBoolean(bool.value());
    } else if (value instanceof Date date) {
      tagged(ValueReader.DATE, date.value(), json);
    } else if (value instanceof Moment moment) {
      tagged(ValueReader.INSTANT, moment.value(), json);
    } else if (value instanceof Amount amount) {
      tagged(ValueReader.MONEY, amount.value(), json);
    } else if (value instanceof Items items) {
      items(items, json, depth);
    } else if (value instanceof Fields fields) {
      fields(fields, json, depth);
    } else {
      json.writeNull();
    }
  }

  private void items(Items items, JsonGenerator json, int depth) throws IOException {
    json.writeStartArray();
    for (Value item : items.values()) {
      write(item, json, depth + 1);
    }
    json.writeEndArray();
  }

  private void fields(Fields fields, JsonGenerator json, int depth) throws IOException {
    json.writeStartObject();
    for (Map.Entry<String, Value> field : arranged.apply(fields.values()).entrySet()) {
      String name = field.getKey();
      json.writeFieldName(name.startsWith(ValueReader.TAG) ? ValueReader.TAG + name : name);
      write(field.getValue(), json, depth + 1);
    }
    json.writeEndObject();
  }

  private static void tagged(String tag, Object value, JsonGenerator json) throws IOException {
    json.writeStartObject();
    json.writeStringField(tag, value.toString());
    json.writeEndObject();
  }
}
