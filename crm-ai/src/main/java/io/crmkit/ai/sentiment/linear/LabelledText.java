package io.crmkit.ai.sentiment.linear;

import io.crmkit.ai.sentiment.model.SentimentScorer;
import io.crmkit.ai.sentiment.model.Tone;

/**
 * A text, and what somebody called it.
 *
 * @param text at most {@link SentimentScorer#LONGEST_TEXT} characters
 * @param tone positive or negative; of a neutral text there is nothing to learn here
 */
public record LabelledText(String text, Tone tone) {

  public LabelledText {
    SentimentScorer.readable(text);
    if (tone == Tone.NEUTRAL) {
      throw new IllegalArgumentException("a text to learn from must be positive or negative");
    }
  }

  boolean isPositive() {
    return tone == Tone.POSITIVE;
  }
}
