package io.crmkit.territory.model;

import io.crmkit.core.Decision;
import io.crmkit.core.Refusal;
import io.crmkit.core.Validated;
import io.crmkit.core.Validated.Invalid;
import io.crmkit.core.Violation;
import io.crmkit.core.Violations;
import io.crmkit.territory.model.ModelCommand.Change;
import io.crmkit.territory.model.ModelEvent.TerritoryChanged;
import io.crmkit.territory.model.TerritoryChange.Classified;
import io.crmkit.territory.model.TerritoryChange.Moved;
import io.crmkit.territory.model.TerritoryChange.Renamed;
import io.crmkit.territory.model.TerritoryChange.RuleRemoved;
import io.crmkit.territory.model.TerritoryChange.RuleSet;
import io.crmkit.territory.model.TerritoryModel.Drawn;
import io.crmkit.territory.model.rule.AssignmentRule;
import io.crmkit.territory.model.rule.Criteria;
import io.crmkit.territory.model.tree.Territory;
import io.crmkit.territory.model.tree.TerritoryId;
import io.crmkit.territory.model.tree.TerritoryTree;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What can be changed about a territory. */
final class ChangeRules {

  private final Drawn state;
  private final TerritoryTree tree;

  ChangeRules(Drawn state) {
    this.state = state;
    this.tree = state.tree();
  }

  Decision<ModelEvent> decide(Change command) {
    Optional<Territory> found = tree.find(command.territory());
    if (found.isEmpty()) {
      return Decision.refuse(new ModelRefusal.UnknownTerritory(command.territory()));
    }
    Territory before = found.get();
    Optional<Refusal> refusal = refusal(before, command.change());
    if (refusal.isPresent()) {
      return Decision.refuse(refusal.get());
    }
    return command.change().applyTo(before).equals(before)
        ? ModelDecider.unchanged()
        : Decision.accept(
            new TerritoryChanged(before.id(), command.change(), command.by().id(), command.at()));
  }

  private Optional<Refusal> refusal(Territory before, TerritoryChange change) {
    if (change instanceof Renamed renamed) {
      return rename(before, renamed.name());
    }
    if (change instanceof Moved moved) {
      return move(before, moved.parent());
    }
    if (change instanceof Classified classified) {
      String type = classified.kind();
      return type == null || state.type(type).isPresent()
          ? Optional.empty()
          : Optional.of(ModelDecider.unknownType(state, type));
    }
    if (change instanceof RuleSet set) {
      return setRule(before, set.rule());
    }
    boolean removesNothing = change instanceof RuleRemoved removed
        && before.rules().stream().noneMatch(rule -> rule.id().equals(removed.rule()));
    return removesNothing
        ? Optional.of(new ModelRefusal.UnknownRule(before.id(), ((RuleRemoved) change).rule()))
        : Optional.empty();
  }

  private Optional<Refusal> rename(Territory before, String name) {
    Territory after = before.withProfile(before.profile().withName(name));
    return after.profile().segment().isEmpty()
        ? Optional.of(new ModelRefusal.BadName(name))
        : pathTaken(tree, after);
  }

  /** Returns why a territory cannot be moved below {@code parent}. */
  Optional<Refusal> move(Territory before, @Nullable TerritoryId parent) {
    if (before.id().equals(parent)) {
      return Optional.of(new ModelRefusal.SelfParent(before.id()));
    }
    if (parent != null && !tree.contains(parent)) {
      return Optional.of(new ModelRefusal.UnknownTerritory(parent));
    }
    if (parent != null && tree.isAbove(before.id(), parent)) {
      List<TerritoryId> chain = tree.atAndAbove(parent).stream().map(Territory::id).toList();
      return Optional.of(
          new ModelRefusal.Cycle(before.id(), parent, chain.subList(tree.level(before.id()), chain.size())));
    }
    return pathTaken(tree, before.withParent(parent));
  }

  private static Optional<Refusal> pathTaken(TerritoryTree tree, Territory after) {
    TerritoryId parent = after.parent();
    String segment = after.profile().segment();
    return (parent == null ? tree.roots() : tree.children(parent)).stream()
        .filter(each -> !each.id().equals(after.id()) && each.profile().segment().equals(segment))
        .findFirst().map(other -> new ModelRefusal.PathTaken(segment, other.id()));
  }

  private Optional<Refusal> setRule(Territory before, AssignmentRule rule) {
    for (Territory each : state.territories()) {
      boolean has = each.rules().stream().anyMatch(other -> other.id().equals(rule.id()));
      if (has && !each.id().equals(before.id())) {
        return Optional.of(new ModelRefusal.RuleElsewhere(rule.id(), each.id()));
      }
    }
    Validated<Criteria> compiled = rule.condition().compile();
    return compiled instanceof Invalid<Criteria> invalid ? Optional.of(inCondition(invalid)) : Optional.empty();
  }

  private static Violations inCondition(Invalid<Criteria> invalid) {
    return new Violations(invalid.violations().all().stream()
        .map(each -> new Violation("/condition" + each.pointer(), each.code(), each.message())).toList());
  }
}
