package io.crmkit.dedupe.rule;

import java.util.List;

/**
 * How alike two records are by a rule.
 *
 * @param points 0 to 100: the sum of the contributions
 * @param verdict what that means by the rule
 * @param fields every field of the rule, in its order
 */
public record RuleScore(double points, Verdict verdict, List<FieldScore> fields) {

  public RuleScore {
    fields = List.copyOf(fields);
  }

  /** What a rule says of two records. */
  public enum Verdict {
    /** The points reach the threshold. */
    DUPLICATE,
    /** They do not. */
    BELOW_THRESHOLD,
    /** Fields with less than half of all weight have values in both, which is too little to say anything. */
    TOO_LITTLE_TO_COMPARE
  }

  public boolean isDuplicate() {
    return verdict == Verdict.DUPLICATE;
  }
}
