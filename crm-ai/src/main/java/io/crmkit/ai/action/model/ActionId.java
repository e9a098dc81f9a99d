package io.crmkit.ai.action.model;

import io.crmkit.core.Require;
import io.crmkit.core.Scalar;

/** Names something that can be done for a customer. */
@Scalar
public record ActionId(String value) implements Comparable<ActionId> {

  /**
   * Stands for leaving a customer alone, so that the effect of everything else can be told: it is drawn like an action,
   * shown to nobody, and completed if the customer does the thing of their own accord.
   */
  public static final ActionId NOTHING = new ActionId("nothing");

  public ActionId {
    Require.key(value, "value");
  }

  /** Whether this stands for leaving a customer alone. */
  public boolean isNothing() {
    return equals(NOTHING);
  }

  @Override
  public int compareTo(ActionId other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
