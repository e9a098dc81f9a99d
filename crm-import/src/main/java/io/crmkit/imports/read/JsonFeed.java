package io.crmkit.imports.read;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import io.crmkit.core.Violation;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringWriter;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The objects of one JSON document: those of the first array of objects in it, at whatever depth; or those that stand
 * one after the other. What is no JSON ends the document, because nobody knows where it goes on.
 */
final class JsonFeed implements KeyedFeed {

  private static final JsonFactory WRITING = new JsonFactory();

  /** Whether the bytes that are read are those of the file. */
  enum Offsets { KNOWN, UNKNOWN }

  private final String file;
  private final InputStream bytes;
  private final ReadLimits limits;
  private final JsonParser parser;
  private final boolean inArray;
  private final Offsets offsets;
  private boolean entered;
  private boolean ended;
  private @Nullable KeyedRow row;
  private @Nullable UnreadableRow bad;

  /** @param inArray whether the rows are the elements of the first array of objects */
  JsonFeed(String file, InputStream bytes, boolean inArray, Offsets offsets, ReadLimits limits) throws IOException {
    this.offsets = offsets;
    this.file = file;
    this.bytes = bytes;
    this.limits = limits;
    this.inArray = inArray;
    this.parser = JsonRecord.factory(limits).createParser(bytes);
  }

  /** Whether the beginning of a document has an array of objects. */
  static boolean hasArray(byte[] head, ReadLimits limits) throws IOException {
    try (JsonParser parser = JsonRecord.factory(limits).createParser(head)) {
      return enter(parser);
    } catch (JsonProcessingException e) {
      return false;
    }
  }

  /** Goes to the first array whose first element is an object, and into that; an empty array is one too. */
  private static boolean enter(JsonParser parser) throws IOException {
    JsonToken before = null;
    for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
      if (before == JsonToken.START_ARRAY && (token == JsonToken.START_OBJECT || token == JsonToken.END_ARRAY)) {
        return true;
      }
      before = token;
    }
    return false;
  }

  @Override
  public boolean advance() throws IOException {
    row = null;
    bad = null;
    if (ended) {
      return false;
    }
    try {
      boolean first = inArray && !entered;
      entered = true;
      JsonToken token = first ? enter(parser) ? parser.currentToken() : null : parser.nextToken();
      if (token == null || token == JsonToken.END_ARRAY && inArray) {
        ended = true;
        return false;
      }
      read(place(), token);
    } catch (JsonProcessingException e) {
      ended = true;
      bad = new UnreadableRow(place(), "", JsonProblem.of(e));
    } catch (BrokenFileException e) {
      ended = true;
      bad = e.asRow(place());
    }
    return true;
  }

  private SourcePlace place() {
    return new SourcePlace(file, Math.max(1, parser.currentTokenLocation().getLineNr()),
        offsets == Offsets.KNOWN ? Math.max(-1, parser.currentTokenLocation().getByteOffset()) : -1);
  }

  private void read(SourcePlace place, JsonToken token) throws IOException {
    if (token != JsonToken.START_OBJECT) {
      parser.skipChildren();
      bad = new UnreadableRow(place, "",
          new Violation("", "import.json.not-an-object", "A row is a JSON object, and this is none."));
      return;
    }
    JsonRecord record = JsonRecord.read(parser, limits.columns());
    String raw = raw(record.values());
    Violation problem = record.problem();
    if (problem == null) {
      row = new KeyedRow(place, record.values(), raw);
    } else {
      bad = new UnreadableRow(place, raw, problem);
    }
  }

  /** The document is read only once, so the text of a row is written again from its values. */
  static String raw(Map<String, @Nullable String> values) throws IOException {
    StringWriter text = new StringWriter();
    try (JsonGenerator generator = WRITING.createGenerator(text)) {
      generator.writeStartObject();
      for (Map.Entry<String, @Nullable String> entry : values.entrySet()) {
        generator.writeStringField(entry.getKey(), entry.getValue());
      }
      generator.writeEndObject();
    }
    return text.toString();
  }

  @Override
  public @Nullable KeyedRow row() {
    return row;
  }

  @Override
  public @Nullable UnreadableRow bad() {
    return bad;
  }

  @Override
  public void close() throws IOException {
    parser.close();
    bytes.close();
  }
}
