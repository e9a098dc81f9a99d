package io.crmkit.territory.model;

import io.crmkit.territory.model.tree.Territory;
import io.crmkit.territory.model.tree.TerritoryId;
import io.crmkit.territory.model.tree.TerritoryType;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Something that happened to a territory model. */
public sealed interface ModelEvent {

  String by();

  Instant at();

  /** It was begun, or is called otherwise. */
  record ModelNamed(String name, String by, Instant at) implements ModelEvent {

    public ModelNamed {
      Objects.requireNonNull(name, "name");
      Objects.requireNonNull(by, "by");
      Objects.requireNonNull(at, "at");
    }
  }

  /** There is a type, or it has another priority. */
  record TypeSet(TerritoryType territoryType, String by, Instant at) implements ModelEvent {

    public TypeSet {
      Objects.requireNonNull(territoryType, "territoryType");
      Objects.requireNonNull(by, "by");
      Objects.requireNonNull(at, "at");
    }
  }

  /** A type is gone. */
  record TypeRemoved(String name, String by, Instant at) implements ModelEvent {

    public TypeRemoved {
      Objects.requireNonNull(name, "name");
      Objects.requireNonNull(by, "by");
      Objects.requireNonNull(at, "at");
    }
  }

  /** There is a territory more; its parent is there before it. */
  record TerritoryCreated(Territory territory, String by, Instant at) implements ModelEvent {

    public TerritoryCreated {
      Objects.requireNonNull(territory, "territory");
      Objects.requireNonNull(by, "by");
      Objects.requireNonNull(at, "at");
    }
  }

  /** Something about a territory is different. */
  record TerritoryChanged(TerritoryId territory, TerritoryChange change, String by, Instant at)
      implements ModelEvent {

    public TerritoryChanged {
      Objects.requireNonNull(territory, "territory");
      Objects.requireNonNull(change, "change");
      Objects.requireNonNull(by, "by");
      Objects.requireNonNull(at, "at");
    }
  }

  /**
   * A territory is gone, with its rules; what was below it was moved before.
   *
   * @param successor where its assignments go; null if there were none
   */
  record TerritoryDeleted(TerritoryId territory, @Nullable TerritoryId successor, String by, Instant at)
      implements ModelEvent {

    public TerritoryDeleted {
      Objects.requireNonNull(territory, "territory");
      Objects.requireNonNull(by, "by");
      Objects.requireNonNull(at, "at");
    }
  }
}
