package io.crmkit.dedupe.rule;

import io.crmkit.core.Require;
import java.util.Objects;

/** A record of an index that a rule takes for a duplicate of another, and why. */
public record RuleMatch(String id, RuleScore score) {

  public RuleMatch {
    Require.notBlank(id, "id");
    Objects.requireNonNull(score, "score");
  }
}
