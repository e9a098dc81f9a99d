package io.crmkit.sso.jose;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import io.crmkit.sso.model.Reason;
import io.crmkit.sso.model.Untrusted;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One pass over a JSON object of a stranger: RFC 8259 without leniency, each member once (RFC 7515, section 4), UTF-8
 * only, nested at most {@value #DEEPEST} deep. Values are String, BigDecimal, Boolean, List, Map or null, as those of
 * documents in crm-core; that reader tells every problem with its place, this one answers the first as fast as it can.
 */
final class StrictJson {

  static final int DEEPEST = 32;
  private static final int LONGEST_TEXT = 1 << 20;
  private static final int LONGEST_NUMBER = 100;
  private static final int LARGEST_EXPONENT = 400;
  private static final int DIGITS_OF_LONG = 18;

  /** Names are not kept between documents: a table of them is what a hostile document would fill. */
  private static final JsonFactory FACTORY = JsonFactory.builder()
      .disable(JsonFactory.Feature.CANONICALIZE_FIELD_NAMES)
      .streamReadConstraints(StreamReadConstraints.builder().maxNestingDepth(DEEPEST)
          .maxStringLength(LONGEST_TEXT).maxNameLength(LONGEST_TEXT).maxNumberLength(LONGEST_NUMBER).build())
      .build();

  private final JsonParser parser;
  private final Reason otherwise;
  private final boolean isPlain;

  /** Text is plain if it is ASCII without escapes, so that it cannot have half of a character. */
  private StrictJson(JsonParser parser, Reason otherwise, boolean isPlain) {
    this.parser = parser;
    this.otherwise = otherwise;
    this.isPlain = isPlain;
  }

  /**
   * Reads an object.
   *
   * @param otherwise the reason if this is none
   */
  static Map<String, @Nullable Object> object(byte[] utf8, Reason otherwise) throws NotAcceptedException {
    String text = new String(utf8, StandardCharsets.UTF_8);
    // Broken UTF-8 becomes this character, which a sound document may have as well.
    if (text.indexOf('\uFFFD') >= 0 && !Arrays.equals(text.getBytes(StandardCharsets.UTF_8), utf8)) {
      throw new NotAcceptedException(otherwise, "This is not UTF-8.");
    }
    // What has as many characters as bytes is ASCII, broken UTF-8 being refused above.
    return read(text, otherwise, text.length() == utf8.length && text.indexOf('\\') < 0, StrictJson::document);
  }

  static Map<String, @Nullable Object> object(String text, Reason otherwise) throws NotAcceptedException {
    return read(text, otherwise, false, StrictJson::document);
  }

  /** Reads a list. */
  static List<@Nullable Object> array(String text, Reason otherwise) throws NotAcceptedException {
    return read(text, otherwise, false, StrictJson::list);
  }

  private interface Part<T> {
    T of(StrictJson json) throws IOException, NotAcceptedException;
  }

  private static <T> T read(String text, Reason otherwise, boolean isPlain, Part<T> part)
      throws NotAcceptedException {
    try (JsonParser parser = FACTORY.createParser(text)) {
      return part.of(new StrictJson(parser, otherwise, isPlain));
    } catch (StreamConstraintsException e) {
      throw new NotAcceptedException(JoseReason.TOO_LARGE,
          "The JSON is nested deeper than %d or has a number of more than %d digits."
          .formatted(DEEPEST, LONGEST_NUMBER));
    } catch (JsonProcessingException e) {
      throw new NotAcceptedException(otherwise, "This is no JSON: an error stands at character %d."
          .formatted(e.getLocation() == null ? 0 : e.getLocation().getCharOffset()));
    } catch (IOException e) {
      throw new IllegalStateException("a text in memory cannot fail to be read", e);
    }
  }

  private List<@Nullable Object> list() throws IOException, NotAcceptedException {
    if (parser.nextToken() != JsonToken.START_ARRAY) {
      parser.skipChildren();
      throw new NotAcceptedException(otherwise, "A JSON list was expected but something else stands there.");
    }
    List<@Nullable Object> elements = array();
    if (parser.nextToken() != null) {
      throw new NotAcceptedException(otherwise, "Something follows the end of the JSON list.");
    }
    return elements;
  }

  private Map<String, @Nullable Object> document() throws IOException, NotAcceptedException {
    if (parser.nextToken() != JsonToken.START_OBJECT) {
      parser.skipChildren(); // finds out whether it is too deep as well
      throw new NotAcceptedException(otherwise, "A JSON object was expected but something else stands there.");
    }
    Map<String, @Nullable Object> object = object();
    if (parser.nextToken() != null) {
      throw new NotAcceptedException(otherwise, "Something follows the end of the JSON object.");
    }
    return object;
  }

  private Map<String, @Nullable Object> object() throws IOException, NotAcceptedException {
    Map<String, @Nullable Object> members = new LinkedHashMap<>();
    String name = parser.nextFieldName();
    while (name != null) {
      if (members.containsKey(sound(name))) {
        throw duplicate(name);
      }
      parser.nextToken();
      members.put(name, value());
      name = parser.nextFieldName();
    }
    return Collections.unmodifiableMap(members);
  }

  private @Nullable Object value() throws IOException, NotAcceptedException {
    JsonToken token = parser.currentToken();
    if (token == JsonToken.VALUE_STRING) {
      return sound(parser.getText());
    }
    if (token.isNumeric()) {
      return number(token, parser.getText());
    }
    if (token == JsonToken.START_OBJECT) {
      return object();
    }
    if (token == JsonToken.START_ARRAY) {
      return array();
    }
    return token == JsonToken.VALUE_NULL ? null : token == JsonToken.VALUE_TRUE;
  }

  private List<@Nullable Object> array() throws IOException, NotAcceptedException {
    List<@Nullable Object> elements = new ArrayList<>();
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      elements.add(value());
    }
    return Collections.unmodifiableList(elements);
  }

  private BigDecimal number(JsonToken token, String digits) throws IOException, NotAcceptedException {
    if (token == JsonToken.VALUE_NUMBER_INT && digits.length() <= DIGITS_OF_LONG) {
      return BigDecimal.valueOf(parser.getLongValue());
    }
    try {
      BigDecimal number = new BigDecimal(digits);
      if (Math.abs((long) number.precision() - number.scale() - 1) <= LARGEST_EXPONENT) {
        return number;
      }
    } catch (NumberFormatException e) {
      // an exponent that is no int: refused below, like every other that is too large
    }
    throw new NotAcceptedException(otherwise, "A number is beyond 1e400 or finer than 1e-400.");
  }

  /** Half a surrogate pair is no character (RFC 7493, section 2.1): nothing downstream could store it. */
  private String sound(String text) throws NotAcceptedException {
    for (int at = isPlain ? text.length() : 0; at < text.length(); at++) {
      if (Character.isSurrogate(text.charAt(at))) {
        if (at + 1 == text.length() || !Character.isSurrogatePair(text.charAt(at), text.charAt(at + 1))) {
          throw new NotAcceptedException(otherwise, "A text has half of a surrogate pair, which is no character.");
        }
        at++;
      }
    }
    return text;
  }

  private NotAcceptedException duplicate(String name) {
    return new NotAcceptedException(otherwise, "The member %s stands there twice.".formatted(Untrusted.quoted(name)));
  }
}
