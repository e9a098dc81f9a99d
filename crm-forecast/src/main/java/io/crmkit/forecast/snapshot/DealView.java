package io.crmkit.forecast.snapshot;

import io.crmkit.forecast.model.Deal;
import io.crmkit.forecast.model.ForecastCategories;
import io.crmkit.forecast.model.StageName;
import java.util.Collection;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Says which deals of a period somebody looks at, such as those that are open, or those of the category commit and
 * above.
 *
 * <p>It decides by the deal alone, and always the same.
 */
@FunctionalInterface
public interface DealView {

  boolean shows(Deal deal);

  /** Shows all deals that are not lost, so that one that is won stays. */
  static DealView notLost() {
    return deal -> !StageName.isLost(deal.stage());
  }

  /** Shows the deals in some stages, by the names that {@link StageName} takes for equal. */
  static DealView stages(Collection<String> names) {
    Set<String> plain = names.stream().map(StageName::plain).collect(Collectors.toUnmodifiableSet());
    return deal -> plain.contains(StageName.plain(deal.stage()));
  }

  /**
   * Shows the deals of one category of a map.
   *
   * <p>It throws {@link io.crmkit.core.RefusedException} for a deal that the map has no category for; a waterfall
   * answers with its violation {@code snapshot.unknown-category}.
   *
   * @throws IllegalArgumentException if there is no such map, or no such category that is in sums
   */
  static DealView category(ForecastCategories categories, String map, String category) {
    return new CategoryView(categories, map, category, 1);
  }

  /** Shows the deals of one category of a map and of all that are surer, as {@link #category} does those of one. */
  static DealView categoryAndAbove(ForecastCategories categories, String map, String category) {
    return new CategoryView(categories, map, category, Integer.MAX_VALUE);
  }

  /** Shows all deals that are neither lost nor in one of the stages that mean that a deal is won. */
  static DealView open(Collection<String> wonStages) {
    DealView won = stages(wonStages);
    return deal -> !StageName.isLost(deal.stage()) && !won.shows(deal);
  }
}
