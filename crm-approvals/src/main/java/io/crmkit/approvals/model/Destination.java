package io.crmkit.approvals.model;

import io.crmkit.core.Require;
import java.util.Objects;

/**
 * Where a request is sent back to.
 *
 * @param step the name of the step; empty unless one is named
 */
public record Destination(Kind kind, String step) {

  /** Whether it is the requester, the step before, or one by its name. */
  public enum Kind { REQUESTER, PREVIOUS, STEP }

  public static final Destination REQUESTER = new Destination(Kind.REQUESTER, "");
  public static final Destination PREVIOUS = new Destination(Kind.PREVIOUS, "");

  public Destination {
    Objects.requireNonNull(kind, "kind");
    Objects.requireNonNull(step, "step");
    if ((kind == Kind.STEP) == step.isEmpty()) {
      throw new IllegalArgumentException("a step has a name and nothing else has: %s '%s'".formatted(kind, step));
    }
  }

  public static Destination step(String name) {
    return new Destination(Kind.STEP, Require.notBlank(name, "name"));
  }

  @Override
  public String toString() {
    return switch (kind) {
      case REQUESTER -> "the requester";
      case PREVIOUS -> "the step before";
      case STEP -> "step '%s'".formatted(step);
    };
  }
}
