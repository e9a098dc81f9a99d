package io.crmkit.ai.sentiment.lexicon;

import io.crmkit.ai.sentiment.model.AspectScore;
import io.crmkit.ai.sentiment.model.Polarity;
import io.crmkit.ai.sentiment.model.WordEffect;
import java.util.ArrayList;
import java.util.List;

/** One text, cut into words, and what each of them is worth where it stands. */
final class Reading {

  /** What words that cancel each other out may leave by rounding; an exclamation mark must not make a tone of it. */
  private static final double NOTHING = 1e-9;

  private final Tokens tokens;
  private final double[] valences;

  Reading(Tokens tokens, Phrases phrases) {
    this.tokens = tokens;
    this.valences = new Valences(tokens, phrases).all();
  }

  Polarity polarity() {
    if (valences.length == 0) {
      return Polarity.NONE;
    }
    double positive = 0;
    double negative = 0;
    int neutral = 0;
    for (double valence : valences) {
      positive += valence > 0 ? valence + 1 : 0;
      negative += valence < 0 ? 1 - valence : 0;
      neutral += valence == 0 ? 1 : 0;
    }
    double all = positive + negative + neutral;
    return new Polarity(score(), positive / all, neutral / all, negative / all);
  }

  private double score() {
    double sum = sum(0, valences.length);
    if (Math.abs(sum) < NOTHING) {
      return 0;
    }
    double emphasis = VaderAnalyzer.emphasis(tokens.exclamations, tokens.questions);
    return VaderAnalyzer.normal(sum + (sum > 0 ? emphasis : -emphasis));
  }

  /** Returns the sum of the valences from a word up to another. */
  double sum(int from, int to) {
    double sum = 0;
    for (int i = from; i < to; i++) {
      sum += valences[i];
    }
    return sum;
  }

  List<AspectScore> aspects(AspectIndex index) {
    return new Clauses(tokens, this, index.named(tokens)).scores();
  }

  List<WordEffect> effects() {
    List<WordEffect> effects = new ArrayList<>();
    for (int i = 0; i < valences.length; i++) {
      Term term = tokens.terms[i];
      if (valences[i] != 0 && term != null) {
        effects.add(new WordEffect(term.word(), tokens.from[i], tokens.to[i], valences[i]));
      }
    }
    return effects;
  }

  Signals signals() {
    double positive = 0;
    double negative = 0;
    int negations = 0;
    for (int i = 0; i < valences.length; i++) {
      positive += Math.max(0, valences[i]);
      negative += Math.max(0, -valences[i]);
      Term term = tokens.terms[i];
      negations += term != null && term.has(Term.NEGATION) ? 1 : 0;
    }
    return new Signals(score(), positive / 5, negative / 5, VaderAnalyzer.normal(ending()), Math.min(1, negations / 3.0));
  }

  /** The sum of the last sentence that says anything; 0 if none does. */
  private double ending() {
    double sum = 0;
    for (int i = valences.length - 1; i >= 0; i--) {
      sum += valences[i];
      if (sum != 0 && tokens.gap[i] == Tokens.STOP) {
        return sum;
      }
    }
    return sum;
  }
}
