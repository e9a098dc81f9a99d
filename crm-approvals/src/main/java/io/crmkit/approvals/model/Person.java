package io.crmkit.approvals.model;

import io.crmkit.core.Actor;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Somebody as the directory knows them.
 *
 * @param actor the one id by which this person acts, whatever alias was looked up
 * @param manager whom they report to; null at the top
 */
public record Person(Actor actor, Activity activity, @Nullable Actor manager) {

  /** Whether a person may act. */
  public enum Activity { ACTIVE, INACTIVE }

  public Person {
    Objects.requireNonNull(actor, "actor");
    Objects.requireNonNull(activity, "activity");
  }

  public boolean isActive() {
    return activity == Activity.ACTIVE;
  }
}
