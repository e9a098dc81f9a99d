package io.crmkit.ai.sentiment.linear;

import io.crmkit.ai.sentiment.lexicon.LexiconAnalyzer;
import io.crmkit.core.Require;
import io.crmkit.core.Validated;
import io.crmkit.core.Violation;
import io.crmkit.core.Violations;
import io.crmkit.core.json.JsonDocuments;
import io.crmkit.core.json.JsonLimits;
import io.crmkit.core.json.Versioned;
import java.util.List;

/**
 * A trained model as data: what is written down of it, and read again.
 *
 * @param lexicon the {@linkplain io.crmkit.ai.sentiment.lexicon.Lexicon#digest digest} of the lexicon it was trained with
 * @param intercept the logarithm of the odds of a text without anything known
 * @param signals the weight of each number that the lexicon gives: score, positive, negative, ending, negations
 * @param words single words and pairs
 * @param pieces of three to five characters of a word
 */
@Versioned(1)
public record LinearModel(
    String lexicon, double intercept, List<Double> signals, TermColumn words, TermColumn pieces) {

  /** How long the JSON of a model may be: 64 Mi characters. */
  private static final JsonLimits LIMITS = JsonLimits.USUAL.withLength(1 << 26);

  public LinearModel {
    Require.notBlank(lexicon, "lexicon");
    finite(intercept, "intercept");
    signals = List.copyOf(signals);
    signals.forEach(each -> finite(each, "signal"));
    if (signals.size() != TextFeatures.SIGNALS) {
      throw new IllegalArgumentException("there must be %d signals, not %d".formatted(TextFeatures.SIGNALS, signals.size()));
    }
  }

  static void finite(double value, String name) {
    if (Double.isNaN(value) || Double.isInfinite(value)) {
      throw new IllegalArgumentException(name + " must be a number but was " + value);
    }
  }

  /** Returns the model as JSON, to be kept wherever the host likes. */
  public String toJson() {
    return JsonDocuments.write(this);
  }

  /** Reads what {@link #toJson} wrote; everything wrong with it is a violation with its place. */
  public static Validated<LinearModel> read(String json) {
    return JsonDocuments.read(json, LinearModel.class, LIMITS);
  }

  /**
   * Returns what scores texts by this model; {@code sentiment.other-lexicon} if the model was trained with other words
   * than these.
   */
  public Validated<TrainedAnalyzer> with(LexiconAnalyzer analyzer) {
    return analyzer.lexicon().digest().equals(lexicon)
        ? Validated.valid(new TrainedAnalyzer(this, analyzer))
        : Validated.invalid(Violations.of(new Violation("/lexicon", "sentiment.other-lexicon",
            "This model was trained with another lexicon; load it with the one whose digest is %s.".formatted(lexicon))));
  }
}
