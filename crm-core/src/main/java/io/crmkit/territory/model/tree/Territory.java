package io.crmkit.territory.model.tree;

import io.crmkit.territory.model.rule.AssignmentRule;
import io.crmkit.territory.model.rule.RuleId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One territory.
 *
 * @param parent the territory right above; null for a root
 * @param rules its own, in the order of their ids
 */
public record Territory(
    TerritoryId id, @Nullable TerritoryId parent, Profile profile, List<AssignmentRule> rules) {

  private static final Comparator<AssignmentRule> BY_ID = Comparator.comparing(rule -> rule.id().value());

  public Territory {
    Objects.requireNonNull(id, "id");
    Objects.requireNonNull(profile, "profile");
    rules = rules.stream().sorted(BY_ID).toList();
    if (rules.stream().map(AssignmentRule::id).distinct().count() < rules.size()) {
      throw new IllegalArgumentException("rules of %s must differ in their ids but were %s".formatted(id, rules));
    }
  }

  /** A territory without rules. */
  public static Territory of(TerritoryId id, @Nullable TerritoryId parent, Profile profile) {
    return new Territory(id, parent, profile, List.of());
  }

  public Territory withParent(@Nullable TerritoryId other) {
    return new Territory(id, other, profile, rules);
  }

  public Territory withProfile(Profile other) {
    return new Territory(id, parent, other, rules);
  }

  /** Returns this territory with a rule added, or put in the place of the one with its id. */
  public Territory withRule(AssignmentRule rule) {
    List<AssignmentRule> changed = new ArrayList<>(withoutRule(rule.id()).rules);
    changed.add(rule);
    return new Territory(id, parent, profile, changed);
  }

  public Territory withoutRule(RuleId rule) {
    return new Territory(id, parent, profile, rules.stream().filter(each -> !each.id().equals(rule)).toList());
  }

  public String name() {
    return profile.name();
  }

  @Override
  public String toString() {
    return "%s (%s)".formatted(id, profile.name());
  }
}
