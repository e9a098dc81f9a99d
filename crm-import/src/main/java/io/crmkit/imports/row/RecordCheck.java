package io.crmkit.imports.row;

import io.crmkit.core.Validated;
import io.crmkit.core.Validated.Invalid;
import io.crmkit.core.Violation;
import io.crmkit.core.json.JsonDocuments;
import io.crmkit.core.naming.JsonNames;
import io.crmkit.imports.text.MultiValues;
import io.crmkit.imports.value.Numbers;
import java.lang.reflect.RecordComponent;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Asks that every row makes a record of the host, with all of its Bean Validation constraints.
 *
 * <p>Fields stand for components by their snake_case names. A number, a truth value and a list ({@code a; b}) become
 * what the component is; everything else is text that the type of the component reads, such as a date.
 *
 * <pre>{@code
 * record Person(@NotBlank String name, @Email String email, @Min(0) @Nullable Integer age) {}
 * RowCheck check = RecordCheck.of(Person.class);
 * }</pre>
 */
public final class RecordCheck implements RowCheck {

  private static final Set<Class<?>> WHOLE = Set.of(byte.class, short.class, int.class, long.class);

  private final Class<? extends Record> type;
  private final Map<String, Kind> kinds = new HashMap<>();

  private enum Kind {
    TEXT,
    NUMBER,
    BOOLEAN,
    LIST
  }

  private RecordCheck(Class<? extends Record> type) {
    this.type = type;
    for (RecordComponent component : type.getRecordComponents()) {
      kinds.put(JsonNames.of(component), kind(component.getType()));
    }
  }

  /**
   * Returns the check for a type; its package must be open to crm-core, as for every document.
   */
  public static RecordCheck of(Class<? extends Record> type) {
    return new RecordCheck(type);
  }

  private static Kind kind(Class<?> type) {
    if (WHOLE.contains(type) || type == double.class || type == float.class || Number.class.isAssignableFrom(type)) {
      return Kind.NUMBER;
    }
    if (type == boolean.class || type == Boolean.class) {
      return Kind.BOOLEAN;
    }
    return Collection.class.isAssignableFrom(type) ? Kind.LIST : Kind.TEXT;
  }

  @Override
  public List<Violation> check(Map<String, String> fields) {
    Validated<? extends Record> read = JsonDocuments.read(document(fields), type);
    return read instanceof Invalid<? extends Record> invalid ? invalid.violations().all() : List.of();
  }

  private String document(Map<String, String> fields) {
    StringBuilder json = new StringBuilder("{");
    fields.forEach((name, value) -> {
      json.append(json.length() == 1 ? "" : ",");
      quote(name, json);
      json.append(':');
      append(kinds.getOrDefault(name, Kind.TEXT), value, json);
    });
    return json.append('}').toString();
  }

  private static void append(Kind kind, String value, StringBuilder json) {
    boolean isBare = kind == Kind.NUMBER && Numbers.isCanonical(value)
        || kind == Kind.BOOLEAN && (value.equals("true") || value.equals("false"));
    if (isBare) {
      json.append(value);
    } else if (kind == Kind.LIST) {
      String separator = "[";
      for (String each : MultiValues.split(value, ";")) {
        json.append(separator);
        quote(each, json);
        separator = ",";
      }
      json.append(']');
    } else {
      quote(value, json);
    }
  }

  /** Texts of JSON as RFC 8259, section 7, has them. */
  private static void quote(String text, StringBuilder json) {
    json.append('"');
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '"' || c == '\\') {
        json.append('\\').append(c);
      } else if (c < ' ') {
        json.append(String.format("\\u%04x", (int) c));
      } else {
        json.append(c);
      }
    }
    json.append('"');
  }
}
