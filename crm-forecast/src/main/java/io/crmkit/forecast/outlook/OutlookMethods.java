package io.crmkit.forecast.outlook;

import io.crmkit.forecast.series.SeriesMethod;
import io.crmkit.forecast.win.AgeHazards;
import io.crmkit.forecast.win.HazardShape;
import io.crmkit.forecast.win.StageRates;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.ToDoubleFunction;

/** The ways to say what open deals bring. */
public final class OutlookMethods {

  private static final int STAGE_PRIOR = 20;

  private OutlookMethods() {}

  /** Every open deal at its list amount with one probability, as a static weight of a stage has it. */
  public static OutlookMethod staticWeight(double weight) {
    return method("static-weights", (known, days) ->
        known.open().stream().map(deal -> new Expected(deal.id(), deal.owner(), deal.listAmount(), weight)).toList());
  }

  /** What came out of open deals in the same time before. */
  public static OutlookMethod lastPeriod() {
    return method("last-period", (known, days) -> {
      List<Expected> expected = new ArrayList<>();
      SeriesOutlook.wonFromOpen(known, days).forEach((owner, won) -> expected.add(new Expected(null, owner, won, 1)));
      return expected;
    });
  }

  /** What came out of open deals in the times before, owner by owner, continued by a method for series. */
  public static OutlookMethod series(SeriesMethod method) {
    return method("series-" + method.name(), (known, days) -> SeriesOutlook.expect(known, days, method));
  }

  /** Every open deal with the share of closed deals that was won in the end: how often, but not when. */
  public static OutlookMethod stageRates(String stage) {
    return method("stage-rates", (known, days) -> {
      StageRates rates = StageRates.EMPTY;
      for (TrackedDeal deal : known.closed()) {
        rates = rates.add(List.of(stage), deal.span().ending());
      }
      double rate = rates.rate(stage, STAGE_PRIOR);
      return priced(known, deal -> rate);
    });
  }

  /** Every open deal by its age and the season: {@link AgeHazards}. */
  public static OutlookMethod ageHazard(String name, HazardShape shape) {
    return method(name, (known, days) -> {
      AgeHazards hazards = hazards(known, shape);
      return priced(known, deal -> hazards.within(days, deal.span().opened(), known.day()).won());
    });
  }

  /** Every open deal by a logistic regression on how deals like it did in earlier windows. */
  public static OutlookMethod logistic() {
    return method("logistic", (known, days) -> {
      SnapshotLogistic model = SnapshotLogistic.learn(known, days);
      List<Double> probabilities = model.predict(known);
      TypicalAmounts amounts = TypicalAmounts.of(known);
      List<Expected> expected = new ArrayList<>();
      for (int i = 0; i < probabilities.size(); i++) {
        TrackedDeal deal = known.open().get(i);
        expected.add(new Expected(deal.id(), deal.owner(), amounts.of(deal), probabilities.get(i)));
      }
      return expected;
    });
  }

  /** What another method expects of open deals, and what deals bring that are yet to be opened. */
  public static OutlookMethod withNewBusiness(OutlookMethod pipeline, HazardShape shape) {
    return new OutlookMethod() {
      @Override
      public String name() {
        return "pipeline-and-new-business";
      }

      @Override
      public List<Expected> expect(KnownDeals known, int days) {
        List<Expected> all = new ArrayList<>(pipeline.expect(known, days));
        all.addAll(NewBusiness.expect(known, hazards(known, shape), days));
        return all;
      }

      @Override
      public Scope scope() {
        return Scope.ALL_DEALS;
      }
    };
  }

  private static AgeHazards hazards(KnownDeals known, HazardShape shape) {
    return AgeHazards.learn(known.spans(), known.firstClosing().orElse(known.day()), known.day(), shape);
  }

  private static List<Expected> priced(KnownDeals known, ToDoubleFunction<TrackedDeal> probability) {
    TypicalAmounts amounts = TypicalAmounts.of(known);
    return known.open().stream()
        .map(deal -> new Expected(deal.id(), deal.owner(), amounts.of(deal), probability.applyAsDouble(deal)))
        .toList();
  }

  private static OutlookMethod method(String name, BiFunction<KnownDeals, Integer, List<Expected>> expect) {
    return new OutlookMethod() {
      @Override
      public String name() {
        return name;
      }

      @Override
      public List<Expected> expect(KnownDeals known, int days) {
        return expect.apply(known, days);
      }
    };
  }
}
