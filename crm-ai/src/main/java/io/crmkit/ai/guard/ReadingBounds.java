package io.crmkit.ai.guard;

import java.util.List;
import java.util.Locale;
import java.util.Objects;

/**
 * How hard a text may be to read.
 *
 * @param language of the text; bounds hold for English and German alone, since the formulas do
 * @param leastEase see {@link ReadingLevel#ease}
 */
public record ReadingBounds(Locale language, double leastEase) implements TextCheck {

  public ReadingBounds {
    Objects.requireNonNull(language, "language");
    if (!Double.isFinite(leastEase)) {
      throw new IllegalArgumentException("leastEase must be finite but was " + leastEase);
    }
  }

  @Override
  public List<Finding> check(String text) {
    if (!List.of("en", "de").contains(language.getLanguage())) {
      return List.of();
    }
    double ease = ReadingLevel.of(text, language).ease(language);
    return ease >= leastEase ? List.of() : List.of(Finding.of("guard.hard-to-read",
        "The ease of reading is %.0f and must be at least %.0f; use shorter sentences and words."
            .formatted(ease, leastEase)));
  }
}
