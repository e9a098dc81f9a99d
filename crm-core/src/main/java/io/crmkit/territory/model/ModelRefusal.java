package io.crmkit.territory.model;

import io.crmkit.core.Refusal;
import io.crmkit.territory.model.rule.RuleId;
import io.crmkit.territory.model.tree.TerritoryId;
import java.util.List;

/** Why a command to a territory model was refused. */
public sealed interface ModelRefusal extends Refusal {

  @Override
  default String code() {
    return "territory." + kind();
  }

  /** Returns the last part of the code. */
  String kind();

  /** There is nothing to act on. */
  record NotDrawn() implements ModelRefusal {
    @Override
    public String kind() {
      return "not-drawn";
    }

    @Override
    public String message() {
      return "There is no territory model under this id.";
    }
  }

  /** A copy would overwrite what is there. */
  record AlreadyDrawn(String name) implements ModelRefusal {
    @Override
    public String kind() {
      return "already-drawn";
    }

    @Override
    public String message() {
      return "The model '%s' is already drawn under this id; copy to another one.".formatted(name);
    }
  }

  /** The model has no such territory. */
  record UnknownTerritory(TerritoryId territory) implements ModelRefusal {
    @Override
    public String kind() {
      return "unknown-territory";
    }

    @Override
    public String message() {
      return "There is no territory '%s' in this model.".formatted(territory);
    }
  }

  /** A territory cannot lie below itself. */
  record SelfParent(TerritoryId territory) implements ModelRefusal {
    @Override
    public String kind() {
      return "self-parent";
    }

    @Override
    public String message() {
      return "'%s' cannot be its own parent; name another one, or none.".formatted(territory);
    }
  }

  /**
   * A territory cannot lie below what is below it.
   *
   * @param between from {@code territory} down to {@code parent}, both included
   */
  record Cycle(TerritoryId territory, TerritoryId parent, List<TerritoryId> between) implements ModelRefusal {

    public Cycle {
      between = List.copyOf(between);
    }

    @Override
    public String kind() {
      return "cycle";
    }

    @Override
    public String message() {
      return "'%s' cannot lie below '%s', which lies below it: %s. Move '%s' out first.".formatted(territory, parent,
          String.join(" → ", between.stream().map(TerritoryId::toString).toList()), parent);
    }
  }

  /** Another territory lies there. */
  record PathTaken(String segment, TerritoryId other) implements ModelRefusal {
    @Override
    public String kind() {
      return "same-path";
    }

    @Override
    public String message() {
      return "'%s' already is '%s/' there; choose another name.".formatted(other, segment);
    }
  }

  /** A name of which no path can be made. */
  record BadName(String name) implements ModelRefusal {
    @Override
    public String kind() {
      return "name";
    }

    @Override
    public String message() {
      return "The name '%s' has no letter and no digit to make a path of.".formatted(name);
    }
  }

  /** A territory that is not empty cannot be deleted alone. */
  record NotEmpty(TerritoryId territory, int children, long assignments) implements ModelRefusal {
    @Override
    public String kind() {
      return "not-empty";
    }

    @Override
    public String message() {
      return "'%s' has %d children and %d assignments; name the territory that they shall go to."
          .formatted(territory, children, assignments);
    }
  }

  /** The model has no such type. */
  record UnknownType(String type, List<String> known) implements ModelRefusal {

    public UnknownType {
      known = List.copyOf(known);
    }

    @Override
    public String kind() {
      return "unknown-type";
    }

    @Override
    public String message() {
      return "There is no type '%s', only %s.".formatted(type, known);
    }
  }

  /** Territories have the type. */
  record TypeInUse(String type, TerritoryId territory) implements ModelRefusal {
    @Override
    public String kind() {
      return "type-in-use";
    }

    @Override
    public String message() {
      return "'%s' is of the type '%s'; give it another one first.".formatted(territory, type);
    }
  }

  /** The territory has no such rule. */
  record UnknownRule(TerritoryId territory, RuleId rule) implements ModelRefusal {
    @Override
    public String kind() {
      return "unknown-rule";
    }

    @Override
    public String message() {
      return "'%s' has no rule '%s' of its own.".formatted(territory, rule);
    }
  }

  /** The id of a rule is unique within a model. */
  record RuleElsewhere(RuleId rule, TerritoryId territory) implements ModelRefusal {
    @Override
    public String kind() {
      return "rule-elsewhere";
    }

    @Override
    public String message() {
      return "The rule '%s' belongs to '%s'; give this one another id.".formatted(rule, territory);
    }
  }

  /** A limit that the host has set. */
  record BeyondLimit(String limit, int most, TerritoryId territory) implements ModelRefusal {
    @Override
    public String kind() {
      return "beyond-limit";
    }

    @Override
    public String message() {
      return "There are at most %d %s, and '%s' would be beyond that.".formatted(most, limit, territory);
    }
  }
}
