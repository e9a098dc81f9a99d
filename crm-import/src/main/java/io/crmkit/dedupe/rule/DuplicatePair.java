package io.crmkit.dedupe.rule;

import io.crmkit.core.Require;
import java.util.Objects;

/** Two records that a rule takes for duplicates, the one that came first on the left, and why. */
public record DuplicatePair(String left, String right, RuleScore score) {

  public DuplicatePair {
    Require.notBlank(left, "left");
    Require.notBlank(right, "right");
    Objects.requireNonNull(score, "score");
  }
}
