package io.crmkit.forecast.model;

import io.crmkit.core.Require;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How sure deals are, in a few words, and several ways at once in which stages are taken for these words.
 *
 * @param order the categories, the least sure first; those of Salesforce, {@code omitted}, {@code pipeline}, {@code
 *     best_case}, {@code commit} and {@code closed}, where a document names none. What is {@value #OMITTED} comes first
 *     and is in no sum
 * @param maps at least one; the first is meant where nobody names one
 */
public record ForecastCategories(List<String> order, List<CategoryMap> maps) {

  /** The category of deals that are in no sum. */
  public static final String OMITTED = "omitted";

  private static final List<String> USUAL = List.of(OMITTED, "pipeline", "best_case", "commit", "closed");

  /**
   * One way to take stages for categories. A category that somebody set for a single deal goes before it.
   *
   * @param stages the category of each stage
   */
  public record CategoryMap(String name, Map<String, String> stages) {

    public CategoryMap {
      Require.notBlank(name, "name");
      stages = Map.copyOf(stages);
    }
  }

  public ForecastCategories {
    order = order.isEmpty() ? USUAL : List.copyOf(order);
    maps = List.copyOf(maps);
  }

  /** Returns the categories that are in sums, the least sure first. */
  public List<String> counted() {
    return order.stream().filter(each -> !isOmitted(each)).toList();
  }

  /** Returns the map of this name. */
  public Optional<CategoryMap> map(String name) {
    return maps.stream().filter(map -> map.name().equals(name)).findFirst();
  }

  /** Returns whether deals of a category are in no sum. */
  static boolean isOmitted(String category) {
    return StageName.plain(category).equals(OMITTED);
  }
}
