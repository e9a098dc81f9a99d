package io.crmkit.examples.sso;

import io.crmkit.core.Scalar;
import io.crmkit.core.json.JsonDocuments;
import io.crmkit.core.json.JsonLimits;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** A JSON object of a corpus, asked for its members by name. */
@Scalar
record Members(Map<String, @Nullable Object> values) {

  private static final int LONGEST = 1 << 24;

  /**
   * Reads a JSON object.
   *
   * @throws io.crmkit.core.RefusedException if it is none
   */
  static Members parse(String json) {
    return JsonDocuments.read(json, Members.class, JsonLimits.USUAL.withLength(LONGEST)).orElseThrow();
  }

  boolean has(String name) {
    return values.containsKey(name);
  }

  Optional<String> text(String name) {
    return values.get(name) instanceof String text ? Optional.of(text) : Optional.empty();
  }

  /** Returns the first text whose name, in small letters and digits alone, is wanted. */
  Optional<String> named(Predicate<String> wanted) {
    return values.entrySet().stream().filter(each -> wanted.test(plain(each.getKey())))
        .map(Map.Entry::getValue).filter(String.class::isInstance).map(String.class::cast).findFirst();
  }

  /** Returns a name in small letters and digits alone. */
  static String plain(String name) {
    return name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "");
  }

  String need(String name) {
    return text(name).orElseThrow(() -> new IllegalArgumentException("the corpus lacks a text " + name));
  }

  Optional<Members> member(String name) {
    return values.get(name) instanceof Map<?, ?> map ? Optional.of(of(map)) : Optional.empty();
  }

  /** Returns the objects of a list, or a single object as a list of one. */
  List<Members> members(String name) {
    Object value = values.get(name);
    if (value instanceof Map<?, ?> map) {
      return List.of(of(map));
    }
    return value instanceof List<?> list
        ? list.stream().filter(Map.class::isInstance).map(each -> of((Map<?, ?>) Objects.requireNonNull(each))).toList()
        : List.of();
  }

  List<String> texts(String name) {
    return values.get(name) instanceof List<?> list
        ? list.stream().filter(String.class::isInstance).map(String.class::cast).toList() : List.of();
  }

  String toJson() {
    return JsonDocuments.write(this);
  }

  @SuppressWarnings("unchecked") // the reader makes maps of texts to values only
  private static Members of(Map<?, ?> map) {
    return new Members((Map<String, @Nullable Object>) map);
  }
}
