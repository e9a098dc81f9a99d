package io.crmkit.core.paging;

import io.crmkit.core.FromText;
import io.crmkit.core.Require;
import io.crmkit.core.Validated;
import io.crmkit.core.Validated.Invalid;
import io.crmkit.core.Violation;
import io.crmkit.core.Violations;
import java.time.DateTimeException;
import java.util.List;
import java.util.function.Function;

/**
 * A place in an ordered list: the sort key of the last item that was read.
 *
 * <p>Its text is opaque, safe in URLs, and carries a version and a checksum, so that a text that was cut, altered or
 * made for another list is refused and never read as some other place. It is no secret and grants nothing: whoever
 * reads a list says whose list it is.
 *
 * @param list the list it belongs to and its order, such as {@code approvals/by-due}
 * @param key the parts of the sort key, ending with something unique
 */
public record Cursor(String list, List<String> key) {

  private static final int LONGEST = 4096;

  public Cursor {
    Require.notBlank(list, "list");
    key = List.copyOf(key);
    if (CursorText.write(list, key).length() > LONGEST) {
      throw new IllegalArgumentException("the key of a cursor must be short, but was of %d parts with %d characters"
          .formatted(key.size(), key.stream().mapToInt(String::length).sum()));
    }
  }

  /** Returns the cursor that {@link #toString()} wrote; anything else is {@code paging.bad-cursor}. */
  @FromText
  public static Validated<Cursor> parse(String text) {
    return text.length() > LONGEST
        ? refused("paging.bad-cursor", "This is no cursor: it is too long. Start at the first page.")
        : CursorText.read(text);
  }

  /**
   * Returns the parts of the key for a list that knows how many to expect.
   *
   * @return a violation {@code paging.foreign-cursor} if this cursor was made for another list or order
   */
  public Validated<List<String>> keyFor(String expectedList, int parts) {
    if (list.equals(expectedList) && key.size() == parts) {
      return Validated.valid(key);
    }
    return refused("paging.foreign-cursor", "This cursor belongs to another list than %s. Start at the first page."
        .formatted(expectedList));
  }

  /**
   * Returns what a list makes of the parts of the key, such as a number. Whoever makes a cursor up may write anything into it.
   *
   * @param reader throws an {@link IllegalArgumentException} or a {@link DateTimeException} at parts that are no key
   * @return a violation as of {@link #keyFor(String, int)}, or {@code paging.bad-cursor} if the parts are no key
   */
  public <T> Validated<T> keyFor(String expectedList, int parts, Function<List<String>, T> reader) {
    if (keyFor(expectedList, parts) instanceof Invalid<List<String>> foreign) {
      return Validated.invalid(foreign.violations());
    }
    try {
      return Validated.valid(reader.apply(key));
    } catch (IllegalArgumentException | DateTimeException e) {
      return refused("paging.bad-cursor", "This is no cursor of %s. Start at the first page.".formatted(expectedList));
    }
  }

  static <T> Validated<T> refused(String code, String message) {
    return Validated.invalid(Violations.of(new Violation("", code, message)));
  }

  @Override
  public String toString() {
    return CursorText.write(list, key);
  }
}
