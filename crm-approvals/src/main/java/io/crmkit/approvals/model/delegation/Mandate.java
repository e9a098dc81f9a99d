package io.crmkit.approvals.model.delegation;

import io.crmkit.core.Actor;
import java.util.List;
import java.util.Objects;

/**
 * The right to vote for somebody: what is told as "Bob for Alice via Carol".
 *
 * @param principal whose seat it is
 * @param via those in between who passed it on, the one next to the principal first; empty if nobody did
 */
public record Mandate(Actor principal, List<Actor> via) {

  public Mandate {
    Objects.requireNonNull(principal, "principal");
    via = List.copyOf(via);
  }

  /** Returns this in words, such as {@code for alice via carol}. */
  public String text() {
    StringBuilder text = new StringBuilder("for ").append(principal);
    via.forEach(between -> text.append(" via ").append(between));
    return text.toString();
  }
}
