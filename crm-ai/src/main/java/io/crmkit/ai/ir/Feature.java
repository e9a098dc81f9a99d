package io.crmkit.ai.ir;

import io.crmkit.core.Require;
import java.util.List;
import java.util.Set;

/**
 * One thing that is known of a case.
 *
 * @param name what the host calls it, such as {@code tenure}; at most 200 characters
 * @param kind what its values are
 * @param vocabulary the categories, the place of each of which is its code; empty for numbers
 * @param unit such as {@code months}; empty where there is none
 * @param personal whether its values tell who somebody is, and so must not be shown or sent on
 */
public record Feature(String name, FeatureKind kind, List<String> vocabulary, String unit, boolean personal) {

  /** How many categories a feature may have. */
  public static final int MOST_CATEGORIES = 100_000;

  public Feature {
    Require.key(name, "name");
    requireWhole(unit);
    vocabulary = List.copyOf(vocabulary);
    vocabulary.forEach(Feature::requireWhole);
    if (kind == FeatureKind.NUMBER && !vocabulary.isEmpty()) {
      throw new IllegalArgumentException("numbers have no vocabulary: " + name);
    }
    if (vocabulary.size() > MOST_CATEGORIES) {
      throw new IllegalArgumentException("%s has %d categories, more than %d".formatted(
          name, vocabulary.size(), MOST_CATEGORIES));
    }
    if (Set.copyOf(vocabulary).size() < vocabulary.size()) {
      throw new IllegalArgumentException("a category is there twice: " + name);
    }
  }

  /** Half of a surrogate pair could not be stored. */
  private static void requireWhole(String text) {
    for (int at = 0; at < text.length(); at += Character.charCount(text.codePointAt(at))) {
      if (Character.getType(text.codePointAt(at)) == Character.SURROGATE) {
        throw new IllegalArgumentException("a text has half of a surrogate pair at index " + at);
      }
    }
  }

  /** Returns a quantity without a unit. */
  public static Feature number(String name) {
    return new Feature(name, FeatureKind.NUMBER, List.of(), "", false);
  }

  /** Returns a category. */
  public static Feature category(String name, List<String> vocabulary) {
    return new Feature(name, FeatureKind.CATEGORY, vocabulary, "", false);
  }

  /** Returns this feature with a unit. */
  public Feature in(String unit) {
    return new Feature(name, kind, vocabulary, unit, personal);
  }

  /** Returns this feature, marked as personal. */
  public Feature asPersonal() {
    return new Feature(name, kind, vocabulary, unit, true);
  }
}
