package io.crmkit.territory.model.placement;

import io.crmkit.territory.model.rule.RuleId;
import io.crmkit.territory.model.tree.TerritoryId;
import java.util.List;
import java.util.Objects;

/**
 * A territory in which a record belongs by rule.
 *
 * @param rules all that act on the territory, from the root down
 */
public record Target(TerritoryId territory, List<RuleId> rules) {

  public Target {
    Objects.requireNonNull(territory, "territory");
    rules = List.copyOf(rules);
  }
}
