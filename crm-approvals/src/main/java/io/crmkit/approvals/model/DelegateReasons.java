package io.crmkit.approvals.model;

import io.crmkit.approvals.model.delegation.Mandate;
import io.crmkit.core.Actor;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;

/**
 * Whether somebody may vote in the place of somebody who is asked, and why not.
 *
 * @param delegate to whom delegations lead
 * @param mandate in whose place, and who passed that on; if they may not, by the shortest way that there is
 * @param obstacles what keeps them from it; none if they may
 */
public record DelegateReasons(Actor delegate, Mandate mandate, List<Obstacle> obstacles) {

  public DelegateReasons {
    Objects.requireNonNull(delegate, "delegate");
    Objects.requireNonNull(mandate, "mandate");
    obstacles = List.copyOf(obstacles);
  }

  public boolean mayAct() {
    return obstacles.isEmpty();
  }

  /** Returns this in English. */
  public String text() {
    return mayAct()
        ? "%s may vote %s".formatted(delegate, mandate.text())
        : "%s may not vote %s, because %s".formatted(delegate, mandate.text(),
            obstacles.stream().map(Obstacle::text).collect(Collectors.joining(", and because ")));
  }
}
