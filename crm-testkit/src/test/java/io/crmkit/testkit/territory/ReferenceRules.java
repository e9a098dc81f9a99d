package io.crmkit.testkit.territory;

import io.crmkit.core.Validated.Invalid;
import io.crmkit.core.expression.Value.Fields;
import io.crmkit.territory.model.TerritoryModel.Drawn;
import io.crmkit.territory.model.rule.AssignmentRule;
import io.crmkit.territory.model.rule.Reach;
import io.crmkit.territory.model.tree.Territory;
import io.crmkit.territory.model.tree.TerritoryId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Where a record belongs by rule, worked out for each territory from its definition; records that can be judged. */
final class ReferenceRules {

  private final Drawn model;
  private final Fields record;

  ReferenceRules(Drawn model, Fields record) {
    this.model = model;
    this.record = record;
  }

  /** Returns whether every rule of the model can be asked. */
  boolean judgeable() {
    return model.territories().stream().flatMap(each -> each.rules().stream())
        .noneMatch(rule -> rule.condition().compile().orElseThrow().holds(record) instanceof Invalid);
  }

  Set<TerritoryId> targets() {
    Set<TerritoryId> matched = new HashSet<>();
    for (Territory each : model.territories()) {
      List<AssignmentRule> acting = acting(each);
      if (!acting.isEmpty() && acting.stream().allMatch(this::holds)) {
        matched.add(each.id());
      }
    }
    Set<TerritoryId> lowest = new HashSet<>(matched);
    for (TerritoryId each : matched) {
      above(each).forEach(lowest::remove);
    }
    return lowest;
  }

  private List<AssignmentRule> acting(Territory territory) {
    List<AssignmentRule> acting = new ArrayList<>(territory.rules());
    for (TerritoryId each : above(territory.id())) {
      find(each).rules().stream().filter(rule -> rule.reach() == Reach.INHERITED).forEach(acting::add);
    }
    acting.removeIf(rule -> !rule.isActive());
    return acting;
  }

  private boolean holds(AssignmentRule rule) {
    return rule.condition().compile().orElseThrow().holds(record).orElseThrow();
  }

  private List<TerritoryId> above(TerritoryId id) {
    List<TerritoryId> above = new ArrayList<>();
    for (TerritoryId at = find(id).parent(); at != null; at = find(at).parent()) {
      above.add(at);
    }
    return above;
  }

  private Territory find(TerritoryId id) {
    return model.territories().stream().filter(each -> each.id().equals(id)).findFirst().orElseThrow();
  }
}
