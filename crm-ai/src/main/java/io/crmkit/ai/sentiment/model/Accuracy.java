package io.crmkit.ai.sentiment.model;

/**
 * How often texts were called what they are, of two tones.
 *
 * @param truePositives positive texts that were called so
 * @param falsePositives negative texts that were called positive
 * @param trueNegatives negative texts that were called so
 * @param falseNegatives positive texts that were called negative
 */
public record Accuracy(long truePositives, long falsePositives, long trueNegatives, long falseNegatives) {

  /** Of no texts. */
  public static final Accuracy NONE = new Accuracy(0, 0, 0, 0);

  public Accuracy {
    if (truePositives < 0 || falsePositives < 0 || trueNegatives < 0 || falseNegatives < 0) {
      throw new IllegalArgumentException("counts must not be negative");
    }
  }

  /**
   * Returns this and one text more.
   *
   * @param tone what it is, positive or not
   * @param score above 0 if it was called positive
   */
  public Accuracy and(Tone tone, double score) {
    boolean called = score > 0;
    return tone == Tone.POSITIVE
        ? plus(new Accuracy(called ? 1 : 0, 0, 0, called ? 0 : 1))
        : plus(new Accuracy(0, called ? 1 : 0, called ? 0 : 1, 0));
  }

  public Accuracy plus(Accuracy other) {
    return new Accuracy(truePositives + other.truePositives, falsePositives + other.falsePositives,
        trueNegatives + other.trueNegatives, falseNegatives + other.falseNegatives);
  }

  /** Returns how many texts there were. */
  public long texts() {
    return truePositives + falsePositives + trueNegatives + falseNegatives;
  }

  /** Returns the share that was called what it is; 0 of no texts. */
  public double accuracy() {
    return texts() == 0 ? 0 : (double) (truePositives + trueNegatives) / texts();
  }

  /** Returns the mean of the F1 of both tones, each 2·hits / (2·hits + misses + false alarms); 0 where there were none. */
  public double macroF1() {
    return (f1(truePositives) + f1(trueNegatives)) / 2;
  }

  private double f1(long hits) {
    return hits == 0 ? 0 : 2.0 * hits / (2.0 * hits + falsePositives + falseNegatives);
  }
}
