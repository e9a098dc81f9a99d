package io.crmkit.dedupe.rule;

import io.crmkit.core.Violation;
import io.crmkit.core.Violations;
import io.crmkit.dedupe.measure.Phonetic;
import io.crmkit.dedupe.measure.TextMeasure;
import io.crmkit.dedupe.rule.FieldScore.Outcome;
import io.crmkit.dedupe.rule.RuleScore.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Scores two records by a rule, from 0 to 100: the mean of how alike their fields are, each by its weight.
 *
 * <p>A field without a value in one of both says nothing, and its weight is shared by the others; fields with at least
 * half of all weight must have values in both. Case never counts, nor do characters that nobody sees; spaces and
 * punctuation stand between words, however many there are of which kind. {@link MatchType#EXACT} is 100 for equal values
 * and else 0. {@link MatchType#FUZZY} is 100 times {@link TextMeasure#JARO_WINKLER}, of the values as they stand or with
 * their words in alphabetical order, whichever is higher. {@link MatchType#PHONETIC} is 100 times twice the number of words
 * that have a partner by the number of all words (Dice 1945), where partners share a code of
 * {@link Phonetic#DOUBLE_METAPHONE} and words with a digit or without a code must be equal. The latter two look at the first
 * 1,000 characters of a value.
 */
public final class RuleScorer {

  /** Contributions are shares of 100 that need not add up to the last bit. */
  private static final double HAIR = 1e-9;
  private static final double ENOUGH = 0.5;

  private final DuplicateRule rule;
  private final double threshold;
  private final double[] weights;
  private final double total;

  private RuleScorer(DuplicateRule rule) {
    this.rule = rule;
    this.threshold = rule.matchThreshold().doubleValue();
    this.weights = rule.matchFields().stream().mapToDouble(rule::weight).toArray();
    double sum = 0;
    for (double weight : weights) {
      sum += weight;
    }
    this.total = sum;
  }

  /**
   * Returns the scorer of a rule.
   *
   * @throws IllegalArgumentException if the rule is unsound; {@link DuplicateRules#problems} says so before
   */
  public static RuleScorer of(DuplicateRule rule) {
    List<Violation> problems = DuplicateRules.problems(rule);
    if (!problems.isEmpty()) {
      throw new IllegalArgumentException("rule is unsound: " + new Violations(problems).message());
    }
    return new RuleScorer(rule);
  }

  /** Returns how alike two records are, and what each field adds. Symmetric. */
  public RuleScore score(RuleRecord left, RuleRecord right) {
    return score(prepare(left), prepare(right));
  }

  DuplicateRule rule() {
    return rule;
  }

  PlainValue[] prepare(RuleRecord record) {
    return prepare(record.values());
  }

  PlainValue[] prepare(Map<String, String> record) {
    PlainValue[] values = new PlainValue[weights.length];
    for (int i = 0; i < values.length; i++) {
      String value = Objects.requireNonNullElse(record.get(rule.matchFields().get(i)), "");
      values[i] = rule.matchType() == MatchType.EXACT ? PlainValue.whole(value) : PlainValue.of(value);
    }
    return values;
  }

  RuleScore score(PlainValue[] left, PlainValue[] right) {
    double compared = compared(left, right);
    List<FieldScore> fields = new ArrayList<>(weights.length);
    double points = 0;
    for (int i = 0; i < weights.length; i++) {
      FieldScore field = field(i, left[i], right[i], compared);
      points += field.contribution();
      fields.add(field);
    }
    return new RuleScore(points, verdict(points, compared), fields);
  }

  /**
   * As {@link #score}, without a word about it: more than 0 exactly for duplicates. Too little to compare is 0, as it says
   * nothing for or against.
   */
  double pointsAboveThreshold(PlainValue[] left, PlainValue[] right) {
    double compared = compared(left, right);
    if (isTooLittle(compared)) {
      return 0;
    }
    double points = 0;
    for (int i = 0; i < weights.length; i++) {
      if (!left[i].isMissing() && !right[i].isMissing()) {
        points += weights[i] / compared * (100 * similarity(left[i], right[i]));
      }
    }
    double above = points - threshold;
    return above >= -HAIR ? Math.max(above, HAIR) : above;
  }

  /** By a hair less than half, so that the order in which weights are added decides nothing. */
  private boolean isTooLittle(double compared) {
    return compared < ENOUGH * total * (1 - HAIR);
  }

  /** Returns whether two records are duplicates, with no more comparisons than that takes. */
  boolean isDuplicate(PlainValue[] left, PlainValue[] right) {
    double compared = compared(left, right);
    if (isTooLittle(compared) || !mayReach(left, right, compared)) {
      return false;
    }
    double reachable = 100;
    for (int i = 0; i < weights.length && reachable >= threshold - 1e-6; i++) {
      if (!left[i].isMissing() && !right[i].isMissing()) {
        reachable -= weights[i] / compared * (100 - 100 * similarity(left[i], right[i]));
      }
    }
    return reachable >= threshold - 1e-6 && pointsAboveThreshold(left, right) > 0;
  }

  private boolean mayReach(PlainValue[] left, PlainValue[] right, double compared) {
    if (rule.matchType() != MatchType.FUZZY) {
      return true;
    }
    double most = 0;
    for (int i = 0; i < weights.length; i++) {
      if (!left[i].isMissing() && !right[i].isMissing()) {
        most += weights[i] / compared * (100 * PlainValue.mostAlike(left[i], right[i]));
      }
    }
    return most >= threshold - 1e-6;
  }

  private double compared(PlainValue[] left, PlainValue[] right) {
    double compared = 0;
    for (int i = 0; i < weights.length; i++) {
      compared += left[i].isMissing() || right[i].isMissing() ? 0 : weights[i];
    }
    return compared;
  }

  private Verdict verdict(double points, double compared) {
    if (isTooLittle(compared)) {
      return Verdict.TOO_LITTLE_TO_COMPARE;
    }
    return points >= threshold - HAIR ? Verdict.DUPLICATE : Verdict.BELOW_THRESHOLD;
  }

  private FieldScore field(int index, PlainValue left, PlainValue right, double compared) {
    String name = rule.matchFields().get(index);
    if (left.isMissing() || right.isMissing()) {
      return new FieldScore(name, Outcome.MISSING, weights[index], 0, 0);
    }
    double similarity = 100 * similarity(left, right);
    return new FieldScore(name, Outcome.COMPARED, weights[index], similarity, weights[index] / compared * similarity);
  }

  private double similarity(PlainValue left, PlainValue right) {
    if (left.text().equals(right.text())) {
      return 1;
    }
    if (rule.matchType() == MatchType.EXACT) {
      return 0;
    }
    return rule.matchType() == MatchType.FUZZY ? alike(left, right) : soundingAlike(left, right);
  }

  private static double alike(PlainValue left, PlainValue right) {
    double asWritten = TextMeasure.JARO_WINKLER.similarity(left.text(), right.text());
    if (left.words().size() == 1 && right.words().size() == 1) {
      return asWritten;
    }
    return Math.max(asWritten, TextMeasure.JARO_WINKLER.similarity(left.sorted(), right.sorted()));
  }

  /** Pairs the equal words first, and of the others as many as can be; the answer is the same from either side. */
  private static double soundingAlike(PlainValue left, PlainValue right) {
    List<String> mine = new ArrayList<>(left.words());
    List<String> others = new ArrayList<>(right.words());
    mine.removeIf(others::remove);
    int equal = left.words().size() - mine.size();
    int partners = SoundPartners.most(mine, others);
    return 2.0 * (equal + partners) / (left.words().size() + right.words().size());
  }
}
