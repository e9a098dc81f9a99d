package io.crmkit.ai.sentiment.linear;

import io.crmkit.ai.ir.Logistic;
import io.crmkit.ai.sentiment.lexicon.LexiconAnalyzer;
import io.crmkit.ai.sentiment.model.Polarity;
import io.crmkit.ai.sentiment.model.SentimentScorer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Sentiment by a trained model. Of its polarity the positive and the negative share are the probabilities of the two, and
 * the score is their difference. Safe to share between threads.
 */
public final class TrainedAnalyzer implements SentimentScorer {

  private final LinearModel model;
  private final TermWeights words;
  private final TermWeights pieces;
  private final TextFeatures features;
  private final double[] weights;

  TrainedAnalyzer(LinearModel model, LexiconAnalyzer lexicon) {
    this.model = model;
    words = new TermWeights(model.words().terms(), model.words().rarity());
    pieces = new TermWeights(model.pieces().terms(), model.pieces().rarity());
    features = new TextFeatures(words, pieces, lexicon);
    List<Double> all = new ArrayList<>(model.words().weights());
    all.addAll(model.pieces().weights());
    all.addAll(model.signals());
    weights = all.stream().mapToDouble(Double::doubleValue).toArray();
  }

  /** What one word of a text, or the lexicon, adds to the logarithm of the odds that the text is positive. */
  public record Effect(String word, double effect) {

    /** Stands for what the model has of a text without anything known. */
    public static final String START = "(start)";
    /** Stands for what the rules of the lexicon said of the whole text. */
    public static final String LEXICON = "(lexicon)";
  }

  /** Returns what it goes by, to be written down. */
  public LinearModel model() {
    return model;
  }

  @Override
  public Polarity score(String text) {
    double probability = probability(text);
    return new Polarity(2 * probability - 1, probability, 0, 1 - probability);
  }

  /** Returns how likely it is that a text is positive, from 0 to 1. */
  public double probability(String text) {
    return Logistic.of(logit(text));
  }

  /** Returns the logarithm of the odds that a text is positive: what {@link #explain} sums to. */
  public double logit(String text) {
    return features.row(SentimentScorer.readable(text)).times(weights) + model.intercept();
  }

  /**
   * Returns what the start, the lexicon and each word of a text add, in the order of the text. A word has all of itself
   * and of its pieces, and half of each pair that it stands in.
   */
  public List<Effect> explain(String text) {
    List<String> tokens = NGrams.tokens(SentimentScorer.readable(text));
    Map<String, Double> ofWords = words.effects(NGrams.words(tokens), model.words().weights());
    Map<String, Double> ofPieces = pieces.effects(NGrams.pieces(tokens), model.pieces().weights());
    List<Effect> effects = new ArrayList<>();
    effects.add(new Effect(Effect.START, model.intercept()));
    effects.add(new Effect(Effect.LEXICON, ofSignals(text)));
    for (int i = 0; i < tokens.size(); i++) {
      double pairs = pair(tokens, i, ofWords) + pair(tokens, i + 1, ofWords);
      double own = ofWords.getOrDefault(tokens.get(i), 0.0) + pairs / 2;
      for (String piece : NGrams.pieces(List.of(tokens.get(i)))) {
        own += ofPieces.getOrDefault(piece, 0.0);
      }
      effects.add(new Effect(tokens.get(i), own));
    }
    return List.copyOf(effects);
  }

  private double ofSignals(String text) {
    double[] signals = features.signals(text);
    double sum = 0;
    for (int i = 0; i < signals.length; i++) {
      sum += signals[i] * model.signals().get(i);
    }
    return sum;
  }

  /** Returns what the pair of a token and the one before it adds; 0 if there is no such pair. */
  private static double pair(List<String> tokens, int second, Map<String, Double> effects) {
    return second < 1 || second >= tokens.size() ? 0
        : effects.getOrDefault(tokens.get(second - 1) + " " + tokens.get(second), 0.0);
  }
}
