package io.crmkit.imports.read;

import io.crmkit.core.Violation;
import io.crmkit.imports.text.Signs;
import java.io.Closeable;
import java.io.IOException;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The rows of a file that names each value. */
interface KeyedFeed extends Closeable {

  /** Returns the next row, good or bad; {@code null} after the last. */
  @Nullable Keyed next() throws IOException;

  /** Returns a row of these values, or a bad one if there is a problem with them. */
  static Keyed of(SourcePlace place, Map<String, @Nullable String> values, String raw, @Nullable Violation problem) {
    return problem == null ? new KeyedRow(place, values, raw) : new UnreadableRow(place, raw, problem);
  }

  /** Whether a text has what no text may have; names the problem. */
  static @Nullable Violation unsound(String column, String value) {
    int at = Signs.firstUnstorable(value);
    if (at < 0) {
      return null;
    }
    return value.charAt(at) == 0
        ? new Violation(column, "import.text.nul", "The value holds a NUL (U+0000), which no text has; remove it.")
        : new Violation(column, "import.text.lone-surrogate",
            "The value holds half of a character (U+%04X); correct it where it comes from."
                .formatted((int) value.charAt(at)));
  }
}
