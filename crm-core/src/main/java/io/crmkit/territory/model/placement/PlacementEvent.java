package io.crmkit.territory.model.placement;

import io.crmkit.territory.model.tree.TerritoryId;
import java.time.Instant;
import java.util.Objects;

/** Something that happened to the placement of a record. */
public sealed interface PlacementEvent {

  Instant at();

  /** It is in a territory, for a reason. */
  record Entered(TerritoryId territory, Reason reason, Instant at) implements PlacementEvent {

    public Entered {
      Objects.requireNonNull(territory, "territory");
      Objects.requireNonNull(reason, "reason");
      Objects.requireNonNull(at, "at");
    }
  }

  /** It is no longer in a territory for a reason. */
  record Left(TerritoryId territory, Reason reason, Instant at) implements PlacementEvent {

    public Left {
      Objects.requireNonNull(territory, "territory");
      Objects.requireNonNull(reason, "reason");
      Objects.requireNonNull(at, "at");
    }
  }

  /** Rules move it from now on, or no longer do. */
  record RealignSet(Realign realign, String by, Instant at) implements PlacementEvent {

    public RealignSet {
      Objects.requireNonNull(realign, "realign");
      Objects.requireNonNull(by, "by");
      Objects.requireNonNull(at, "at");
    }
  }
}
