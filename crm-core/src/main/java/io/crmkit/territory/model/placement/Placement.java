package io.crmkit.territory.model.placement;

import io.crmkit.territory.model.tree.TerritoryId;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;

/**
 * Where one record is in one model, and where it was.
 *
 * @param stays those that have ended included, in the order in which they began
 */
public record Placement(List<Stay> stays, Realign realign) {

  /** A record that was never in a territory. */
  public static final Placement NOWHERE = new Placement(List.of(), Realign.INCLUDED);

  public Placement {
    stays = List.copyOf(stays);
    Objects.requireNonNull(realign, "realign");
  }

  /** Returns the stays that have not ended. */
  public List<Stay> current() {
    return stays.stream().filter(Stay::isCurrent).toList();
  }

  /** Returns the territories that it is in now, in the order of their ids. */
  public Set<TerritoryId> territories() {
    Set<TerritoryId> territories = new TreeSet<>();
    current().forEach(stay -> territories.add(stay.territory()));
    return territories;
  }

  /** Returns the stays of an instant, which may lie in the past. */
  public List<Stay> at(Instant at) {
    return stays.stream().filter(stay -> stay.covers(at)).toList();
  }

  /** Returns the stays in a territory that have not ended. */
  public List<Stay> in(TerritoryId territory) {
    return current().stream().filter(stay -> stay.territory().equals(territory)).toList();
  }

  boolean isByHand() {
    return current().stream().anyMatch(stay -> stay.reason().isByHand());
  }
}
