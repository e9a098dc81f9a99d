package io.crmkit.approvals.analytics;

import java.util.Objects;

/** A step by its name and that of its definition, in whatever version. */
public record StepName(String definition, String step) {

  public StepName {
    Objects.requireNonNull(definition, "definition");
    Objects.requireNonNull(step, "step");
  }
}
