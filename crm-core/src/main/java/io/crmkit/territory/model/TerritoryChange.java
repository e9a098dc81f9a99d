package io.crmkit.territory.model;

import io.crmkit.territory.model.rule.AssignmentRule;
import io.crmkit.territory.model.rule.RuleId;
import io.crmkit.territory.model.tree.AccessLevel;
import io.crmkit.territory.model.tree.Profile;
import io.crmkit.territory.model.tree.Sharing;
import io.crmkit.territory.model.tree.Territory;
import io.crmkit.territory.model.tree.TerritoryId;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What becomes different about one territory. */
public sealed interface TerritoryChange {

  /** Returns the territory as it is afterwards. */
  Territory applyTo(Territory before);

  /** It is called otherwise, and so it and everything below lie at another path. */
  record Renamed(String name) implements TerritoryChange {

    public Renamed {
      Objects.requireNonNull(name, "name");
    }

    @Override
    public Territory applyTo(Territory before) {
      return before.withProfile(before.profile().withName(name));
    }
  }

  /**
   * It lies elsewhere, with everything below it.
   *
   * @param parent null if it becomes a root
   */
  record Moved(@Nullable TerritoryId parent) implements TerritoryChange {
    @Override
    public Territory applyTo(Territory before) {
      return before.withParent(parent);
    }
  }

  /**
   * It is of another type.
   *
   * @param kind the name of the type; null if it has none any more
   */
  record Classified(@Nullable String kind) implements TerritoryChange {
    @Override
    public Territory applyTo(Territory before) {
      return before.withProfile(before.profile().withType(kind));
    }
  }

  /** It shares its records with others than before. */
  record Shared(Set<Sharing> sharing) implements TerritoryChange {

    public Shared {
      sharing = Profile.named("").withSharing(sharing).sharing();
    }

    @Override
    public Territory applyTo(Territory before) {
      return before.withProfile(before.profile().withSharing(sharing));
    }
  }

  /** Its users may do other things with its records, by kind of object. */
  record Granted(Map<String, AccessLevel> access) implements TerritoryChange {

    public Granted {
      access = Map.copyOf(access);
    }

    @Override
    public Territory applyTo(Territory before) {
      return before.withProfile(before.profile().withAccess(access));
    }
  }

  /** It has one rule more, or another one under the same id. */
  record RuleSet(AssignmentRule rule) implements TerritoryChange {

    public RuleSet {
      Objects.requireNonNull(rule, "rule");
    }

    @Override
    public Territory applyTo(Territory before) {
      return before.withRule(rule);
    }
  }

  /** It has one rule less. */
  record RuleRemoved(RuleId rule) implements TerritoryChange {

    public RuleRemoved {
      Objects.requireNonNull(rule, "rule");
    }

    @Override
    public Territory applyTo(Territory before) {
      return before.withoutRule(rule);
    }
  }
}
