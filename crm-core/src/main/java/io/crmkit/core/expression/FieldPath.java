package io.crmkit.core.expression;

import java.util.List;

/**
 * The way to a field through nested groups, such as {@code account.owner}.
 *
 * @param names from the outermost group to the field, never empty
 */
public record FieldPath(List<String> names) {

  public FieldPath {
    names = List.copyOf(names);
    if (names.isEmpty()) {
      throw new IllegalArgumentException("a field path needs at least one name");
    }
  }

  public static FieldPath of(String... names) {
    return new FieldPath(List.of(names));
  }

  /**
   * Reads a path as expressions write it: names joined by dots, odd names in back quotes.
   *
   * @throws IllegalArgumentException if {@code text} is not exactly one path
   */
  public static FieldPath parse(String text) {
    return Parser.path(text);
  }

  /** Returns the path as expressions write it. */
  @Override
  public String toString() {
    StringBuilder text = new StringBuilder();
    for (String name : names) {
      if (!text.isEmpty()) {
        text.append('.');
      }
      Words.appendName(text, name);
    }
    return text.toString();
  }

  boolean isWithin(FieldPath other) {
    return names.size() > other.names.size() && names.subList(0, other.names.size()).equals(other.names);
  }
}
