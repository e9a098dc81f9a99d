package io.crmkit.territory.model;

import io.crmkit.core.Decision;
import io.crmkit.core.Validated;
import io.crmkit.core.Validated.Invalid;
import io.crmkit.core.Violation;
import io.crmkit.core.Violations;
import io.crmkit.territory.model.ModelCommand.Create;
import io.crmkit.territory.model.ModelEvent.TerritoryCreated;
import io.crmkit.territory.model.TerritoryModel.Drawn;
import io.crmkit.territory.model.rule.AssignmentRule;
import io.crmkit.territory.model.rule.RuleId;
import io.crmkit.territory.model.tree.Territory;
import io.crmkit.territory.model.tree.TerritoryId;
import io.crmkit.territory.model.tree.TerritoryTree;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Which territories can be added to a model: all problems of all of them are one answer. */
final class CreateRules {

  private final Drawn state;
  private final List<Violation> problems = new ArrayList<>();

  CreateRules(Drawn state) {
    this.state = state;
  }

  Decision<ModelEvent> decide(Create create) {
    Validated<TerritoryTree> grown = state.tree().with(create.territories());
    if (grown instanceof Invalid<TerritoryTree> invalid) {
      problems.addAll(invalid.violations().all());
    }
    checkEach(create.territories());
    if (!problems.isEmpty()) {
      return Decision.refuse(new Violations(problems));
    }
    return Decision.accept(created(create, grown.orElseThrow()));
  }

  private void checkEach(List<Territory> territories) {
    Map<RuleId, TerritoryId> rules = new HashMap<>();
    state.territories().forEach(each -> each.rules().forEach(rule -> rules.put(rule.id(), each.id())));
    for (int i = 0; i < territories.size(); i++) {
      Territory each = territories.get(i);
      String type = each.profile().type();
      if (type != null && state.type(type).isEmpty()) {
        report("/" + i + "/profile/type", ModelDecider.unknownType(state, type));
      }
      for (int j = 0; j < each.rules().size(); j++) {
        checkRule("/" + i + "/rules/" + j, each.id(), each.rules().get(j), rules);
      }
    }
  }

  private void checkRule(String pointer, TerritoryId territory, AssignmentRule rule, Map<RuleId, TerritoryId> rules) {
    TerritoryId other = rules.putIfAbsent(rule.id(), territory);
    if (other != null) {
      report(pointer + "/id", new ModelRefusal.RuleElsewhere(rule.id(), other));
    }
    if (rule.condition().compile() instanceof Invalid<?> invalid) {
      invalid.violations().forEach(each ->
          problems.add(new Violation(pointer + "/condition" + each.pointer(), each.code(), each.message())));
    }
  }

  private void report(String pointer, ModelRefusal refusal) {
    problems.add(new Violation(pointer, refusal.code(), refusal.message()));
  }

  /** Parents first, so that each event can be applied by itself. */
  private static List<ModelEvent> created(Create create, TerritoryTree tree) {
    Set<TerritoryId> fresh = new HashSet<>();
    create.territories().forEach(each -> fresh.add(each.id()));
    return tree.all().stream().filter(each -> fresh.contains(each.id()))
        .<ModelEvent>map(each -> new TerritoryCreated(each, create.by().id(), create.at())).toList();
  }
}
