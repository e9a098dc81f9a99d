package io.crmkit.forecast.model;

import io.crmkit.core.Violation;
import io.crmkit.core.naming.JsonPointer;
import io.crmkit.forecast.model.ForecastCategories.CategoryMap;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;

/** Finds what is wrong with the categories of a definition: each stage has one in each map, and it is known. */
final class CategoriesCheck {

  private final ForecastDefinition definition;
  private final ForecastCategories categories;
  private final KnownStages stages;
  private final Set<String> known = new HashSet<>();
  private final List<Violation> problems = new ArrayList<>();

  private CategoriesCheck(ForecastDefinition definition, ForecastCategories categories, KnownStages stages) {
    this.definition = definition;
    this.categories = categories;
    this.stages = stages;
  }

  static List<Violation> of(ForecastDefinition definition, KnownStages stages) {
    ForecastCategories categories = definition.categories();
    if (categories == null) {
      return List.of();
    }
    CategoriesCheck check = new CategoriesCheck(definition, categories, stages);
    check.order();
    check.maps();
    return check.problems;
  }

  private void order() {
    for (int i = 0; i < categories.order().size(); i++) {
      String category = categories.order().get(i);
      String pointer = "/categories/order/" + i;
      if (category.isBlank() || !known.add(StageName.plain(category))) {
        report(pointer, "'%s' is blank or stands there twice; give each category one name".formatted(category));
      }
      if (i > 0 && ForecastCategories.isOmitted(category)) {
        report(pointer, "'%s' comes first: what is omitted is less sure than anything".formatted(category));
      }
    }
    if (categories.counted().isEmpty()) {
      report("/categories/order", "every deal would be omitted; name another category");
    }
  }

  private void maps() {
    Set<String> names = new HashSet<>();
    if (categories.maps().isEmpty()) {
      report("/categories/maps", "no map says which stage is in which category; give at least one");
    }
    for (int i = 0; i < categories.maps().size(); i++) {
      CategoryMap map = categories.maps().get(i);
      String pointer = "/categories/maps/" + i;
      if (!names.add(map.name())) {
        report(pointer + "/name", "there is another map '%s'; give each its own name".formatted(map.name()));
      }
      map(JsonPointer.ROOT.child("categories").child("maps").child(i).child("stages"), map);
    }
  }

  private void map(JsonPointer pointer, CategoryMap map) {
    Set<String> mapped = new HashSet<>();
    new TreeMap<>(map.stages()).forEach((stage, category) -> {
      if (!mapped.add(StageName.plain(stage)) || !stages.has(stage)) {
        report(pointer.child(stage).toString(),
            "'%s' stands there twice or is none of the stages %s".formatted(stage, stages));
      }
      if (!known.contains(StageName.plain(category))) {
        report(pointer.child(stage).toString(), "'%s' is none of the categories %s".formatted(category, categories.order()));
      }
    });
    List<String> missing = definition.stageWeights().keySet().stream()
        .filter(stage -> !StageName.isLost(stage) && !mapped.contains(StageName.plain(stage))).sorted().toList();
    if (!missing.isEmpty()) {
      report(pointer.toString(), "the stages %s have no category in map '%s'; give each one".formatted(missing, map.name()));
    }
  }

  private void report(String pointer, String message) {
    problems.add(new Violation(pointer, "forecast.definition.category", message));
  }
}
