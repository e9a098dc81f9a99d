package io.crmkit.dedupe.index;

import io.crmkit.dedupe.rule.DuplicateRule;
import io.crmkit.dedupe.rule.RuleComparison;
import io.crmkit.dedupe.rule.RuleComparison.Prepared;
import java.util.Map;

/** Matches by a rule that somebody wrote down: the weight is the points less the threshold. */
public final class RuleMatching implements Matching<Prepared> {

  private final RuleComparison comparison;

  private RuleMatching(RuleComparison comparison) {
    this.comparison = comparison;
  }

  /**
   * Returns the matching of a rule.
   *
   * @throws IllegalArgumentException if the rule is unsound; {@link io.crmkit.dedupe.rule.DuplicateRules#problems} says so
   *     before
   */
  public static RuleMatching of(DuplicateRule rule) {
    return new RuleMatching(RuleComparison.of(rule));
  }

  @Override
  public Prepared prepare(Map<String, String> values) {
    return comparison.prepare(values);
  }

  @Override
  public long[] keys(Prepared record) {
    return comparison.keys(record);
  }

  /** Points that reach the threshold are more than 0, by a hair. */
  @Override
  public double weight(Prepared one, Prepared other) {
    return comparison.pointsAboveThreshold(one, other);
  }

  @Override
  public boolean links(Prepared one, Prepared other) {
    return comparison.areDuplicates(one, other);
  }
}
