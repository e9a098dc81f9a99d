package io.crmkit.ai.action.model;

import java.util.Objects;

/** An action that could be offered, and what it is worth. */
public record Ranked(Action action, Worth worth) {

  public Ranked {
    Objects.requireNonNull(action, "action");
    Objects.requireNonNull(worth, "worth");
  }
}
