package io.crmkit.territory;

import io.crmkit.territory.port.PlacementRepository;
import io.crmkit.territory.port.RegisterRepository;
import io.crmkit.territory.port.TerritoryModelRepository;
import java.util.Objects;

/** Everything that is kept about territories. */
public record TerritoryStores(
    RegisterRepository registers, TerritoryModelRepository models, PlacementRepository placements) {

  public TerritoryStores {
    Objects.requireNonNull(registers, "registers");
    Objects.requireNonNull(models, "models");
    Objects.requireNonNull(placements, "placements");
  }
}
