package io.crmkit.forecast.model;

import io.crmkit.core.Violation;
import io.crmkit.core.Violations;
import io.crmkit.core.naming.JsonPointer;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/**
 * Finds the deals of a pipeline that a definition does not know what to make of. Each problem names the deal's place in
 * the pipeline, from zero, and its id:
 *
 * <ul>
 *   <li>{@code forecast.unknown-stage} at {@code /deals/7}: its stage has no weight;
 *   <li>{@code forecast.unknown-category} at {@code /deals/7/categories/standard}: somebody set a category that there is
 *       not;
 *   <li>{@code forecast.unknown-credit-type} at {@code /deals/7/credits/0}: the definition does not declare it;
 *   <li>{@code forecast.credits} at {@code /deals/7/credits}: those of an additive type do not make up the whole deal;
 *   <li>{@code forecast.schedule} at {@code /deals/7/schedule}: its instalments are not the whole deal, or not all
 *       of one kind and currency.
 * </ul>
 *
 * <p>Not safe for use by several threads.
 */
public final class DealCheck {

  private static final int MOST_PROBLEMS = 100;

  private final ForecastDefinition definition;
  private final Map<String, CreditKind> types;
  private final Map<String, CategorySorter> sorters = new HashMap<>();
  private final Map<String, Optional<Probability>> weights = new HashMap<>();
  private final List<Violation> problems = new ArrayList<>();
  private long place = -1;

  public DealCheck(ForecastDefinition definition) {
    this.definition = definition;
    this.types = definition.credits();
    ForecastCategories categories = definition.categories();
    if (categories != null) {
      categories.maps().forEach(map -> sorters.put(map.name(), new CategorySorter(categories, map)));
    }
  }

  /** Looks at the next deal and returns whether it is sound. */
  public boolean accepts(Deal deal) {
    place++;
    boolean sound = weight(deal).isPresent();
    if (!sound) {
      report("", "forecast.unknown-stage", "deal '%s' is in the stage '%s', which has no weight; known are %s".formatted(
          deal.id(), deal.stage(), new TreeSet<>(definition.stageWeights().keySet())));
    }
    sound &= deal.categories().isEmpty() || hasKnownCategories(deal);
    sound &= deal.credits().isEmpty() || hasSoundCredits(deal);
    sound &= deal.schedule().isEmpty() || hasSoundSchedule(deal);
    return sound;
  }

  /** Returns the probability of the stage of a deal, if that is known. */
  public Optional<Probability> weight(Deal deal) {
    return weights.computeIfAbsent(deal.stage(), definition::weight);
  }

  /** Returns what was found, the first hundred problems of it; nothing if all deals so far are sound. */
  public Optional<Violations> problems() {
    return problems.isEmpty() ? Optional.empty() : Optional.of(new Violations(problems));
  }

  private boolean hasKnownCategories(Deal deal) {
    boolean known = true;
    for (String map : new TreeSet<>(deal.categories().keySet())) {
      CategorySorter sorter = sorters.get(map);
      if (sorter != null && !sorter.knows(deal)) {
        known = false;
        report(JsonPointer.ROOT.child("categories").child(map).toString(), "forecast.unknown-category",
            "somebody put deal '%s' into the category '%s', which there is not".formatted(deal.id(), deal.categories().get(map)));
      }
    }
    return known;
  }

  private boolean hasSoundCredits(Deal deal) {
    boolean sound = true;
    for (int i = 0; i < deal.credits().size(); i++) {
      String type = deal.credits().get(i).type();
      if (!types.containsKey(type)) {
        sound = false;
        report("/credits/" + i, "forecast.unknown-credit-type", "deal '%s' has a credit of the type '%s'; known are %s"
            .formatted(deal.id(), type, new TreeSet<>(types.keySet())));
      }
    }
    for (String type : new TreeSet<>(types.keySet())) {
      long total = CreditShare.total(deal, type);
      if (types.get(type) == CreditKind.ADDITIVE && total != 0 && total != CreditShare.WHOLE) {
        sound = false;
        report("/credits", "forecast.credits", "the credits of type '%s' of deal '%s' make up %s %%; they must make up 100"
            .formatted(type, deal.id(), BigDecimal.valueOf(total, 2).toPlainString()));
      }
    }
    return sound;
  }

  private boolean hasSoundSchedule(Deal deal) {
    Optional<String> problem = ScheduleCheck.problem(deal);
    problem.ifPresent(message -> report("/schedule", "forecast.schedule", message));
    return problem.isEmpty();
  }

  private void report(String pointer, String code, String message) {
    if (problems.size() < MOST_PROBLEMS) {
      problems.add(new Violation("/deals/" + place + pointer, code, message));
    }
  }
}
