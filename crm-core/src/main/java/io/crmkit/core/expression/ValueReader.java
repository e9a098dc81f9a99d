package io.crmkit.core.expression;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import io.crmkit.core.Validated;
import io.crmkit.core.Violation;
import io.crmkit.core.Violations;
import io.crmkit.core.expression.Value.Fields;
import io.crmkit.core.expression.Value.Items;
import io.crmkit.core.expression.Value.Number;
import io.crmkit.core.expression.Value.Text;
import io.crmkit.core.money.Money;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads values from JSON within bounds; the first problem ends the reading. */
final class ValueReader {

  static final String TAG = "$";
  static final String DATE = "$date";
  static final String INSTANT = "$instant";
  static final String MONEY = "$money";

  static final JsonFactory JSON = JsonFactory.builder()
      .streamReadConstraints(StreamReadConstraints.builder()
          .maxNestingDepth(ValueJson.DEEPEST + 2)
          .maxStringLength(ValueJson.LONGEST_TEXT)
          .maxNameLength(ValueJson.LONGEST_TEXT)
          .maxNumberLength(1_000)
          .build())
      .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
      .build();

  private static final int LONGEST_IN_MESSAGE = 40;
  private static final String AMOUNT = "amount";
  private static final String CURRENCY = "currency";

  /** How objects are understood. */
  private enum Dialect { TAGGED, PLAIN }

  private final JsonParser json;
  private final Dialect dialect;

  private ValueReader(JsonParser json, Dialect dialect) {
    this.json = json;
    this.dialect = dialect;
  }

  static Validated<Value> tagged(String json) {
    return read(json, Dialect.TAGGED);
  }

  static Validated<Value> plain(String json) {
    return read(json, Dialect.PLAIN);
  }

  static Validated<Fields> fields(Validated<Value> read) {
    if (read instanceof Validated.Invalid<Value> invalid) {
      return Validated.invalid(invalid.violations());
    }
    return ((Validated.Valid<Value>) read).value() instanceof Fields fields
        ? Validated.valid(fields)
        : invalid("", "not-fields", "expected a JSON object of fields");
  }

  private static Validated<Value> read(String text, Dialect dialect) {
    if (text.length() > ValueJson.LONGEST_TEXT) {
      return invalid("", "too-long", "a value has at most %d characters as JSON but this text has %d"
          .formatted(ValueJson.LONGEST_TEXT, text.length()));
    }
    try (JsonParser json = JSON.createParser(text)) {
      try {
        return new ValueReader(json, dialect).whole();
      } catch (Refused refused) {
        return invalid(place(json), refused.code, String.valueOf(refused.getMessage()));
      } catch (StreamConstraintsException beyond) {
        return invalid(place(json), "too-large", beyond.getOriginalMessage());
      }
    } catch (IOException malformed) {
      return invalid("", "malformed", "this is not JSON: " + reason(malformed));
    }
  }

  private Validated<Value> whole() throws IOException, Refused {
    JsonToken first = json.nextToken();
    if (first == null) {
      throw new Refused("malformed", "expected a JSON value but found nothing");
    }
    Value value = value(first, 1);
    if (json.nextToken() != null) {
      throw new Refused("malformed", "expected nothing after the value");
    }
    return Validated.valid(value);
  }

  private Value value(@Nullable JsonToken token, int depth) throws IOException, Refused {
    if (depth > ValueJson.DEEPEST) {
      throw new Refused("too-deep", "a value nests at most %d deep".formatted(ValueJson.DEEPEST));
    }
    if (token == null) {
      throw new Refused("malformed", "expected a value but the text ended");
    }
    return switch (token) {
      case VALUE_STRING -> Value.of(json.getText());
      case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> number();
      case VALUE_TRUE -> Value.Bool.TRUE;
      case VALUE_FALSE -> Value.Bool.FALSE;
      case VALUE_NULL -> Value.ABSENT;
      case START_ARRAY -> items(depth);
      case START_OBJECT -> object(depth);
      default -> throw new Refused("malformed", "expected a value but found " + token);
    };
  }

