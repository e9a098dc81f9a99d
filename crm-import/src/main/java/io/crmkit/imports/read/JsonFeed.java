package io.crmkit.imports.read;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
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
  private final TextBytes bytes;
  private final ReadLimits limits;
  private final JsonParser parser;
  private final boolean inArray;
  private final Offsets offsets;
  private boolean entered;
  private boolean ended;

  /** @param inArray whether the rows are the elements of the first array of objects */
  JsonFeed(String file, TextBytes bytes, boolean inArray, Offsets offsets, ReadLimits limits) throws IOException {
    this.offsets = offsets;
    this.file = file;
    this.bytes = bytes;
    this.limits = limits;
    this.inArray = inArray;
    this.parser = JsonRecord.factory(limits).createParser(bytes);
  }

  /**
   * Whether the beginning of a document has an array of objects. Empty arrays are one where there is nothing else, which
   * is a table without rows; beside other values they are values of a record.
   */
  static boolean hasArray(String head, ReadLimits limits) throws IOException {
    try (JsonParser parser = JsonRecord.factory(limits).createParser(head)) {
      return enter(parser) || isEmptyTable(head, limits);
    } catch (JsonProcessingException e) {
      return false;
    }
  }

  /** Goes to the first array whose first element is an object, and into that. */
  private static boolean enter(JsonParser parser) throws IOException {
    JsonToken before = null;
    for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
      if (before == JsonToken.START_ARRAY && token == JsonToken.START_OBJECT) {
        return true;
      }
      before = token;
    }
    return false;
  }

  private static boolean isEmptyTable(String head, ReadLimits limits) throws IOException {
    boolean array = false;
    try (JsonParser parser = JsonRecord.factory(limits).createParser(head)) {
      for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
        array |= token == JsonToken.START_ARRAY;
        if (token.isScalarValue()) {
          return false;
        }
      }
    }
    return array;
  }

  @Override
  public @Nullable Keyed next() throws IOException {
    if (ended) {
      return null;
    }
    try {
      boolean first = inArray && !entered;
      entered = true;
      JsonToken token = first ? enter(parser) ? parser.currentToken() : null : parser.nextToken();
      if (token == null || token == JsonToken.END_ARRAY && inArray) {
        ended = true;
        return null;
      }
      return read(place(), token);
    } catch (JsonProcessingException e) {
      ended = true;
      return new UnreadableRow(place(), "", JsonProblem.of(e));
    } catch (BrokenFileException e) {
      ended = true;
      return e.asRow(place());
    }
  }

  private SourcePlace place() {
    return new SourcePlace(file, Math.max(1, parser.currentTokenLocation().getLineNr()),
        offsets == Offsets.KNOWN ? Math.max(-1, parser.currentTokenLocation().getByteOffset() - TextBytes.MARK) : -1);
  }

  private Keyed read(SourcePlace place, JsonToken token) throws IOException {
    if (token != JsonToken.START_OBJECT) {
      parser.skipChildren();
      return new UnreadableRow(place, "", JsonProblem.NOT_AN_OBJECT);
    }
    JsonRecord record = JsonRecord.read(parser, limits);
    return KeyedFeed.of(place, record.values(), raw(record.values()), record.problem());
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
  public void close() throws IOException {
    parser.close();
    bytes.close();
  }
}
