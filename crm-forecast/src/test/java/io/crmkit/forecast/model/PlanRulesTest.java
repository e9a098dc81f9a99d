package io.crmkit.forecast.model;

import static org.assertj.core.api.Assertions.assertThat;

import io.crmkit.core.Actor;
import io.crmkit.core.money.Money;
import io.crmkit.core.spec.DeciderSpec;
import io.crmkit.forecast.json.ForecastJson;
import io.crmkit.forecast.model.ForecastCommand.Adjust;
import io.crmkit.forecast.model.ForecastCommand.Define;
import io.crmkit.forecast.model.ForecastCommand.Retract;
import io.crmkit.forecast.model.ForecastCommand.SetQuota;
import io.crmkit.forecast.model.ForecastCommand.WithdrawQuota;
import io.crmkit.forecast.model.ForecastEvent.AdjustmentRetracted;
import io.crmkit.forecast.model.ForecastEvent.ForecastAdjusted;
import io.crmkit.forecast.model.ForecastEvent.ForecastDefined;
import io.crmkit.forecast.model.ForecastEvent.QuotaSet;
import io.crmkit.forecast.model.ForecastEvent.QuotaWithdrawn;
import io.crmkit.forecast.model.plan.Adjustment;
import io.crmkit.forecast.model.plan.AdjustmentKind;
import io.crmkit.forecast.model.plan.Authority;
import io.crmkit.forecast.model.plan.Basis;
import io.crmkit.forecast.model.plan.Column;
import io.crmkit.forecast.model.plan.Days;
import io.crmkit.forecast.model.plan.Dimension;
import io.crmkit.forecast.model.plan.Hierarchy;
import io.crmkit.forecast.model.plan.Layer;
import io.crmkit.forecast.model.plan.MadeAdjustment;
import io.crmkit.forecast.model.plan.Place;
import io.crmkit.forecast.model.plan.Quota;
import io.crmkit.forecast.model.plan.View;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlanRulesTest {

  private static final Instant NOON = Instant.parse("2024-11-11T12:00:00Z");
  private static final Actor ANN = new Actor("ann");
  private static final Actor BOB = new Actor("bob");
  private static final Actor MIA = new Actor("mia");
  private static final Actor ZOE = new Actor("zoe");
  private static final Hierarchy SALES = new Hierarchy("sales", "v1", Dimension.OWNER,
      Map.of("ann", "west", "bob", "west", "west", "zoe"), Map.of("west", "mia"));
  private static final Days NOVEMBER = new Days(LocalDate.parse("2024-11-01"), LocalDate.parse("2024-11-30"));
  private static final Place OF_ANN = new Place("sales", "ann", NOVEMBER, Column.of(Basis.WEIGHTED));
  private static final ForecastDefinition Q4 = ForecastJson.read("""
      {"name": "Q4", "forecast_type": "weighted", "period_start": "2024-10-01", "period_end": "2024-12-31",
       "forecasted_amount": 1000, "stage_weights": {"won": 1}, "scenarios": [{"name": "low", "adjustment_factor": 0.8}],
       "categories": {"maps": [{"name": "sales", "stages": {"won": "closed"}}]}}""").orElseThrow();
  private static final ForecastDefined DEFINED = new ForecastDefined(Q4, "host", NOON);

  private final DeciderSpec<Forecast, ForecastCommand, ForecastEvent> spec = DeciderSpec.of(new ForecastDecider());

  private static Adjustment plus(String value) {
    return of(AdjustmentKind.DELTA, value);
  }

  private static Adjustment of(AdjustmentKind kind, String value) {
    return Adjustment.builder(OF_ANN, kind, new BigDecimal(value)).because("a hunch");
  }

  private static Adjustment at(String hierarchy, String node, Column column) {
    return Adjustment.builder(new Place(hierarchy, node, NOVEMBER, column), AdjustmentKind.DELTA, BigDecimal.ONE)
        .because("a hunch");
  }

  private static ForecastAdjusted made(long number, Actor by, Layer layer, String node) {
    return new ForecastAdjusted(
        new MadeAdjustment(number, plus("5"), new Authority(layer, node), by.id(), NOON));
  }

  private static Adjustment because(String reason) {
    return Adjustment.builder(OF_ANN, AdjustmentKind.DELTA, BigDecimal.ONE).because(reason);
  }

  private static ForecastAdjusted made(Adjustment adjustment) {
    return new ForecastAdjusted(
        new MadeAdjustment(2, adjustment, new Authority(Layer.OWNER, "ann"), ANN.id(), NOON));
  }

  private static Adjust adjust(Adjustment adjustment, Actor by) {
    return new Adjust(adjustment, SALES, by, NOON);
  }

  private static Quota quota(String amount) {
    return new Quota(OF_ANN, Money.parse(amount), "v1", List.of("west", "zoe"), "host", NOON);
  }

  @Nested
  class WhoAdjusts {

    @Test
    void isTheOwnerOfTheFigure() {
      spec.given(DEFINED).when(adjust(plus("5"), ANN)).thenEmits(made(2, ANN, Layer.OWNER, "ann"));
    }

    @Test
    void isWhoeverIsInChargeAboveIt() {
      spec.given(DEFINED).when(adjust(plus("5"), MIA)).thenEmits(made(2, MIA, Layer.MANAGER, "west"));
      spec.given(DEFINED).when(adjust(plus("5"), ZOE)).thenEmits(made(2, ZOE, Layer.MANAGER, "zoe"));
    }

    @Test
    void isNobodyElse() {
      spec.given(DEFINED).when(adjust(plus("5"), BOB)).thenRefuses(new ForecastRefusal.NotInCharge("bob", "ann"));
      spec.given(DEFINED).when(adjust(at("sales", "west", Column.of(Basis.AMOUNT)), ANN))
          .thenRefuses(new ForecastRefusal.NotInCharge("ann", "west"));
    }
  }

  @Nested
  class WhatIsAdjusted {

    @Test
    void isAFigureThatThereIs() {
      Column unknown = Column.of(Basis.AMOUNT, "sales", "omitted", View.SINGLE);

      spec.given(DEFINED).when(adjust(at("sales", "eve", Column.of(Basis.AMOUNT)), ZOE))
          .thenRefuses(new ForecastRefusal.NoSuchNode("sales", "eve"));
      spec.given(DEFINED).when(adjust(at("products", "ann", Column.of(Basis.AMOUNT)), ZOE))
          .thenRefuses(new ForecastRefusal.NoSuchHierarchy("products"));
      spec.given(DEFINED).when(adjust(at("sales", "ann", unknown), ZOE))
          .thenRefuses(new ForecastRefusal.NoSuchColumn(unknown));
    }

    @Test
    void isAScenarioThatThereIs() {
      spec.given(DEFINED).when(adjust(Adjustment.builder(OF_ANN, AdjustmentKind.SET, BigDecimal.ONE).scenario("high")
          .because("a hunch"), ANN)).thenRefuses(new ForecastRefusal.NoSuchScenario("high", List.of("base", "low")));
    }

    @ParameterizedTest
    @CsvSource({"SET, 0.001", "DELTA, 100000000000000000", "PERCENT, -100.0001", "PERCENT, 1.00001", "FACTOR, -0.1",
        "SET, 1E+2147483647", "SET, -100E+2147483647", "SET, 1E-2147483647", "FACTOR, 100.0001", "PERCENT, 10000.0001"})
    void isAdjustedByAValueThatMeansSomething(AdjustmentKind kind, String value) {
      spec.given(DEFINED).when(adjust(of(kind, value), ANN))
          .thenRefuses(new ForecastRefusal.UnfitValue(kind, new BigDecimal(value)));
      assertThat(new ForecastRefusal.UnfitValue(kind, new BigDecimal(value)).message()).hasSizeLessThan(300);
    }

    @Test
    void isMultipliedByAHundredAtMost() {
      spec.given(DEFINED).when(adjust(of(AdjustmentKind.FACTOR, "1E+2"), ANN)).thenEmits(made(of(AdjustmentKind.FACTOR, "1E+2")));
      spec.given(DEFINED).when(adjust(of(AdjustmentKind.PERCENT, "10000.00000"), ANN))
          .thenEmits(made(of(AdjustmentKind.PERCENT, "10000.00000")));
    }

    @Test
    void isAdjustedForAReasonThatPeopleCanRead() {
      spec.given(DEFINED).when(adjust(because("x".repeat(2_000)), ANN)).thenEmits(made(because("x".repeat(2_000))));
      spec.given(DEFINED).when(adjust(because("x".repeat(2_001)), ANN))
          .thenRefuses(new ForecastRefusal.TooLongAReason(2_001, 2_000));
    }

    @Test
    void staysInItsCurrencyWhileThereIsAnAmountBesideIt() {
      ForecastDefinition euro = ForecastJson.read(
          ForecastJson.write(Q4).replaceFirst("\\{", "{\"currency\": \"EUR\",")).orElseThrow();
      ForecastDefined anew = new ForecastDefined(euro, "host", NOON);
      Define define = new Define(euro, new Actor("host"), NOON);
      ForecastRefusal inUse = new ForecastRefusal.CurrencyInUse("USD");

      spec.given(DEFINED, made(2, ANN, Layer.OWNER, "ann")).when(define).thenRefuses(inUse);
      spec.given(DEFINED, new QuotaSet(quota("USD 1.00"))).when(define).thenRefuses(inUse);
      spec.given(DEFINED, made(of(AdjustmentKind.FACTOR, "2"))).when(define).thenEmits(anew);
      spec.given(DEFINED, made(2, ANN, Layer.OWNER, "ann"), new AdjustmentRetracted(2, "ann", NOON)).when(define)
          .thenEmits(anew);
    }

    @Test
    void isNotAdjustedForThePast() {
      spec.given(DEFINED).when(adjust(Adjustment.builder(OF_ANN, AdjustmentKind.SET, BigDecimal.ONE).expires(NOON)
          .because("late"), ANN)).thenRefuses(new ForecastRefusal.Expired(NOON));
    }

    @Test
    void keepsItsAdjustmentsWhenTheForecastIsDefinedAnew() {
      ForecastDefinition other = ForecastJson.read(ForecastJson.write(Q4).replace("\"Q4\"", "\"fourth\"")).orElseThrow();

      spec.given(DEFINED, made(2, ANN, Layer.OWNER, "ann"), new ForecastDefined(other, "host", NOON))
          .when(new Retract(2, SALES, ANN, NOON)).thenEmits(new AdjustmentRetracted(2, "ann", NOON));
    }
  }

  @Nested
  class WhoRetracts {

    @Test
    void isWhoMadeIt() {
      spec.given(DEFINED, made(2, MIA, Layer.MANAGER, "west")).when(new Retract(2, SALES, MIA, NOON))
          .thenEmits(new AdjustmentRetracted(2, "mia", NOON));
    }

    @Test
    void isWhoeverIsInChargeAboveThem() {
      spec.given(DEFINED, made(2, MIA, Layer.MANAGER, "west")).when(new Retract(2, SALES, ZOE, NOON))
          .thenEmits(new AdjustmentRetracted(2, "zoe", NOON));
    }

    @Test
    void isNotTheOwnerOfAFigureThatAManagerHasAdjusted() {
      spec.given(DEFINED, made(2, MIA, Layer.MANAGER, "west")).when(new Retract(2, SALES, ANN, NOON))
          .thenRefuses(new ForecastRefusal.NotInCharge("ann", "ann"));
    }

    @Test
    void isNobodyASecondTime() {
      spec.given(DEFINED, made(2, ANN, Layer.OWNER, "ann"), new AdjustmentRetracted(2, "ann", NOON))
          .when(new Retract(2, SALES, ANN, NOON)).thenRefuses(new ForecastRefusal.NoSuchAdjustment(2));
    }
  }

  @Nested
  class AQuota {

    private static SetQuota set(String amount) {
      return new SetQuota(OF_ANN, Money.parse(amount), SALES, new Actor("host"), NOON);
    }

    @Test
    void remembersTheTreeThatItWasSetFor() {
      spec.given(DEFINED).when(set("USD 100.00")).thenEmits(new QuotaSet(quota("USD 100.00")));
    }

    @Test
    void isSetAnewAndCausesNothingWhenItIsTheSame() {
      spec.given(DEFINED, new QuotaSet(quota("USD 100.00"))).when(set("USD 90.00"))
          .thenEmits(new QuotaSet(quota("USD 90.00")));
      spec.given(DEFINED, new QuotaSet(quota("USD 100.00"))).when(set("USD 100.00")).thenEmits();
    }

    private static Quota ofClosed(String spelled, String amount) {
      Column column = Column.of(Basis.WEIGHTED, "sales", spelled, View.SINGLE);
      return new Quota(new Place("sales", "ann", NOVEMBER, column),
          Money.parse(amount), "v1", List.of("west", "zoe"), "host", NOON);
    }

    private static SetQuota set(Quota quota) {
      return new SetQuota(quota.place(), quota.amount(), SALES, new Actor("host"), NOON);
    }

    @Test
    void isTheSameHoweverItsCategoryIsSpelled() {
      Quota first = ofClosed("closed", "USD 5.00");
      Quota anew = ofClosed("Closed", "USD 9.00");

      spec.given(DEFINED, new QuotaSet(first)).when(set(anew)).thenEmits(new QuotaSet(anew));
      spec.given(DEFINED, new QuotaSet(first)).when(set(ofClosed("CLOSED", "USD 5.00"))).thenEmits();
      spec.given(DEFINED, new QuotaSet(first), new QuotaSet(anew)).when(set(first)).thenEmits(new QuotaSet(first));
    }

    @Test
    void isWithdrawnHoweverItsCategoryIsSpelled() {
      Place shouted = ofClosed("CLOSED", "USD 1.00").place();
      WithdrawQuota withdraw = new WithdrawQuota(shouted, MIA, NOON);
      QuotaWithdrawn withdrawn = new QuotaWithdrawn(shouted, "mia", NOON);

      spec.given(DEFINED, new QuotaSet(ofClosed("closed", "USD 5.00"))).when(withdraw).thenEmits(withdrawn);
      spec.given(DEFINED, new QuotaSet(ofClosed("closed", "USD 5.00")), withdrawn).when(withdraw)
          .thenRefuses(new ForecastRefusal.NoSuchQuota(shouted));
    }

    @Test
    void isInTheCurrencyOfTheForecast() {
      spec.given(DEFINED).when(set("EUR 1.00"))
          .thenRefuses(new ForecastRefusal.OtherCurrency(Money.parse("EUR 1.00"), "USD"));
    }

    @Test
    void isWithdrawnOnce() {
      WithdrawQuota withdraw = new WithdrawQuota(OF_ANN, MIA, NOON);
      QuotaWithdrawn withdrawn = new QuotaWithdrawn(OF_ANN, "mia", NOON);

      spec.given(DEFINED, new QuotaSet(quota("USD 1.00"))).when(withdraw).thenEmits(withdrawn);
      spec.given(DEFINED, new QuotaSet(quota("USD 1.00")), withdrawn).when(withdraw)
          .thenRefuses(new ForecastRefusal.NoSuchQuota(OF_ANN));
    }
  }
}
