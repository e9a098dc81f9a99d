package io.crmkit.ai.sentiment.lexicon;

import io.crmkit.ai.sentiment.model.Aspects;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Which aspects the words of a text name. A plural with an s counts as its singular. */
final class AspectIndex {

  private final Map<String, List<String>> byWord = new HashMap<>();
  private final Vocabulary words;
  private final Phrases phrases;

  AspectIndex(Aspects aspects) {
    Lexicon.Builder lexicon = Lexicon.builder();
    aspects.words().forEach((aspect, names) -> {
      for (String name : names) {
        String word = WordTable.small(name.strip()).replaceAll("\\s+", " ");
        lexicon.word(word, 0);
        byWord.computeIfAbsent(word, unused -> new ArrayList<>()).add(aspect);
      }
    });
    Lexicon built = lexicon.build();
    words = new Vocabulary(built);
    phrases = built.phrases();
  }

  /** Returns the aspects that each word of a text names; of a phrase, its last word. */
  List<List<String>> named(Tokens tokens) {
    @Nullable Term[] terms = new @Nullable Term[tokens.count];
    for (int i = 0; i < terms.length; i++) {
      terms[i] = term(tokens.text, tokens.from[i], tokens.to[i]);
    }
    List<List<String>> named = new ArrayList<>();
    for (int i = 0; i < terms.length; i++) {
      named.add(List.of());
    }
    for (int i = 0; i < terms.length; i++) {
      Phrases.Phrase phrase = phrases.at(terms, terms.length, i);
      Term term = phrase == null ? terms[i] : phrase.term();
      if (term != null && byWord.containsKey(term.word())) {
        i += phrase == null ? 0 : phrase.words().size() - 1;
        named.set(i, byWord.get(term.word()));
      }
    }
    return named;
  }

  private @Nullable Term term(char[] text, int from, int to) {
    Term term = words.listed(text, from, to);
    boolean plural = term == null && to - from > 2 && WordTable.small(text[to - 1]) == 's';
    return plural ? words.listed(text, from, to - 1) : term;
  }
}
