package io.crmkit.testkit.forecast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.crmkit.forecast.accuracy.EventForecasts;
import io.crmkit.forecast.accuracy.RankedProbability;
import io.crmkit.forecast.accuracy.ReliabilityTable;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.statistics.Statistics;

/** The measures of probabilities against their definitions. */
class EventForecastsPropertiesTest {

  /** A forecast; few different probabilities, so that many are equal. */
  record Judged(double probability, boolean happened) {}

  @Property
  void theAreaIsTheShareOfPairsInTheRightOrder(@ForAll("many") List<Judged> judged) {
    double right = 0;
    long pairs = 0;
    boolean tied = false;
    for (Judged event : judged) {
      for (Judged other : judged) {
        if (event.happened && !other.happened) {
          pairs++;
          right += event.probability > other.probability ? 1 : event.probability == other.probability ? 0.5 : 0;
          tied |= event.probability == other.probability;
        }
      }
    }
    Statistics.collect(pairs == 0 ? "no pair" : tied ? "tied" : "all different");
    Statistics.coverage(seen -> seen.check("tied").percentage(share -> share > 20));

    if (pairs == 0) {
      assertThat(forecasts(judged).auc()).isEmpty();
    } else {
      assertThat(forecasts(judged).auc().orElseThrow()).isCloseTo(right / pairs, within(1e-12));
    }
  }

  @Property
  void thePartsOfTheBrierScoreMakeItUp(
      @ForAll("some") List<Judged> judged, @ForAll @IntRange(min = 1, max = 12) int bins) {
    EventForecasts forecasts = forecasts(judged);
    for (ReliabilityTable table : List.of(forecasts.equalWidth(bins), forecasts.equalMass(bins))) {
      assertThat(table.count()).isEqualTo(judged.size());
      assertThat(table.bins().size()).isLessThanOrEqualTo(bins);
      assertThat(table.brierParts().brier()).isCloseTo(forecasts.brier(), within(1e-12));
      assertThat(table.brierParts().uncertainty())
          .isCloseTo(forecasts.baseRate() * (1 - forecasts.baseRate()), within(1e-12));
      Statistics.collect(table.bins().size() > 1 ? "several bins" : "one bin");
    }
    Statistics.coverage(seen -> seen.check("several bins").percentage(share -> share > 30));
  }

  @Property
  void theOrderOfMergingDoesNotMatter(@ForAll("many") List<Judged> one, @ForAll("many") List<Judged> other) {
    Statistics.collect(one.isEmpty() || other.isEmpty() ? "with nothing" : "both");
    Statistics.coverage(seen -> seen.check("both").percentage(share -> share > 36));
    EventForecasts merged = forecasts(one).merge(forecasts(other));
    EventForecasts turned = forecasts(other).merge(forecasts(one));

    assertThat(merged.count()).isEqualTo(one.size() + other.size());
    assertThat(turned.auc()).isEqualTo(merged.auc());
    if (!merged.isEmpty()) {
      assertThat(turned.brier()).isEqualTo(merged.brier());
      assertThat(turned.logLoss()).isEqualTo(merged.logLoss());
      assertThat(turned.equalMass(5)).isEqualTo(merged.equalMass(5));
    }
  }

  @Property
  void theRankedScoreOfASampleIsItsDefinition(
      @ForAll @Size(min = 1, max = 12) List<@DoubleRange(min = -50, max = 50) Double> sample,
      @ForAll @DoubleRange(min = -60, max = 60) double outcome) {
    double[] values = sample.stream().mapToDouble(Double::doubleValue).toArray();
    double[] edges = Arrays.copyOf(values, values.length + 1);
    edges[values.length] = outcome;
    Arrays.sort(edges);
    double integral = 0;
    for (int i = 1; i < edges.length; i++) {
      double from = edges[i - 1];
      double below = Arrays.stream(values).filter(each -> each <= from).count() / (double) values.length;
      double step = outcome <= from ? 1 : 0;
      integral += (edges[i] - from) * (below - step) * (below - step);
    }
    Statistics.collect(outcome < edges[edges.length - 1] && outcome > edges[0] ? "within" : "outside");
    Statistics.coverage(seen -> seen.check("within").percentage(share -> share > 20));

    assertThat(RankedProbability.ofSample(values, outcome)).isCloseTo(integral, within(1e-9));
  }

  private static EventForecasts forecasts(List<Judged> judged) {
    double[] probabilities = judged.stream().mapToDouble(Judged::probability).toArray();
    boolean[] happened = new boolean[probabilities.length];
    for (int i = 0; i < happened.length; i++) {
      happened[i] = judged.get(i).happened;
    }
    return EventForecasts.of(probabilities, happened);
  }

  @Provide
  Arbitrary<List<Judged>> many() {
    Arbitrary<Double> probabilities = Arbitraries.integers().between(0, 20).map(step -> step / 20.0);
    return Combinators.combine(probabilities, Arbitraries.of(true, false))
        .as(Judged::new).list().ofMaxSize(25);
  }

  @Provide
  Arbitrary<List<Judged>> some() {
    return many().filter(list -> !list.isEmpty());
  }
}
