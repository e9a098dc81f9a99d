package io.crmkit.ai.sentiment.model;

/**
 * How positive or negative a text is.
 *
 * @param score from −1 (all negative) to 1 (all positive); 0 where nothing tells
 * @param positive the share of the text that is positive, from 0 to 1
 * @param neutral the share that is neither
 * @param negative the share that is negative; the three sum to 1, or are all 0 for a text without words
 */
public record Polarity(double score, double positive, double neutral, double negative) {

  /** Of a text without words. */
  public static final Polarity NONE = new Polarity(0, 0, 0, 0);

  /** From here on, up and down, a text is called positive or negative (Hutto and Gilbert 2014). */
  public static final double CLEAR = 0.05;

  public Polarity {
    if (!(score >= -1 && score <= 1)) {
      throw new IllegalArgumentException("score must be from -1 to 1 but was " + score);
    }
    share(positive, "positive");
    share(neutral, "neutral");
    share(negative, "negative");
  }

  private static void share(double value, String name) {
    if (!(value >= 0 && value <= 1)) {
      throw new IllegalArgumentException("%s must be from 0 to 1 but was %s".formatted(name, value));
    }
  }

  /** Returns the class of the score. */
  public Tone tone() {
    if (score >= CLEAR) {
      return Tone.POSITIVE;
    }
    return score <= -CLEAR ? Tone.NEGATIVE : Tone.NEUTRAL;
  }
}
