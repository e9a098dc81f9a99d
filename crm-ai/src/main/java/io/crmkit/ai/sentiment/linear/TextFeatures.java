package io.crmkit.ai.sentiment.linear;

import io.crmkit.ai.sentiment.lexicon.LexiconAnalyzer;
import io.crmkit.ai.sentiment.lexicon.Signals;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Turns texts into rows: words and pairs of them, pieces of words, and the signals of a lexicon, in this order. */
final class TextFeatures {

  static final int SIGNALS = 5;

  /** How much longer signals are than the other two parts: the penalty is to weigh upon them less. */
  private static final double SCALE = 2;
  private static final int LEAST_TEXTS_OF_A_PIECE = 2;

  private final TermWeights words;
  private final TermWeights pieces;
  private final LexiconAnalyzer lexicon;

  TextFeatures(TermWeights words, TermWeights pieces, LexiconAnalyzer lexicon) {
    this.words = words;
    this.pieces = pieces;
    this.lexicon = lexicon;
  }

  static TextFeatures learnt(List<LabelledText> texts, LexiconAnalyzer lexicon) {
    List<List<String>> words = new ArrayList<>();
    List<List<String>> pieces = new ArrayList<>();
    for (LabelledText text : texts) {
      List<String> tokens = NGrams.tokens(text.text());
      words.add(NGrams.words(tokens));
      pieces.add(NGrams.pieces(tokens));
    }
    return new TextFeatures(
        TermWeights.learnt(words, 1), TermWeights.learnt(pieces, LEAST_TEXTS_OF_A_PIECE), lexicon);
  }

  int width() {
    return words.size() + pieces.size() + SIGNALS;
  }

  SparseRows.Row row(String text) {
    List<String> tokens = NGrams.tokens(text);
    Map<Integer, Double> ofWords = words.weights(NGrams.words(tokens));
    Map<Integer, Double> ofPieces = pieces.weights(NGrams.pieces(tokens));
    int[] columns = new int[ofWords.size() + ofPieces.size() + SIGNALS];
    double[] values = new double[columns.length];
    put(ofWords, columns, values, 0, 0);
    put(ofPieces, columns, values, ofWords.size(), words.size());
    double[] signals = signals(text);
    for (int i = 0; i < SIGNALS; i++) {
      columns[columns.length - SIGNALS + i] = width() - SIGNALS + i;
      values[columns.length - SIGNALS + i] = signals[i];
    }
    return new SparseRows.Row(columns, values);
  }

  private static void put(Map<Integer, Double> weights, int[] columns, double[] values, int from, int shift) {
    int at = from;
    for (Map.Entry<Integer, Double> entry : weights.entrySet()) {
      columns[at] = shift + entry.getKey();
      values[at++] = entry.getValue();
    }
  }

  double[] signals(String text) {
    Signals signals = lexicon.signals(text);
    return new double[] {
      SCALE * signals.score(), SCALE * signals.positive(), SCALE * signals.negative(), SCALE * signals.ending(),
      SCALE * signals.negations()
    };
  }

  /** Returns a model with the weights of all columns, and the intercept behind them. */
  LinearModel model(double[] weights) {
    List<Double> signals = new ArrayList<>();
    for (int i = width() - SIGNALS; i < width(); i++) {
      signals.add(weights[i]);
    }
    return new LinearModel(lexicon.lexicon().digest(), weights[width()], signals, words.column(weights, 0),
        pieces.column(weights, words.size()));
  }
}
