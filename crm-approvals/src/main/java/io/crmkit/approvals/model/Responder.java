package io.crmkit.approvals.model;

import io.crmkit.approvals.model.delegation.Mandate;
import io.crmkit.core.Actor;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Somebody on whom it is to do what a request waits for and is no vote, or who might in their place, and why not.
 *
 * @param right by what right they would
 * @param mandate in whose place, and who passed that on; null unless the right is that of a delegate
 * @param obstacles what keeps them from it; none if they may
 */
public record Responder(Actor person, Right right, @Nullable Mandate mandate, List<Obstacle> obstacles) {

  /** By what right somebody does what a request waits for. */
  public enum Right {

    /** It waits for them. */
    OWN,

    /** It waits for somebody from whom delegations lead to them. */
    DELEGATE,

    /** They administer the request. */
    ADMINISTRATOR
  }

  public Responder {
    Objects.requireNonNull(person, "person");
    Objects.requireNonNull(right, "right");
    obstacles = List.copyOf(obstacles);
    if ((mandate == null) == (right == Right.DELEGATE)) {
      throw new IllegalArgumentException("a delegate has a mandate and nobody else does: " + right + ", " + mandate);
    }
  }

  static Responder own(Actor person, List<Obstacle> obstacles) {
    return new Responder(person, Right.OWN, null, obstacles);
  }

  static Responder administrator(Actor person) {
    return new Responder(person, Right.ADMINISTRATOR, null, List.of());
  }

  public boolean mayAct() {
    return obstacles.isEmpty();
  }

  /**
   * Returns this in English.
   *
   * @param deed what there is to do, such as {@code answer}
   */
  String text(String deed) {
    String place = mandate == null ? "" : " " + mandate.text();
    String hat = right == Right.ADMINISTRATOR ? " as an administrator" : "";
    String reasons = obstacles.stream().map(Obstacle::text).collect(Collectors.joining(", and because "));
    return "%s %s %s%s%s%s".formatted(
        person, mayAct() ? "may" : "may not", deed, place, hat, mayAct() ? "" : ", because " + reasons);
  }
}
