package io.crmkit.ai.sentiment.lexicon;

import io.crmkit.ai.sentiment.model.Polarity;
import io.crmkit.ai.sentiment.model.SentimentScorer;
import java.util.List;
import java.util.Objects;

/**
 * The method of VADER 3.3.2, rule by rule and with its oddities, so that scores can be compared with those of others
 * (Hutto and Gilbert, ICWSM 2014). Scores are rounded to four places and shares to three, as VADER's are.
 *
 * <p>Emoji are read by their short names: those of Unicode, and of CLDR for the common ones where the two differ in a
 * word that counts. Safe to share between threads.
 */
public final class VaderAnalyzer implements SentimentScorer {

  /** What a sum is divided by the root of, beside its square. */
  private static final double ALPHA = 15;

  private final Lexicon lexicon;

  public VaderAnalyzer() {
    this(Lexicon.vader());
  }

  /** Scores by other words and the same rules. */
  public VaderAnalyzer(Lexicon lexicon) {
    this.lexicon = Objects.requireNonNull(lexicon, "lexicon");
  }

  @Override
  public Polarity score(String text) {
    String words = EmojiNames.spelled(SentimentScorer.readable(text));
    List<VaderToken> tokens = VaderToken.all(words, lexicon.table());
    if (tokens.isEmpty()) {
      return Polarity.NONE;
    }
    double[] valences = new VaderRules(tokens).valences();
    return polarity(valences, emphasis(words));
  }

  private static Polarity polarity(double[] valences, double emphasis) {
    double sum = 0;
    double positive = 0;
    double negative = 0;
    int neutral = 0;
    for (double valence : valences) {
      sum += valence;
      positive += valence > 0 ? valence + 1 : 0;
      negative += valence < 0 ? 1 - valence : 0;
      neutral += valence == 0 ? 1 : 0;
    }
    sum += sum > 0 ? emphasis : sum < 0 ? -emphasis : 0;
    if (positive > negative) {
      positive += emphasis;
    } else if (positive < negative) {
      negative += emphasis;
    }
    double all = positive + negative + neutral;
    return new Polarity(rounded(normal(sum), 1e4), rounded(positive / all, 1e3), rounded(neutral / all, 1e3),
        rounded(negative / all, 1e3));
  }

  /** Returns a sum as a score from −1 to 1. */
  static double normal(double sum) {
    return Math.max(-1, Math.min(1, sum / Math.sqrt(sum * sum + ALPHA)));
  }

  private static double rounded(double value, double places) {
    return Math.rint(value * places) / places + 0.0;
  }

  /** Returns by how much exclamation and question marks strengthen a text. */
  static double emphasis(String text) {
    int exclamations = 0;
    int questions = 0;
    for (int i = 0; i < text.length(); i++) {
      exclamations += text.charAt(i) == '!' ? 1 : 0;
      questions += text.charAt(i) == '?' ? 1 : 0;
    }
    return emphasis(exclamations, questions);
  }

  static double emphasis(int exclamations, int questions) {
    double doubt = questions <= 1 ? 0 : questions <= 3 ? questions * 0.18 : 0.96;
    return Math.min(exclamations, 4) * 0.292 + doubt;
  }
}
