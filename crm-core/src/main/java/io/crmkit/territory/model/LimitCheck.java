package io.crmkit.territory.model;

import io.crmkit.territory.model.ModelRefusal.BeyondLimit;
import io.crmkit.territory.model.tree.Territory;
import io.crmkit.territory.model.tree.TerritoryTree;
import java.util.List;
import java.util.Optional;

/** Whether a tree keeps to its limits. */
final class LimitCheck {

  private LimitCheck() {}

  /** Returns the first limit that the tree is beyond. */
  static Optional<ModelRefusal> of(TerritoryTree tree, ModelLimits limits) {
    Optional<ModelRefusal> beyond = beyond("territories", tree.all(), limits.territories())
        .or(() -> beyond("roots", tree.roots(), limits.children()));
    for (Territory each : tree.all()) {
      if (beyond.isPresent()) {
        return beyond;
      }
      beyond = tree.level(each.id()) >= limits.levels()
          ? Optional.of(new BeyondLimit("levels", limits.levels(), each.id()))
          : beyond("children of " + each, tree.children(each.id()), limits.children());
    }
    return beyond;
  }

  private static Optional<ModelRefusal> beyond(String limit, List<Territory> counted, int most) {
    return counted.size() <= most
        ? Optional.empty()
        : Optional.of(new BeyondLimit(limit, most, counted.get(most).id()));
  }
}
