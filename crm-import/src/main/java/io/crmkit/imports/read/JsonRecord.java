package io.crmkit.imports.read;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import io.crmkit.core.Violation;
import io.crmkit.imports.text.MultiValues;
import java.io.IOException;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One JSON object as a row: members of objects in it are named {@code address.city}; an array of texts and numbers
 * becomes one text with {@code ;} between them, any other array its own JSON. Numbers keep every digit.
 */
final class JsonRecord {

  private static final int LONGEST_NUMBER = 1000;
  private static final JsonFactory WRITING = new JsonFactory();

  private final Map<String, @Nullable String> values = new LinkedHashMap<>();
  private final JsonParser parser;
  private final ReadLimits limits;
  private long characters;
  private @Nullable Violation problem;

  private JsonRecord(JsonParser parser, ReadLimits limits) {
    this.parser = parser;
    this.limits = limits;
  }

  static JsonFactory factory(ReadLimits limits) {
    JsonFactory factory = new JsonFactory();
    factory.disable(JsonParser.Feature.AUTO_CLOSE_SOURCE); // a file is read to its end, even if its JSON ends before
    factory.setStreamReadConstraints(StreamReadConstraints.builder()
        .maxNestingDepth(limits.depth()).maxStringLength(limits.recordBytes())
            .maxNameLength(Math.min(50_000, limits.recordBytes()))
        .maxNumberLength(LONGEST_NUMBER).build());
    return factory;
  }

  /** Reads the object that the parser is at, to its end. */
  static JsonRecord read(JsonParser parser, ReadLimits limits) throws IOException {
    JsonRecord record = new JsonRecord(parser, limits);
    record.object("");
    return record;
  }

  Map<String, @Nullable String> values() {
    return values;
  }

  /** Returns the first thing that is wrong with it, or {@code null}. */
  @Nullable Violation problem() {
    return problem;
  }

  private void object(String prefix) throws IOException {
    while (parser.nextToken() != JsonToken.END_OBJECT) {
      String name = prefix + parser.currentName();
      JsonToken token = parser.nextToken();
      if (token == JsonToken.START_OBJECT) {
        object(name + ".");
      } else {
        put(name, token == JsonToken.START_ARRAY ? array() : scalar(token));
      }
    }
  }

  private @Nullable String scalar(JsonToken token) throws IOException {
    return token == JsonToken.VALUE_NULL || !isAllowed(parser.getTextLength()) ? null : parser.getText();
  }

  /** Counts what is held of the record; what is too much is passed over. */
  private boolean isAllowed(int more) {
    characters += more + 1L;
    boolean allowed = characters <= limits.recordBytes();
    if (!allowed) {
      note(new Violation("", "import.json.too-large",
          "The record has more than the %,d characters that one may have.".formatted(limits.recordBytes())));
    }
    return allowed;
  }

  private void put(String name, @Nullable String value) {
    if (values.size() == limits.columns()) {
      note(new Violation("", "import.row.too-many-values",
          "The record has more than %,d values.".formatted(limits.columns())));
      return;
    }
    if (!isAllowed(name.length())) {
      return;
    }
    if (values.containsKey(name)) {
      note(new Violation(name, "import.json.duplicate-name",
          "The record has %s more than once; keep one.".formatted(name)));
    }
    Violation unsound = value == null ? null : KeyedFeed.unsound(name, value);
    if (unsound != null) {
      note(unsound);
    }
    values.put(name, value);
  }

  private void note(Violation found) {
    problem = problem == null ? found : problem;
  }

  private String array() throws IOException {
    List<String> list = new ArrayList<>();
    StringWriter json = new StringWriter();
    boolean plain = true;
    try (JsonGenerator generator = WRITING.createGenerator(json)) {
      generator.writeStartArray();
      int depth = 1;
      while (depth > 0) {
        JsonToken token = parser.nextToken();
        depth += token.isStructStart() ? 1 : token.isStructEnd() ? -1 : 0;
        plain &= token.isScalarValue() || depth == 0;
        if (!isAllowed(parser.getTextLength())) {
          continue;
        }
        generator.copyCurrentEvent(parser);
        if (plain && depth == 1 && token != JsonToken.VALUE_NULL) {
          list.add(parser.getText());
        }
      }
    }
    return plain ? joined(list) : json.toString();
  }

  /** Returns the texts as one, which {@code MultiValues} takes apart again; a single one is left as it is. */
  static String joined(List<String> texts) {
    return MultiValues.join(texts, ";");
  }
}
