package io.crmkit.territory.model;

import io.crmkit.territory.model.ModelEvent.ModelNamed;
import io.crmkit.territory.model.ModelEvent.TerritoryChanged;
import io.crmkit.territory.model.ModelEvent.TerritoryCreated;
import io.crmkit.territory.model.ModelEvent.TerritoryDeleted;
import io.crmkit.territory.model.ModelEvent.TypeRemoved;
import io.crmkit.territory.model.ModelEvent.TypeSet;
import io.crmkit.territory.model.TerritoryModel.Drawn;
import io.crmkit.territory.model.tree.Territory;
import io.crmkit.territory.model.tree.TerritoryId;
import io.crmkit.territory.model.tree.TerritoryType;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A model while events are applied to it. */
final class ModelDraft {

  private final TerritoryModel before;
  private @Nullable String name;
  private final Map<String, TerritoryType> types = new HashMap<>();
  private final Map<TerritoryId, Territory> territories = new HashMap<>();

  ModelDraft(TerritoryModel before) {
    this.before = before;
    if (before instanceof Drawn drawn) {
      name = drawn.name();
      drawn.types().forEach(type -> types.put(type.name(), type));
      drawn.territories().forEach(each -> territories.put(each.id(), each));
    }
  }

  void apply(ModelEvent event) {
    if (event instanceof ModelNamed named) {
      name = named.name();
    } else if (event instanceof TypeSet set) {
      types.put(set.territoryType().name(), set.territoryType());
    } else if (event instanceof TypeRemoved removed) {
      types.remove(removed.name());
    } else if (event instanceof TerritoryCreated created) {
      territories.put(created.territory().id(), created.territory());
    } else if (event instanceof TerritoryChanged changed) {
      territories.computeIfPresent(changed.territory(), (id, territory) -> changed.change().applyTo(territory));
    } else if (event instanceof TerritoryDeleted deleted) {
      territories.remove(deleted.territory());
    } else {
      throw new AssertionError("Unhandled event " + event);
    }
  }

  TerritoryModel model() {
    return name == null ? before : new Drawn(name, List.copyOf(types.values()), List.copyOf(territories.values()));
  }
}
