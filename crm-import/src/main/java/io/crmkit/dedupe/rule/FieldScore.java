package io.crmkit.dedupe.rule;

import io.crmkit.core.Require;

/**
 * How alike two records are in one field, and what that adds to their score.
 *
 * @param weight what the field counts by the rule
 * @param similarity 0 to 100; 0 if it was not compared
 * @param contribution what it adds to the score, in points; 0 if it was not compared
 */
public record FieldScore(String field, Outcome outcome, double weight, double similarity, double contribution) {

  public FieldScore {
    Require.notBlank(field, "field");
  }

  /** Whether a field could be compared. */
  public enum Outcome {
    COMPARED,
    /** One record or both have no value there, so the field says nothing for or against. */
    MISSING
  }
}
