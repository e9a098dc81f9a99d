package io.crmkit.territory.model;

import io.crmkit.core.Actor;
import io.crmkit.territory.model.tree.Territory;
import io.crmkit.territory.model.tree.TerritoryId;
import io.crmkit.territory.model.tree.TerritoryType;
import java.time.Instant;
import java.util.List;
import java.util.Objects;

/** What can be asked of a territory model. */
public sealed interface ModelCommand {

  Actor by();

  Instant at();

  /** Begin it, or call it otherwise. */
  record Draw(String name, Actor by, Instant at) implements ModelCommand {

    public Draw {
      Objects.requireNonNull(name, "name");
      Objects.requireNonNull(by, "by");
      Objects.requireNonNull(at, "at");
    }
  }

  /** Begin it as a copy of another one: its types, territories and rules, ids included. */
  record Copy(TerritoryModel.Drawn source, String name, Actor by, Instant at) implements ModelCommand {

    public Copy {
      Objects.requireNonNull(source, "source");
      Objects.requireNonNull(name, "name");
      Objects.requireNonNull(by, "by");
      Objects.requireNonNull(at, "at");
    }
  }

  /** Add a type, or change the one of this name. */
  record SetType(TerritoryType territoryType, Actor by, Instant at) implements ModelCommand {

    public SetType {
      Objects.requireNonNull(territoryType, "territoryType");
      Objects.requireNonNull(by, "by");
      Objects.requireNonNull(at, "at");
    }
  }

  /** Remove a type that no territory has. */
  record RemoveType(String name, Actor by, Instant at) implements ModelCommand {

    public RemoveType {
      Objects.requireNonNull(name, "name");
      Objects.requireNonNull(by, "by");
      Objects.requireNonNull(at, "at");
    }
  }

  /** Add territories, in any order, all of them or none. */
  record Create(List<Territory> territories, Actor by, Instant at) implements ModelCommand {

    public Create {
      territories = List.copyOf(territories);
      Objects.requireNonNull(by, "by");
      Objects.requireNonNull(at, "at");
    }
  }

  /** Change one territory. */
  record Change(TerritoryId territory, TerritoryChange change, Actor by, Instant at) implements ModelCommand {

    public Change {
      Objects.requireNonNull(territory, "territory");
      Objects.requireNonNull(change, "change");
      Objects.requireNonNull(by, "by");
      Objects.requireNonNull(at, "at");
    }
  }

  /** Delete one territory. */
  record Delete(TerritoryId territory, Remains remains, Actor by, Instant at) implements ModelCommand {

    public Delete {
      Objects.requireNonNull(territory, "territory");
      Objects.requireNonNull(remains, "remains");
      Objects.requireNonNull(by, "by");
      Objects.requireNonNull(at, "at");
    }
  }
}
