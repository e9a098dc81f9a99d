package io.crmkit.forecast.pivot;

import io.crmkit.forecast.model.Deal;
import io.crmkit.forecast.model.Probability;
import io.crmkit.record.ExchangeRates;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Which table somebody wants to see.
 *
 * @param rows the fields that rows are made of, the outermost first; none for one row of totals
 * @param columns the fields that columns are made of
 * @param measures at least one, of different names
 * @param filter which deals are looked at
 * @param currency that of all amounts; deals are priced at the rate of their own close date
 * @param stageWeights the probability to win a deal of each stage, for {@link PivotMeasure#weighted()}
 */
public record PivotRequest(
    List<PivotField> rows,
    List<PivotField> columns,
    List<PivotMeasure> measures,
    Predicate<Deal> filter,
    Currency currency,
    ExchangeRates rates,
    Map<String, Probability> stageWeights) {

  public PivotRequest {
    rows = List.copyOf(rows);
    columns = List.copyOf(columns);
    measures = List.copyOf(measures);
    stageWeights = Map.copyOf(stageWeights);
    Objects.requireNonNull(filter, "filter");
    Objects.requireNonNull(currency, "currency");
    Objects.requireNonNull(rates, "rates");
    requireDifferent(Stream.concat(rows.stream(), columns.stream()).map(PivotField::name).toList(), "fields");
    requireDifferent(measures.stream().map(PivotMeasure::name).toList(), "measures");
    if (measures.isEmpty()) {
      throw new IllegalArgumentException("measures must not be empty");
    }
  }

  public static Builder builder(Currency currency) {
    return new Builder(currency);
  }

  /** Returns the request for the same table with rows and columns exchanged. */
  public PivotRequest transposed() {
    return new PivotRequest(columns, rows, measures, filter, currency, rates, stageWeights);
  }

  private static void requireDifferent(List<String> names, String what) {
    if (names.stream().distinct().count() < names.size()) {
      throw new IllegalArgumentException("%s must have different names but have %s".formatted(what, names));
    }
  }

  /** Collects what a request says. Not thread-safe. */
  public static final class Builder {

    private final Currency currency;
    private List<PivotField> rows = List.of();
    private List<PivotField> columns = List.of();
    private List<PivotMeasure> measures = List.of(PivotMeasure.deals());
    private Predicate<Deal> filter = deal -> true;
    private ExchangeRates rates = ExchangeRates.NONE;
    private Map<String, Probability> stageWeights = Map.of();

    private Builder(Currency currency) {
      this.currency = Objects.requireNonNull(currency, "currency");
    }

    public Builder rows(PivotField... fields) {
      this.rows = List.of(fields);
      return this;
    }

    public Builder columns(PivotField... fields) {
      this.columns = List.of(fields);
      return this;
    }

    /** Measures these; without it, how many deals there are. */
    public Builder measures(PivotMeasure... each) {
      this.measures = List.of(each);
      return this;
    }

    /** Looks at these deals only. */
    public Builder filter(Predicate<Deal> which) {
      this.filter = which;
      return this;
    }

    /** Prices deals of other currencies by these rates; without it, they have no price. */
    public Builder rates(ExchangeRates dated) {
      this.rates = dated;
      return this;
    }

    public Builder stageWeights(Map<String, Probability> weights) {
      this.stageWeights = weights;
      return this;
    }

    public PivotRequest build() {
      return new PivotRequest(rows, columns, measures, filter, currency, rates, stageWeights);
    }
  }
}
