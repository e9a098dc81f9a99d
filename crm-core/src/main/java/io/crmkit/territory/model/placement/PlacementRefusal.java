package io.crmkit.territory.model.placement;

import io.crmkit.core.Refusal;
import io.crmkit.territory.model.tree.TerritoryId;

/** Why a command to the placement of a record was refused. */
public sealed interface PlacementRefusal extends Refusal {

  /** It cannot be taken out of a territory that it is not in. */
  record NotThere(TerritoryId territory) implements PlacementRefusal {
    @Override
    public String code() {
      return "territory.not-there";
    }

    @Override
    public String message() {
      return "The record is not in '%s'.".formatted(territory);
    }
  }

  /** What rules placed, rules would place again. */
  record HeldByRules(TerritoryId territory, Reason.ByRules reason) implements PlacementRefusal {
    @Override
    public String code() {
      return "territory.held-by-rules";
    }

    @Override
    public String message() {
      return "The record is in '%s' %s; change the rule or the record.".formatted(territory, reason);
    }
  }
}
