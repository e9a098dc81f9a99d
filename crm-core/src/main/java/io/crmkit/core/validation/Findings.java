package io.crmkit.core.validation;

import io.crmkit.core.Violation;
import io.crmkit.core.naming.JsonPointer;
import java.time.temporal.Temporal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The violations found so far; stops adding at {@value #MOST}, which is as many as a reader can use. */
final class Findings {

  static final int MOST = 100;
  private static final int LONGEST_VALUE = 60;

  private final List<Violation> found = new ArrayList<>();

  void add(JsonPointer at, String code, String message, @Nullable Object value, Disclosure disclosure) {
    if (found.size() < MOST) {
      String shown = disclosure == Disclosure.OPEN ? shown(value) : "";
      found.add(new Violation(at.toString(), code, message + (shown.isEmpty() ? "." : " but was " + shown + ".")));
    }
  }

  List<Violation> all() {
    return Collections.unmodifiableList(found);
  }

  private static String shown(@Nullable Object value) {
    if (value instanceof CharSequence text) {
      return '"' + abbreviated(text.toString()) + '"';
    }
    if (value instanceof Number || value instanceof Boolean || value instanceof Enum || value instanceof Temporal) {
      return abbreviated(value.toString());
    }
    if (value instanceof Collection<?> collection) {
      return "of size " + collection.size();
    }
    return value instanceof Map<?, ?> map ? "of size " + map.size() : "";
  }

  private static String abbreviated(String text) {
    return text.length() <= LONGEST_VALUE ? text : text.substring(0, LONGEST_VALUE) + "…";
  }
}