  private Value number() throws IOException, Refused {
    try {
      BigDecimal number = new BigDecimal(json.getText());
      if (Number.fits(number)) {
        return Value.of(number);
      }
    } catch (NumberFormatException exponentBeyondInt) {
      // Such a number is refused below like any other that is too large.
    }
    throw new Refused("too-large", "a number has at most %d digits".formatted(Number.MOST_DIGITS));
  }

  private Value items(int depth) throws IOException, Refused {
    List<Value> items = new ArrayList<>();
    JsonToken token = json.nextToken();
    while (token != JsonToken.END_ARRAY) {
      items.add(value(token, depth + 1));
      token = json.nextToken();
    }
    return new Items(items);
  }

  private Value object(int depth) throws IOException, Refused {
    Map<String, Value> members = new LinkedHashMap<>();
    for (String name = json.nextFieldName(); name != null; name = json.nextFieldName()) {
      JsonToken token = json.nextToken();
      if (dialect == Dialect.TAGGED && name.startsWith(TAG)) {
        if (!name.startsWith(TAG + TAG)) {
          return tagged(name, token, members);
        }
        name = name.substring(TAG.length());
      }
      members.put(name, value(token, depth + 1));
    }
    Money money = dialect == Dialect.PLAIN ? money(members) : null;
    return money == null ? new Fields(members) : Value.of(money);
  }

  private Value tagged(String tag, @Nullable JsonToken token, Map<String, Value> before) throws IOException, Refused {
    if (token != JsonToken.VALUE_STRING || !before.isEmpty()) {
      throw new Refused("bad-tag", "'%s' must be the only member and be a string".formatted(brief(tag)));
    }
    Value value = tagged(tag, json.getText());
    if (json.nextToken() != JsonToken.END_OBJECT) {
      throw new Refused("bad-tag", "'%s' must be the only member".formatted(tag));
    }
    return value;
  }

  private static Value tagged(String tag, String text) throws Refused {
    try {
      return switch (tag) {
        case DATE -> Value.of(LocalDate.parse(text));
        case INSTANT -> Value.of(Instant.parse(text));
        case MONEY -> Value.of(Money.parse(text));
        default -> throw new Refused("bad-tag",
            "'%s' is not a tag; a name that starts with $ is written with another $ before it".formatted(brief(tag)));
      };
    } catch (DateTimeException | IllegalArgumentException | ArithmeticException unreadable) {
      throw new Refused("bad-value", String.valueOf(unreadable.getMessage()));
    }
  }

  private static @Nullable Money money(Map<String, Value> members) {
    if (members.size() != 2 || !(members.get(CURRENCY) instanceof Text code)) {
      return null;
    }
    try {
      if (members.get(AMOUNT) instanceof Text amount) {
        return Money.parse(code.value() + " " + amount.value());
      }
      return members.get(AMOUNT) instanceof Number amount ? Money.of(amount.value(), code.value()) : null;
    } catch (IllegalArgumentException | ArithmeticException ordinaryFields) {
      return null;
    }
  }

  private static String place(JsonParser json) {
    return json.getParsingContext().pathAsPointer().toString();
  }

  private static String brief(String name) {
    return name.length() <= LONGEST_IN_MESSAGE ? name : name.substring(0, LONGEST_IN_MESSAGE) + "…";
  }

  private static String reason(IOException malformed) {
    return malformed instanceof JsonParseException parse
        ? "%s at character %d".formatted(parse.getOriginalMessage(), parse.getLocation().getCharOffset() + 1)
        : String.valueOf(malformed.getMessage());
  }

  private static <T> Validated<T> invalid(String pointer, String code, String message) {
    return Validated.invalid(Violations.of(new Violation(pointer, "value." + code, message)));
  }

  /** Ends the reading; the place is where the parser stands. */
  private static final class Refused extends Exception {

    private static final long serialVersionUID = 1L;

    private final String code;

    Refused(String code, String message) {
      super(message);
      this.code = code;
    }
  }
}
