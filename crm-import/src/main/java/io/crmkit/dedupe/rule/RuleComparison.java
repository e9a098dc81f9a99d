package io.crmkit.dedupe.rule;

import io.crmkit.dedupe.rule.RuleKeys.FieldKey;
import java.util.List;
import java.util.Map;

/** A rule taken apart for those who keep records themselves: what to keep, what to look up, and how to compare. */
public final class RuleComparison {

  private final RuleScorer scorer;

  private RuleComparison(RuleScorer scorer) {
    this.scorer = scorer;
  }

  /** A record in the form in which it is compared. */
  public static final class Prepared {

    private final PlainValue[] values;

    private Prepared(PlainValue[] values) {
      this.values = values;
    }
  }

  /**
   * Returns the comparison of a rule.
   *
   * @throws IllegalArgumentException if the rule is unsound; {@link DuplicateRules#problems} says so before
   */
  public static RuleComparison of(DuplicateRule rule) {
    return new RuleComparison(RuleScorer.of(rule));
  }

  public Prepared prepare(Map<String, String> values) {
    return new Prepared(scorer.prepare(values));
  }

  /**
   * Returns the keys of a record: those of single fields as {@link RuleIndex} has them, and those of two fields together,
   * which are pairs of whole keys only, as here every record has them and not only one whose keys are frequent.
   */
  public long[] keys(Prepared record) {
    List<FieldKey> single = RuleKeys.of(scorer.rule().matchType(), record.values);
    List<Long> together = RuleKeys.together(RuleKeys.firstWhole(single));
    long[] keys = new long[single.size() + together.size()];
    for (int i = 0; i < keys.length; i++) {
      keys[i] = i < single.size() ? single.get(i).hash() : together.get(i - single.size());
    }
    return keys;
  }

  /**
   * Returns by how many points two records exceed the threshold, at most 100; more than 0 exactly if the rule takes them for
   * duplicates, and 0 if there is too little to compare.
   */
  public double pointsAboveThreshold(Prepared one, Prepared other) {
    return scorer.pointsAboveThreshold(one.values, other.values);
  }

  /** Returns how alike two records are, and what each field adds. Symmetric. */
  public RuleScore score(Prepared one, Prepared other) {
    return scorer.score(one.values, other.values);
  }

  /** Returns whether {@link #pointsAboveThreshold} is more than 0, with no more comparisons than that takes. */
  public boolean areDuplicates(Prepared one, Prepared other) {
    return scorer.isDuplicate(one.values, other.values);
  }
}
