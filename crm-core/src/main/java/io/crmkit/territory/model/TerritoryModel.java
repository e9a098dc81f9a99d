package io.crmkit.territory.model;

import io.crmkit.territory.model.tree.Territory;
import io.crmkit.territory.model.tree.TerritoryTree;
import io.crmkit.territory.model.tree.TerritoryType;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The territories that a company divides its market into: not there yet, or drawn. */
public sealed interface TerritoryModel {

  /** Nothing has been drawn. */
  record Blank() implements TerritoryModel {}

  /**
   * There is a model, though perhaps without a territory.
   *
   * @param types in the order of their names
   * @param territories a sound tree, in the order of their ids
   */
  record Drawn(String name, List<TerritoryType> types, List<Territory> territories) implements TerritoryModel {

    public Drawn {
      Objects.requireNonNull(name, "name");
      types = types.stream().sorted(Comparator.comparing(TerritoryType::name)).toList();
      territories = territories.stream().sorted(Comparator.comparing(Territory::id)).toList();
    }

    /** Returns how the territories lie below each other; made anew at each call, so keep it. */
    public TerritoryTree tree() {
      return TerritoryTree.of(territories).orElseThrow();
    }

    /** Returns the type of this name; nothing for null. */
    public Optional<TerritoryType> type(@Nullable String type) {
      return types.stream().filter(each -> each.name().equals(type)).findFirst();
    }
  }
}
