package io.crmkit.ai.guard;

import io.crmkit.core.Require;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Claims that no text may make, found whatever their case, spaces, hyphens, quotation marks and accents.
 *
 * @param phrases such as {@code risk-free}; each is found as whole words
 */
public record BannedClaims(List<String> phrases) implements TextCheck {

  private static final Pattern MARKS = Pattern.compile("\\p{M}+");
  private static final Pattern FORMAT = Pattern.compile("\\p{Cf}+");
  private static final Pattern BETWEEN = Pattern.compile("[^\\p{L}\\p{N}%]+");

  /**
   * Absolute promises that the law on unfair advertising treats as misleading unless they are proved (Directive
   * 2005/29/EC, articles 5 to 7 and annex I; 16 CFR 255). A host adds those of its own trade.
   */
  public static final BannedClaims USUAL = new BannedClaims(List.of(
      "guaranteed results", "guaranteed return", "risk free", "no risk", "100% secure", "100% safe", "cannot fail",
      "never fails", "the best in the world", "number one in the world", "miracle", "act now or lose",
      "garantierter Erfolg", "garantierte Rendite", "risikofrei", "ohne jedes Risiko", "absolut sicher"));

  public BannedClaims {
    phrases = List.copyOf(phrases);
    phrases.forEach(phrase -> Require.notBlank(folded(phrase), "phrase"));
  }

  /** Returns these claims and more. */
  public BannedClaims and(List<String> more) {
    List<String> all = new ArrayList<>(phrases);
    all.addAll(more);
    return new BannedClaims(all);
  }

  @Override
  public List<Finding> check(String text) {
    String folded = " " + folded(text) + " ";
    List<Finding> found = new ArrayList<>();
    for (String phrase : phrases) {
      if (folded.contains(" " + folded(phrase) + " ")) {
        found.add(new Finding("guard.banned-claim", "The text makes a claim that is not allowed.", phrase));
      }
    }
    return List.copyOf(found);
  }

  private static String folded(String text) {
    // without its marks first: putting a long row of them in order takes the square of its length
    String unmarked = MARKS.matcher(text).replaceAll("");
    Matcher visible = FORMAT.matcher(Normalizer.normalize(unmarked, Normalizer.Form.NFKD));
    String plain = MARKS.matcher(visible.replaceAll("")).replaceAll("");
    String apart = plain.toLowerCase(Locale.ROOT).replace("%", " % ");
    return BETWEEN.matcher(apart).replaceAll(" ").strip();
  }
}
