package io.crmkit.core.json;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.core.io.JsonEOFException;
import io.crmkit.core.naming.JsonPointer;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One pass over the text of a document; strict RFC 8259, and RFC 7493 where that leaves a choice. */
final class JsonText {

  /** Numbers beyond this power of ten could not be written out plainly. */
  static final int LARGEST_EXPONENT = 400;

  private final JsonParser parser;
  private final Problems problems;
  private JsonPointer at = JsonPointer.ROOT;
  private boolean readable = true;

  JsonText(JsonParser parser, Problems problems) {
    this.parser = parser;
    this.problems = problems;
  }

  /** Returns the document, or null if it cannot be read to its end; problems say why. */
  @Nullable Json document() throws IOException {
    try {
      if (parser.nextToken() == null) {
        problems.add(at, "json.syntax", "The document is empty.");
        return null;
      }
      Json document = value();
      if (parser.nextToken() != null) {
        problems.add(at, "json.syntax", "Something follows the end of the document" + place(parser.currentLocation()));
        return null;
      }
      return readable ? document : null;
    } catch (StreamConstraintsException e) {
      problems.add(reached(), "json.too-large", limit(e.getOriginalMessage()) + place(e.getLocation()));
    } catch (JsonProcessingException e) {
      problems.add(reached(), "json.syntax", syntax(e) + place(e.getLocation()));
    }
    return null;
  }

  /** The parser looks ahead: it may have failed at a value whose name we have not asked for yet. */
  private String reached() {
    return parser.getParsingContext().pathAsPointer().toString();
  }

  private Json value() throws IOException {
    JsonToken token = parser.currentToken();
    if (token == JsonToken.START_OBJECT) {
      return object();
    }
    if (token == JsonToken.START_ARRAY) {
      return array();
    }
    if (token == JsonToken.VALUE_STRING) {
      return new Json.Text(sound(parser.getText()));
    }
    if (token.isNumeric()) {
      return number(parser.getText());
    }
    return token == JsonToken.VALUE_NULL ? Json.Null.NULL : new Json.Bool(token == JsonToken.VALUE_TRUE);
  }

  private Json object() throws IOException {
    Map<String, Json> members = new LinkedHashMap<>();
    JsonPointer here = at;
    while (parser.nextToken() != JsonToken.END_OBJECT) {
      String name = sound(parser.currentName());
      at = here.child(name);
      parser.nextToken();
      if (members.containsKey(name)) {
        problems.add(at, "json.duplicate-field", problems.shownName(name) + " stands here a second time.");
      }
      members.put(name, value());
    }
    at = here;
    return new Json.Obj(Collections.unmodifiableMap(members));
  }

  private Json array() throws IOException {
    List<Json> elements = new ArrayList<>();
    JsonPointer here = at;
    at = here.child(0);
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      elements.add(value());
      at = here.child(elements.size());
    }
    at = here;
    return new Json.Arr(Collections.unmodifiableList(elements));
  }

  private Json number(String digits) {
    try {
      BigDecimal number = new BigDecimal(digits);
      if (Math.abs((long) number.precision() - number.scale() - 1) <= LARGEST_EXPONENT) {
        // 1E3 is written as 1000, and what is read again must be equal to it: decimals with other exponents are not
        return new Json.Num(number.scale() < 0 ? number.setScale(0) : number);
      }
    } catch (NumberFormatException e) {
      // an exponent that is no int: reported below, like every other that is too large
    }
    problems.add(at, "json.too-large", "The number is beyond 1e400 or finer than 1e-400.");
    readable = false;
    return new Json.Num(BigDecimal.ZERO);
  }

  /** Half a surrogate pair is no character (RFC 7493, section 2.1): nothing downstream could store it. */
  private String sound(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (Character.isSurrogate(text.charAt(i))) {
        if (Character.isSurrogatePair(text.charAt(i), i + 1 < text.length() ? text.charAt(i + 1) : ' ')) {
          i++;
        } else {
          problems.add(at, "json.syntax", "A text contains half of a surrogate pair, which is no character.");
          readable = false;
          return text;
        }
      }
    }
    return text;
  }

  /** The parser quotes unknown words, and a word could be a secret that lacks its quotes. */
  private static String syntax(JsonProcessingException e) {
    if (e instanceof JsonEOFException) {
      return "The document ends too early";
    }
    String message = e.getOriginalMessage();
    return message.startsWith("Unrecognized token") ? "This is no JSON value: texts stand in double quotes" : message;
  }

  private static String limit(String message) {
    return message.replaceAll(", from `[^`]*`", "");
  }

  private static String place(@Nullable JsonLocation location) {
    return location == null ? "." : " (line " + location.getLineNr() + ", column " + location.getColumnNr() + ").";
  }
}
