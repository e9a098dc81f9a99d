package io.crmkit.ai.sentiment.lexicon;

import java.util.List;

/**
 * What a word may be a form of, the likeliest first: asked for words that are not in a lexicon. Safe for concurrent use;
 * the same word always gets the same answer.
 */
@FunctionalInterface
public interface WordForms {

  /**
   * A word that another one may come from.
   *
   * @param word in small letters
   * @param factor by which its valence is multiplied: 1 for {@code slower} of {@code slow}, below 0 for what turns it
   *     around, such as {@code unreliable} of {@code reliable}
   */
  record Form(String word, double factor) {}

  /** Returns the forms to try in turn; empty if there are none. */
  List<Form> of(String word);
}
