package io.crmkit.territory.model.placement;

import io.crmkit.core.Violation;
import io.crmkit.territory.model.rule.RuleId;
import io.crmkit.territory.model.tree.TerritoryId;
import java.util.List;
import java.util.Objects;

/** Where a record belongs by rule. */
public sealed interface Verdict {

  /**
   * Every rule that had to be asked could be.
   *
   * @param targets where it belongs, in the order of the tree; empty if nowhere
   */
  record Belongs(List<Target> targets) implements Verdict {

    public Belongs {
      targets = List.copyOf(targets);
    }
  }

  /**
   * A rule could not be asked, such as for comparing a number with a text; the record stays where it is.
   *
   * @param territory whose rule it is
   */
  record Unjudged(TerritoryId territory, RuleId rule, Violation problem) implements Verdict {

    public Unjudged {
      Objects.requireNonNull(territory, "territory");
      Objects.requireNonNull(rule, "rule");
      Objects.requireNonNull(problem, "problem");
    }
  }
}
