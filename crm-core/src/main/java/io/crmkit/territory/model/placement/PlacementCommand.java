package io.crmkit.territory.model.placement;

import io.crmkit.core.Actor;
import io.crmkit.territory.model.tree.TerritoryId;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What can be asked of the placement of a record. */
public sealed interface PlacementCommand {

  Instant at();

  /**
   * Put it into a territory; an opportunity leaves the one that it is in.
   *
   * @param reason {@link Reason.Manual} or {@link Reason.Api}
   */
  record Place(RecordKind kind, TerritoryId territory, Reason reason, Instant at) implements PlacementCommand {

    public Place {
      Objects.requireNonNull(kind, "kind");
      Objects.requireNonNull(territory, "territory");
      Objects.requireNonNull(at, "at");
      if (!reason.isByHand()) {
        throw new IllegalArgumentException("reason must be Manual or Api but was " + reason);
      }
    }
  }

  /** Take it out of a territory into which somebody put it. */
  record Remove(TerritoryId territory, Actor by, Instant at) implements PlacementCommand {

    public Remove {
      Objects.requireNonNull(territory, "territory");
      Objects.requireNonNull(by, "by");
      Objects.requireNonNull(at, "at");
    }
  }

  /** Let it be where rules say, and nowhere else by rule. */
  record Align(List<Target> targets, Instant at) implements PlacementCommand {

    public Align {
      targets = List.copyOf(targets);
      Objects.requireNonNull(at, "at");
    }
  }

  /**
   * Let an opportunity follow its account, unless somebody has placed it.
   *
   * @param territory null if it shall be in none
   */
  record Follow(String account, @Nullable TerritoryId territory, Instant at) implements PlacementCommand {

    public Follow {
      Objects.requireNonNull(account, "account");
      Objects.requireNonNull(at, "at");
    }
  }

  /** Let rules move it, or not any more. */
  record SetRealign(Realign realign, Actor by, Instant at) implements PlacementCommand {

    public SetRealign {
      Objects.requireNonNull(realign, "realign");
      Objects.requireNonNull(by, "by");
      Objects.requireNonNull(at, "at");
    }
  }

  /**
   * Leave a territory that is deleted: what people placed goes to the successor, what rules placed ends.
   *
   * @param successor null if there is none
   */
  record Rehome(TerritoryId territory, @Nullable TerritoryId successor, Instant at) implements PlacementCommand {

    public Rehome {
      Objects.requireNonNull(territory, "territory");
      Objects.requireNonNull(at, "at");
    }
  }
}
