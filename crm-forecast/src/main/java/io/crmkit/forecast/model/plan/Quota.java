package io.crmkit.forecast.model.plan;

import io.crmkit.core.Require;
import io.crmkit.core.money.Money;
import java.time.Instant;
import java.util.List;
import java.util.Objects;

/**
 * What somebody is to reach.
 *
 * @param version that of the hierarchy for which it was set
 * @param above the nodes that were above its node then, the nearest first: to their sums it belongs, wherever the node
 *     moves
 */
public record Quota(Place place, Money amount, String version, List<String> above, String by, Instant at) {

  public Quota {
    Objects.requireNonNull(place, "place");
    Objects.requireNonNull(amount, "amount");
    Require.notBlank(version, "version");
    above = List.copyOf(above);
    Require.notBlank(by, "by");
    Objects.requireNonNull(at, "at");
  }
}
