package io.crmkit.territory.model.rule;

import io.crmkit.core.Require;
import io.crmkit.core.Scalar;

/** Names one assignment rule within a territory model. */
@Scalar
public record RuleId(String value) {

  public RuleId {
    Require.key(value, "value");
  }

  @Override
  public String toString() {
    return value;
  }
}
