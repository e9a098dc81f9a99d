package io.crmkit.ai.sentiment.model;

import io.crmkit.core.Require;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What customers talk about, and by which words: {@code delivery → delivery, shipping, arrived}.
 *
 * @param words of each aspect, words or phrases with spaces between, whether capital or small; at least one each
 */
public record Aspects(Map<String, List<String>> words) {

  /** No aspects. */
  public static final Aspects NONE = new Aspects(Map.of());

  /** How many aspects there may be, and how many words each may have. */
  public static final int MOST = 1_000;

  public Aspects {
    Map<String, List<String>> copy = new TreeMap<>();
    words.forEach((aspect, names) -> {
      Require.key(aspect, "aspect");
      names.forEach(name -> Require.key(name, "word of " + aspect));
      within(names.size(), "words of " + aspect);
      copy.put(aspect, List.copyOf(names));
    });
    if (words.size() > MOST) {
      within(words.size(), "aspects");
    }
    words = Collections.unmodifiableMap(copy);
  }

  /** Returns these aspects and one more, or one with other words. */
  public Aspects with(String aspect, String... names) {
    Map<String, List<String>> more = new TreeMap<>(words);
    more.put(aspect, List.of(names));
    return new Aspects(more);
  }

  private static void within(int size, String what) {
    if (size < 1 || size > MOST) {
      throw new IllegalArgumentException("there must be 1 to %d %s, not %d".formatted(MOST, what, size));
    }
  }
}
