package io.crmkit.ai.sentiment.model;

/**
 * Something that reads a text and says how positive it is: rules, a trained model, or a host's own. Safe for concurrent
 * use; the same text always gets the same answer.
 */
@FunctionalInterface
public interface SentimentScorer {

  /** How long a text may be, in characters: about a million. */
  int LONGEST_TEXT = 1 << 20;

  /**
   * Reads a text of at most {@link #LONGEST_TEXT} characters. A text without words is {@link Polarity#NONE}; halves of
   * surrogate pairs are skipped.
   *
   * @throws IllegalArgumentException if it is longer; the message says how long, and nothing of the text
   */
  Polarity score(String text);

  /** Returns the text if it is short enough to be read. */
  static String readable(String text) {
    if (text.length() > LONGEST_TEXT) {
      throw new IllegalArgumentException("a text must have at most %d characters but has %d"
          .formatted(LONGEST_TEXT, text.length()));
    }
    return text;
  }
}
