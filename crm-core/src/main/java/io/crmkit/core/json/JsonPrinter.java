package io.crmkit.core.json;

import java.math.BigDecimal;
import java.util.Iterator;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

/** Prints JSON on one line, either in the order of the members or in canonical form. */
final class JsonPrinter {

  private static final String HEX = "0123456789abcdef";

  /** What is longer could not be read again; what is computed may have any scale. */
  private static final int LONGEST_PLAIN = JsonLimits.USUAL.numberLength();

  private final StringBuilder out = new StringBuilder();
  private final Function<Map<String, Json>, Map<String, Json>> order;
  private final Function<BigDecimal, String> number;

  private JsonPrinter(
      Function<Map<String, Json>, Map<String, Json>> order, Function<BigDecimal, String> number) {
    this.order = order;
    this.number = number;
  }

  static String print(Json json) {
    JsonPrinter printer = new JsonPrinter(members -> members, JsonPrinter::plain);
    printer.append(json);
    return printer.out.toString();
  }

  /**
   * RFC 8785 with one difference: numbers are exact decimals without trailing zeros, not doubles, so that two numbers
   * are equal texts exactly if they are equal numbers.
   */
  static String printCanonical(Json json) {
    JsonPrinter printer = new JsonPrinter(TreeMap::new, n -> plain(n.stripTrailingZeros()));
    printer.append(json);
    return printer.out.toString();
  }

  private static String plain(BigDecimal number) {
    boolean isShort = number.precision() <= LONGEST_PLAIN && Math.abs((long) number.scale()) <= LONGEST_PLAIN;
    String plain = isShort ? number.toPlainString() : "";
    return isShort && plain.length() <= LONGEST_PLAIN ? plain : number.toString();
  }

  private void append(Json json) {
    if (json instanceof Json.Obj object) {
      append(object);
    } else if (json instanceof Json.Arr array) {
      append(array);
    } else if (json instanceof Json.Text text) {
      append(text.value());
    } else if (json instanceof Json.Num value) {
      out.append(number.apply(value.value()));
    } else if (json instanceof Json.Bool bool) {
      out.append(bool.value());
    } else {
      out.append("null");
    }
  }

  private void append(Json.Obj object) {
    out.append('{');
    for (Iterator<Map.Entry<String, Json>> i = order.apply(object.members()).entrySet().iterator(); i.hasNext();) {
      Map.Entry<String, Json> member = i.next();
      append(member.getKey());
      out.append(':');
      append(member.getValue());
      out.append(i.hasNext() ? "," : "");
    }
    out.append('}');
  }

  private void append(Json.Arr array) {
    out.append('[');
    for (Iterator<Json> i = array.elements().iterator(); i.hasNext();) {
      append(i.next());
      out.append(i.hasNext() ? "," : "");
    }
    out.append(']');
  }

  private void append(String text) {
    out.append('"');
    int plain = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c < ' ' || c == '"' || c == '\\') {
        out.append(text, plain, i);
        escape(c);
        plain = i + 1;
      }
    }
    out.append(text, plain, text.length()).append('"');
  }

  /** Escapes what RFC 8785, section 3.2.2.2, escapes, and nothing else. */
  private void escape(char c) {
    int shortForm = "\b\t\n\f\r\"\\".indexOf(c);
    if (shortForm >= 0) {
      out.append('\\').append("btnfr\"\\".charAt(shortForm));
    } else {
      out.append("\\u00").append(HEX.charAt(c >> 4)).append(HEX.charAt(c & 15));
    }
  }
}
