package io.crmkit.ai.action.model;

import java.util.Objects;

/** An action that is not for a customer now, and why. */
public record Excluded(ActionId action, Exclusion why) {

  public Excluded {
    Objects.requireNonNull(action, "action");
    Objects.requireNonNull(why, "why");
  }
}
