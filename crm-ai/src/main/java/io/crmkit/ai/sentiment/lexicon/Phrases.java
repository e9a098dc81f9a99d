package io.crmkit.ai.sentiment.lexicon;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The entries of a lexicon that have several words, by their first one; the longer before the shorter. */
final class Phrases {

  private static final Comparator<Term> LONGER_FIRST = Comparator
      .comparing((Term term) -> -parts(term).size()).thenComparing(Term::word);

  /** Those that begin with the same word; the first place is for none. */
  private final List<List<Phrase>> groups = new ArrayList<>();
  private final Map<String, Term> words;

  /** An entry, and its words in order. */
  record Phrase(List<Term> words, Term term) {}

  Phrases(Map<String, Term> terms) {
    words = new HashMap<>(terms);
    Map<String, List<Term>> byFirst = new TreeMap<>();
    terms.values().stream().filter(term -> term.word().indexOf(' ') > 0).sorted(LONGER_FIRST).forEach(term -> {
      List<String> parts = parts(term);
      parts.forEach(part -> words.computeIfAbsent(part, Term::unknown));
      byFirst.computeIfAbsent(parts.get(0), first -> new ArrayList<>()).add(term);
    });
    int group = 0;
    for (String first : byFirst.keySet()) {
      words.put(first, Objects.requireNonNull(words.get(first)).beginning(++group));
    }
    groups.add(List.of());
    byFirst.values().forEach(phrases -> groups.add(phrases.stream().map(this::phrase).toList()));
  }

  private Phrase phrase(Term term) {
    return new Phrase(parts(term).stream().map(part -> Objects.requireNonNull(words.get(part))).toList(), term);
  }

  private static List<String> parts(Term term) {
    return List.of(term.word().split(" +"));
  }

  /** Returns the terms of all words, those too that stand in phrases alone. */
  Collection<Term> words() {
    return words.values();
  }

  /** Returns the longest phrase that stands at a place of a text; null if there is none. */
  @Nullable Phrase at(@Nullable Term[] text, int length, int at) {
    Term first = text[at];
    if (first == null || first.phrases() == 0) {
      return null;
    }
    for (Phrase phrase : groups.get(first.phrases())) {
      if (stands(phrase.words, text, length, at)) {
        return phrase;
      }
    }
    return null;
  }

  private static boolean stands(List<Term> words, @Nullable Term[] text, int length, int at) {
    if (at + words.size() > length) {
      return false;
    }
    for (int i = 1; i < words.size(); i++) {
      if (!words.get(i).equals(text[at + i])) {
        return false;
      }
    }
    return true;
  }
}
