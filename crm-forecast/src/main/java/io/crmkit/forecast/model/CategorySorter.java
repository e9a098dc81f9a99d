package io.crmkit.forecast.model;

import io.crmkit.forecast.model.ForecastCategories.CategoryMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Says which category of one map deals are in. Not safe for use by several threads: it remembers stages. */
public final class CategorySorter {

  /** The place of a deal that is in no sum. */
  public static final int OMITTED = -1;

  private static final int UNKNOWN = -2;

  private final String map;
  private final Map<String, Integer> places = new HashMap<>();
  private final Map<String, String> byPlainStage = new HashMap<>();
  private final Map<String, Integer> byStage = new HashMap<>();

  public CategorySorter(ForecastCategories categories, CategoryMap map) {
    this.map = map.name();
    List<String> counted = categories.counted();
    categories.order().forEach(each -> places.put(
        StageName.plain(each), ForecastCategories.isOmitted(each) ? OMITTED : counted.indexOf(each)));
    map.stages().forEach((stage, category) -> byPlainStage.put(StageName.plain(stage), category));
  }

  /** Returns whether the category that somebody set for a deal, if any, is one of those that there are. */
  boolean knows(Deal deal) {
    String own = deal.categories().get(map);
    return own == null || places.containsKey(StageName.plain(own));
  }

  /**
   * Returns the place of a deal's category among {@link ForecastCategories#counted() those in sums}, or {@link #OMITTED}:
   * what somebody set for the deal, and else what the map says of its stage.
   *
   * @throws IllegalArgumentException if the deal's stage or the category set for it is unknown
   */
  public int place(Deal deal) {
    String own = deal.categories().get(map);
    int place = own == null ? byStage.computeIfAbsent(deal.stage(), this::ofStage) : of(own);
    if (place == UNKNOWN) {
      throw new IllegalArgumentException("map '%s' has no category for deal '%s'".formatted(map, deal.id()));
    }
    return place;
  }

  private int ofStage(String stage) {
    String category = byPlainStage.get(StageName.plain(stage));
    return category == null ? UNKNOWN : of(category);
  }

  private int of(String category) {
    return places.getOrDefault(StageName.plain(category), UNKNOWN);
  }
}
