package io.crmkit.forecast.snapshot;

import io.crmkit.core.Refusal;
import io.crmkit.core.Validated;
import io.crmkit.core.Violation;
import io.crmkit.core.Violations;
import io.crmkit.forecast.model.Deal;
import io.crmkit.forecast.model.ForecastCategories;
import io.crmkit.forecast.model.ForecastCategories.CategoryMap;
import io.crmkit.forecast.model.StageName;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Shows the deals of some neighbouring categories of one map; what somebody set for a deal goes before its stage. */
final class CategoryView implements DealView {

  private static final String UNKNOWN = "snapshot.unknown-category";

  private final String map;
  private final Map<String, String> categoryOfStage = new HashMap<>();
  private final Map<String, Boolean> isShown = new HashMap<>();

  /**
   * @throws IllegalArgumentException if there is no such map, or no such category that is in sums
   */
  CategoryView(ForecastCategories categories, String mapName, String least, int most) {
    CategoryMap known = categories.map(mapName).orElseThrow(() -> new IllegalArgumentException(
        "no map '%s', only %s".formatted(mapName, categories.maps().stream().map(CategoryMap::name).toList())));
    List<String> counted = categories.counted().stream().map(StageName::plain).toList();
    int from = counted.indexOf(StageName.plain(least));
    if (from < 0) {
      throw new IllegalArgumentException("no category '%s', only %s".formatted(least, counted));
    }
    this.map = mapName;
    known.stages().forEach((stage, category) -> categoryOfStage.put(StageName.plain(stage), category));
    for (String each : categories.order()) {
      int place = counted.indexOf(StageName.plain(each));
      isShown.put(StageName.plain(each), place >= from && place - from < most);
    }
  }

  @Override
  public boolean shows(Deal deal) {
    String own = deal.categories().get(map);
    String category = own == null ? categoryOfStage.get(StageName.plain(deal.stage())) : own;
    if (category == null && StageName.isLost(deal.stage())) {
      return false;
    }
    Boolean shown = category == null ? null : isShown.get(StageName.plain(category));
    return shown == null ? refuse(deal) : shown;
  }

  /** Returns whether a view refused a deal. */
  static boolean isItsOwn(Refusal refusal) {
    return refusal instanceof Violations violations
        && violations.all().stream().allMatch(violation -> violation.code().equals(UNKNOWN));
  }

  private boolean refuse(Deal deal) {
    return Validated.<Boolean>invalid(Violations.of(new Violation("/deals/" + deal.id(), UNKNOWN,
        "map '%s' has no category for the deal '%s' in the stage '%s'; give it one"
            .formatted(map, deal.id(), deal.stage())))).orElseThrow();
  }
}
