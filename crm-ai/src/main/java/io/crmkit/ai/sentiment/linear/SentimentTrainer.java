package io.crmkit.ai.sentiment.linear;

import io.crmkit.ai.sentiment.lexicon.LexiconAnalyzer;
import io.crmkit.ai.sentiment.model.Tone;
import io.crmkit.core.Validated;
import io.crmkit.core.Violation;
import io.crmkit.core.Violations;
import io.crmkit.core.progress.Cancellation;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * Learns from labelled texts: logistic regression with a ridge penalty over tf-idf of words, pairs of words and pieces of
 * words, and over what the rules of a lexicon say. The same texts in the same order give the same bits, on every JDK.
 */
public final class SentimentTrainer {

  /** The penalty if nothing else is said: ½·|w|² beside the sum of the log-losses of all texts. */
  public static final double USUAL_RIDGE = 1;
  /** How many texts may be learnt from. */
  public static final int MOST_TEXTS = 1_000_000;

  private final LexiconAnalyzer lexicon;
  private final double ridge;

  public SentimentTrainer(LexiconAnalyzer lexicon) {
    this(lexicon, USUAL_RIDGE);
  }

  /**
   * Makes a trainer.
   *
   * @param ridge above 0; the larger, the less is believed of rare words
   */
  public SentimentTrainer(LexiconAnalyzer lexicon, double ridge) {
    this.lexicon = Objects.requireNonNull(lexicon, "lexicon");
    if (!(ridge > 0) || Double.isInfinite(ridge)) {
      throw new IllegalArgumentException("ridge must be above 0 but was " + ridge);
    }
    this.ridge = ridge;
  }

  /** Learns from texts; see {@link #train(List, Cancellation)}. */
  public Validated<TrainedAnalyzer> train(List<LabelledText> texts) {
    return train(texts, Cancellation.never());
  }

  /**
   * Learns from texts: {@code sentiment.one-tone} if not both tones are there, {@code sentiment.too-many-texts} beyond
   * {@link #MOST_TEXTS}.
   *
   * @throws io.crmkit.core.progress.CancelledException if somebody wanted it to end
   */
  public Validated<TrainedAnalyzer> train(List<LabelledText> texts, Cancellation cancellation) {
    if (texts.size() > MOST_TEXTS) {
      return refused("sentiment.too-many-texts",
          "There are %d texts, more than %d.".formatted(texts.size(), MOST_TEXTS));
    }
    for (Tone tone : List.of(Tone.POSITIVE, Tone.NEGATIVE)) {
      if (texts.stream().noneMatch(text -> text.tone() == tone)) {
        return refused("sentiment.one-tone", "No text is %s; both are needed.".formatted(tone));
      }
    }
    TextFeatures features = TextFeatures.learnt(texts, lexicon);
    double[] weights = weights(texts, features, cancellation);
    return Validated.valid(new TrainedAnalyzer(features.model(weights), lexicon));
  }

  private double[] weights(List<LabelledText> texts, TextFeatures features, Cancellation cancellation) {
    List<SparseRows.Row> rows = new ArrayList<>();
    boolean[] positive = new boolean[texts.size()];
    for (int i = 0; i < positive.length; i++) {
      cancellation.check();
      rows.add(features.row(texts.get(i).text()));
      positive[i] = texts.get(i).isPositive();
    }
    return new LogisticFit(new SparseRows(rows, features.width()), positive, ridge, cancellation).weights();
  }

  private static Validated<TrainedAnalyzer> refused(String code, String message) {
    return Validated.invalid(Violations.of(new Violation("", code, message)));
  }
}
