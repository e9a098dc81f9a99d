package io.crmkit.testkit.ai.sentiment;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/** Texts as customers write them, and texts that nobody would. */
public final class TextArbitraries {

  private static final List<String> RATED = List.of(
      "good", "GREAT", "bad", "Awful", "tasty", "unreliable", "slowest", "love", "hate", "broke", "sooooo", ":)", ":(", "👍", "💔");
  private static final List<String> CHANGING = List.of(
      "not", "never", "don't", "isn’t", "no", "very", "slightly", "least", "but", "although", "and", "however", "without");
  private static final List<String> PLAIN = List.of(
      "the", "phone", "a", "service", "it", "was", "worth", "every", "penny", "waste", "of", "time", "at", "kind", "back");
  private static final List<String> GAPS = List.of(" ", " ", " ", " ", ", ", ". ", "! ", "? ", "\n", " - ", "...", "");

  private TextArbitraries() {}

  /** Up to 30 words: those with a valence, those that change others, and others. */
  public static Arbitrary<String> reviews() {
    Arbitrary<String> word = Arbitraries.oneOf(Arbitraries.of(RATED), Arbitraries.of(CHANGING), Arbitraries.of(PLAIN));
    Arbitrary<String> piece = Combinators.combine(word, Arbitraries.of(GAPS)).as(String::concat);
    return piece.list().ofMaxSize(30).map(pieces -> String.join("", pieces));
  }

  /** Any characters, among them halves of surrogate pairs, emoji and marks, and reviews in between. */
  public static Arbitrary<String> anyTexts() {
    Arbitrary<String> odd = Arbitraries.of("\ud83d", "\ude00", "\u0000", "\u200d", "\ufe0f", "🏽", "😀", "::", "))", "'", "-", "\u0301");
    return Arbitraries.oneOf(reviews(), Arbitraries.strings().all().ofMaxLength(40), odd)
        .list().ofMaxSize(6).map(parts -> String.join("", parts));
  }
}
