package io.crmkit.imports.value;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Several values in one cell: {@code red; green}, as picklists and lists of addresses are exported. */
public final class MultiValues {

  private MultiValues() {}

  /**
   * Returns the values in their order, each once, without blanks around them; a separator inside double quotes
   * separates nothing, and an end of line always does.
   */
  public static List<String> split(String text, char separator) {
    Set<String> values = new LinkedHashSet<>();
    StringBuilder value = new StringBuilder();
    boolean quoted = false;
    for (int i = 0; i < text.length(); i++) {
      char sign = text.charAt(i);
      if (sign == '"' && (quoted || value.toString().isBlank())) {
        boolean doubled = quoted && i + 1 < text.length() && text.charAt(i + 1) == '"';
        if (doubled) {
          value.append('"');
          i++;
        } else {
          quoted = !quoted;
        }
      } else if (!quoted && (sign == separator || sign == '\n' || sign == '\r')) {
        add(values, value);
      } else {
        value.append(sign);
      }
    }
    add(values, value);
    return List.copyOf(new ArrayList<>(values));
  }

  private static void add(Set<String> values, StringBuilder value) {
    String stripped = value.toString().strip();
    if (!stripped.isEmpty()) {
      values.add(stripped);
    }
    value.setLength(0);
  }
}
