package io.crmkit.imports.text;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Several values in one cell: {@code red; green}, as picklists and lists of addresses are exported. */
public final class MultiValues {

  private MultiValues() {}

  /**
   * Returns the values in their order, each once, without blanks around them; a separator inside double quotes
   * separates nothing, and an end of line always does.
   *
   * @param separator one character or more
   */
  public static List<String> split(String text, String separator) {
    if (separator.isEmpty()) {
      throw new IllegalArgumentException("separator must not be empty");
    }
    return new Cut(text, separator).values();
  }

  /**
   * Returns the values as one text; one that holds a semicolon, a quote or an end of line stands in double quotes, so
   * that {@link #split} by a semicolon takes the text apart again. A single value stays as it is.
   *
   * @param between what stands between two values: a semicolon, with blanks or without
   */
  public static String join(Collection<String> values, String between) {
    return values.size() == 1 ? values.iterator().next()
        : values.stream().map(MultiValues::item).collect(Collectors.joining(between));
  }

  private static String item(String value) {
    boolean quoted = value.indexOf(';') >= 0 || value.indexOf('"') >= 0 || value.indexOf('\n') >= 0
        || value.indexOf('\r') >= 0;
    return quoted ? '"' + value.replace("\"", "\"\"") + '"' : value;
  }

  /** One pass over a text. */
  private static final class Cut {

    private final String text;
    private final String separator;
    private final Set<String> values = new LinkedHashSet<>();
    private final StringBuilder value = new StringBuilder();
    private boolean quoted;
    private boolean blank = true;

    Cut(String text, String separator) {
      this.text = text;
      this.separator = separator;
    }

    List<String> values() {
      for (int i = 0; i < text.length(); i++) {
        char sign = text.charAt(i);
        if (sign == '"' && (quoted || blank)) {
          i += quote(i);
        } else if (!quoted && (sign == '\n' || sign == '\r')) {
          end();
        } else if (!quoted && text.startsWith(separator, i)) {
          end();
          i += separator.length() - 1;
        } else {
          value.append(sign);
          blank &= Signs.isBlank(sign);
        }
      }
      end();
      return List.copyOf(values);
    }

    /** A quote that is doubled is one of the value; returns how many signs more were taken. */
    private int quote(int at) {
      boolean doubled = quoted && at + 1 < text.length() && text.charAt(at + 1) == '"';
      if (doubled) {
        value.append('"');
        blank = false;
        return 1;
      }
      quoted = !quoted;
      return 0;
    }

    private void end() {
      String stripped = value.toString().strip();
      if (!stripped.isEmpty()) {
        values.add(stripped);
      }
      value.setLength(0);
      blank = true;
    }
  }
}
