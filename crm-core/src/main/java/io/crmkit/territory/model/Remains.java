package io.crmkit.territory.model;

import io.crmkit.territory.model.tree.TerritoryId;
import java.util.Objects;

/** What becomes of the children and the assignments of a territory that is deleted. */
public sealed interface Remains {

  /**
   * There must be none.
   *
   * @param assignments how many records and users are in the territory
   */
  record None(long assignments) implements Remains {

    public None {
      if (assignments < 0) {
        throw new IllegalArgumentException("assignments must not be negative but was " + assignments);
      }
    }
  }

  /** They go to another territory. */
  record MovedTo(TerritoryId successor) implements Remains {

    public MovedTo {
      Objects.requireNonNull(successor, "successor");
    }
  }
}
