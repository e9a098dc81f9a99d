package io.crmkit.territory.model.placement;

import io.crmkit.territory.model.TerritoryModel.Drawn;
import io.crmkit.territory.model.tree.Territory;
import io.crmkit.territory.model.tree.TerritoryId;
import io.crmkit.territory.model.tree.TerritoryType;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * Which territory an opportunity takes from its account, and why: none of none, the only one, or the one whose type has
 * the greatest priority, unless several have it (the default filter {@code OppTerrAssignDefaultLogicFilter} of
 * Salesforce).
 */
public sealed interface TerritoryChoice {

  /** Returns the territory, if there is one to take. */
  Optional<TerritoryId> territory();

  /** The account is in no territory. */
  record OfNone() implements TerritoryChoice {
    @Override
    public Optional<TerritoryId> territory() {
      return Optional.empty();
    }
  }

  /** The account is in one territory. */
  record Only(TerritoryId only) implements TerritoryChoice {

    public Only {
      Objects.requireNonNull(only, "only");
    }

    @Override
    public Optional<TerritoryId> territory() {
      return Optional.of(only);
    }
  }

  /** The account is in several territories, and one of them goes before the others. */
  record First(TerritoryId first, List<TerritoryId> others) implements TerritoryChoice {

    public First {
      Objects.requireNonNull(first, "first");
      others = List.copyOf(others);
    }

    @Override
    public Optional<TerritoryId> territory() {
      return Optional.of(first);
    }
  }

  /** The account is in several territories, and none of the foremost goes before the other. */
  record Tie(List<TerritoryId> foremost) implements TerritoryChoice {

    public Tie {
      foremost = List.copyOf(foremost);
    }

    @Override
    public Optional<TerritoryId> territory() {
      return Optional.empty();
    }
  }

  /**
   * Chooses among the territories of an account. Those that the model does not have do not count; a territory without
   * a type goes behind all that have one.
   */
  static TerritoryChoice among(Drawn model, Set<TerritoryId> territories) {
    List<TerritoryId> known = new ArrayList<>();
    List<TerritoryId> foremost = new ArrayList<>();
    long highest = Long.MIN_VALUE;
    for (Territory each : model.territories()) {
      if (territories.contains(each.id())) {
        known.add(each.id());
        long priority = model.type(each.profile().type()).map(TerritoryType::priority).map(Integer::longValue)
            .orElse(Long.MIN_VALUE);
        if (priority > highest) {
          foremost.clear();
          highest = priority;
        }
        if (priority == highest) {
          foremost.add(each.id());
        }
      }
    }
    if (known.size() < 2) {
      return known.isEmpty() ? new OfNone() : new Only(known.get(0));
    }
    known.removeAll(foremost);
    return foremost.size() == 1 ? new First(foremost.get(0), known) : new Tie(foremost);
  }
}
