package io.crmkit.forecast.pivot;

import io.crmkit.core.Validated;
import io.crmkit.core.Violation;
import io.crmkit.core.Violations;
import io.crmkit.core.money.Money;
import io.crmkit.forecast.model.Deal;
import io.crmkit.forecast.model.Probability;
import io.crmkit.forecast.model.StageName;
import io.crmkit.forecast.pivot.PivotMeasure.Kind;
import io.crmkit.forecast.pivot.PivotMeasure.Plain;
import io.crmkit.forecast.pivot.PivotTable.Cell;
import io.crmkit.forecast.pivot.PivotTally.Priced;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Takes in deals, one after the other, and puts each into its cell and into every subtotal and total above it: those
 * are measured on all their deals, so that an average, a rate or a percentile of a total is that of its deals.
 *
 * <p>Memory grows with the cells, of which there are at most {@value #MOST_CELLS} with all totals; and for minima,
 * maxima and percentiles with the different amounts in each. Not for several threads at once; {@linkplain #merge merge}
 * those of several.
 */
public final class Pivot {

  /** How many cells a table has at most, subtotals and totals among them. */
  public static final int MOST_CELLS = 100_000;

  private static final int MOST_PROBLEMS = 100;
  private static final int WHOLE = -1;

  private final PivotRequest request;
  private final Map<String, Probability> weights;
  private final boolean isWeighted;
  private final Map<Cell, PivotTally> cells = new HashMap<>();
  private final List<Problem> problems = new ArrayList<>();
  private long deals;

  /**
   * What is wrong.
   *
   * @param place of the deal that it is about; {@link #WHOLE} of all of them
   */
  private record Problem(long place, String code, String message) {

    Problem after(long others) {
      return place == WHOLE ? this : new Problem(place + others, code, message);
    }

    Violation violation() {
      return new Violation(place == WHOLE ? "" : "/deals/" + place, code, message);
    }
  }

  public Pivot(PivotRequest request) {
    this.request = request;
    this.weights = request.stageWeights().entrySet().stream()
        .collect(Collectors.toMap(weight -> StageName.plain(weight.getKey()), Map.Entry::getValue, (a, b) -> b));
    this.isWeighted = request.measures().stream()
        .anyMatch(measure -> measure instanceof Plain plain && plain.kind() == Kind.WEIGHTED);
  }

  /** Takes the next deal in. */
  public void add(Deal deal) {
    long place = deals++;
    if (!request.filter().test(deal)) {
      return;
    }
    Probability probability = probability(deal);
    if (probability == null) {
      report(new Problem(place, "pivot.unknown-stage",
          "deal '%s' is in the stage '%s', which has no weight; give it one".formatted(deal.id(), deal.stage())));
      return;
    }
    Priced priced = new Priced(deal, price(deal), probability.value());
    try {
      add(priced, values(request.rows(), deal), values(request.columns(), deal));
    } catch (PivotField.UncoveredDay uncovered) {
      report(new Problem(place, "pivot.uncovered-day", uncovered.problem()));
    }
  }

  private static List<String> values(List<PivotField> fields, Deal deal) {
    return fields.stream().map(field -> field.value(deal)).toList();
  }

  private void add(Priced priced, List<String> row, List<String> column) {
    for (int outer = 0; outer <= row.size(); outer++) {
      for (int inner = 0; inner <= column.size(); inner++) {
        at(new Cell(row.subList(0, outer), column.subList(0, inner))).add(priced);
      }
    }
  }

  /** Takes in all that {@code other} has, which must be of the same request; its deals come after those of this one. */
  public void merge(Pivot other) {
    if (!other.request.equals(request)) {
      throw new IllegalArgumentException("only pivots of the same request can be merged");
    }
    other.cells.forEach((cell, tally) -> at(cell).merge(tally));
    other.problems.forEach(problem -> report(problem.after(deals)));
    deals += other.deals;
  }

  /**
   * Returns the table; or a violation {@code pivot.unknown-stage} for each deal whose stage has no weight where one is
   * needed, and {@code pivot.uncovered-day} for each that closes when its calendar has no period, with its place from
   * zero, or {@code pivot.too-large} if there are more than {@link #MOST_CELLS} cells.
   */
  public Validated<PivotTable> table() {
    if (!problems.isEmpty()) {
      return Validated.invalid(new Violations(problems.stream().map(Problem::violation).toList()));
    }
    Map<Cell, Map<String, BigDecimal>> values = new HashMap<>();
    cells.forEach((cell, tally) -> values.put(cell, tally.values()));
    return Validated.valid(new PivotTable(keys(Cell::row, request.rows()), keys(Cell::column, request.columns()),
        request.measures().stream().map(PivotMeasure::name).toList(), values));
  }

  private PivotTally at(Cell cell) {
    PivotTally tally = cells.get(cell);
    if (tally != null) {
      return tally;
    }
    PivotTally fresh = new PivotTally(request.measures());
    if (cells.size() < MOST_CELLS) {
      cells.put(cell, fresh);
    } else {
      report(new Problem(
          WHOLE, "pivot.too-large", "the table has more than %d cells; take fewer fields".formatted(MOST_CELLS)));
    }
    return fresh;
  }

  private @Nullable Probability probability(Deal deal) {
    if (!isWeighted || StageName.isLost(deal.stage())) {
      return Probability.ZERO;
    }
    Probability own = deal.probability();
    return own == null ? weights.get(StageName.plain(deal.stage())) : own;
  }

  private @Nullable BigDecimal price(Deal deal) {
    Money amount = deal.amount();
    LocalDate day = deal.closeDate();
    if (amount == null || day == null) {
      return amount != null && amount.currency().equals(request.currency()) ? amount.amount() : null;
    }
    return request.rates().convert(amount, request.currency().getCurrencyCode(), day).orElse(null);
  }

  private List<List<String>> keys(Function<Cell, List<String>> of, List<PivotField> fields) {
    return cells.keySet().stream().map(of).filter(key -> key.size() == fields.size()).distinct()
        .sorted(Pivot::compare).toList();
  }

  private static int compare(List<String> one, List<String> other) {
    for (int i = 0; i < one.size(); i++) {
      int order = one.get(i).compareTo(other.get(i));
      if (order != 0) {
        return order;
      }
    }
    return 0;
  }

  private void report(Problem problem) {
    if (problems.size() < MOST_PROBLEMS && (problem.place != WHOLE || !problems.contains(problem))) {
      problems.add(problem);
    }
  }
}
