package io.crmkit.ai.sentiment.lexicon;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * What the words of one text are worth where they stand. Belongs to one reading of one text.
 *
 * <p>The numbers are VADER's (Hutto and Gilbert 2014). What differs: negations and degrees reach over four words and not
 * over three, but never past the end of a sentence, a contrast or a concession; a contrast weighs its own sentence and
 * no other one, the last of a sentence before others in it; and phrases are taken as a whole.
 */
final class Valences {

  /** How many words back a negation still turns a word around. */
  private static final int SCOPE = 4;
  private static final double[] BOOST_AT = {1, 0.95, 0.9, 0};
  private static final double BEFORE_CONTRAST = 0.5;
  private static final double AFTER_CONTRAST = 1.5;
  private static final double CONCEDED = 0.5;

  private final Tokens tokens;
  private final Phrases phrases;
  private final boolean mixedCase;
  private final double[] values;
  /** Which words do nothing by themselves: those that a phrase has taken, and negations that have turned something. */
  private final boolean[] taken;

  Valences(Tokens tokens, Phrases phrases) {
    this.tokens = tokens;
    this.phrases = phrases;
    mixedCase = tokens.isMixedCase();
    values = new double[tokens.count];
    taken = new boolean[tokens.count];
  }

  double[] all() {
    takePhrases();
    for (int i = 0; i < values.length; i++) {
      Term term = acting(i);
      if (term != null && term.valence() != 0) {
        values[i] = valence(i, term.valence());
      }
    }
    boolean weighed = false; // by a contrast of the same sentence: the last one counts
    for (int i = values.length - 1; i >= 0; i--) {
      if (acts(i, Term.CONTRAST) && !weighed) {
        contrast(i);
        weighed = true;
      } else if (acts(i, Term.CONCESSION)) {
        concede(i);
      }
      weighed &= tokens.gap[i] < Tokens.STOP;
    }
    return values;
  }

  private boolean acts(int i, int role) {
    Term term = acting(i);
    return term != null && term.has(role);
  }

  private @Nullable Term acting(int i) {
    return taken[i] ? null : tokens.terms[i];
  }

  private void takePhrases() {
    int i = 0;
    while (i < values.length) {
      Phrases.Phrase phrase = phrases.at(tokens.terms, values.length, i);
      int last = phrase == null ? i : i + phrase.words().size() - 1;
      if (phrase != null) {
        Arrays.fill(taken, i, last, true);
        tokens.terms[last] = phrase.term();
        taken[last] = phrase.term().roles() == Term.RATED && phrase.term().valence() == 0;
      }
      i = last + 1;
    }
  }

  private double valence(int i, double own) {
    double value = own;
    if (tokens.upper[i] && mixedCase) {
      value += value > 0 ? VaderRules.CAPITALS : -VaderRules.CAPITALS;
    }
    int steps = 0;
    for (int j = i; j > 0 && steps < SCOPE && tokens.gap[j] < Tokens.STOP; j--) {
      Term before = tokens.terms[j - 1];
      if (!taken[j - 1]) {
        if (before != null && before.has(Term.CONTRAST | Term.CONCESSION)) {
          break;
        }
        value = before == null ? value : changed(value, before, steps, j - 1);
        steps++;
      }
    }
    return value;
  }

  private double changed(double value, Term before, int steps, int at) {
    double boost = before.boost() * BOOST_AT[steps];
    if (boost != 0 && tokens.upper[at] && mixedCase) {
      boost += VaderRules.CAPITALS;
    }
    double boosted = value + (value < 0 ? -boost : boost);
    if (!before.has(Term.NEGATION)) {
      return boosted;
    }
    values[at] = 0; // of "no" in "no good" nothing is left but what it does to "good"
    return boosted * VaderRules.NEGATED;
  }

  private void contrast(int at) {
    for (int i = at - 1; i >= 0 && tokens.gap[i + 1] < Tokens.STOP; i--) {
      values[i] *= BEFORE_CONTRAST;
    }
    for (int i = at + 1; i < values.length && tokens.gap[i] < Tokens.STOP; i++) {
      values[i] *= AFTER_CONTRAST;
    }
  }

  private void concede(int at) {
    for (int i = at + 1; i < values.length && tokens.gap[i] == 0 && !acts(i, Term.CONCESSION); i++) {
      values[i] *= CONCEDED;
    }
  }
}
