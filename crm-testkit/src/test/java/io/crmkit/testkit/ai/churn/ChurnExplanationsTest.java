package io.crmkit.testkit.ai.churn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.within;

import io.crmkit.ai.churn.Churn;
import io.crmkit.ai.churn.ChurnExplanations;
import io.crmkit.ai.churn.ChurnSettings;
import io.crmkit.ai.churn.ExplanationRules;
import io.crmkit.ai.churn.ScoreRun;
import io.crmkit.ai.churn.feature.ChurnFeatures;
import io.crmkit.ai.churn.feature.CustomerRecord;
import io.crmkit.ai.churn.feature.Lever;
import io.crmkit.ai.churn.model.Attributed;
import io.crmkit.ai.churn.model.BaseRate;
import io.crmkit.ai.churn.model.CaseCount;
import io.crmkit.ai.churn.model.ChurnExplanation;
import io.crmkit.ai.churn.model.ChurnModel;
import io.crmkit.ai.churn.model.CustomerId;
import io.crmkit.ai.churn.model.ExplainedChange;
import io.crmkit.ai.churn.model.FieldEffect;
import io.crmkit.ai.churn.model.Scoring;
import io.crmkit.ai.explain.Change;
import io.crmkit.ai.explain.Direction;
import io.crmkit.ai.ir.Calibrator;
import io.crmkit.ai.ir.DecisionPolicy;
import io.crmkit.ai.ir.Derivation;
import io.crmkit.ai.ir.Feature;
import io.crmkit.ai.ir.FeatureSchema;
import io.crmkit.ai.ir.Logistic;
import io.crmkit.ai.ir.ModelIr;
import io.crmkit.ai.ir.Predictor.Linear;
import io.crmkit.ai.ir.Predictor.Term;
import io.crmkit.ai.ir.Task;
import io.crmkit.core.TenantId;
import io.crmkit.core.Validated;
import io.crmkit.core.event.DomainEvent;
import io.crmkit.core.event.Stream;
import io.crmkit.core.paging.PageRequest;
import io.crmkit.testkit.core.HandClock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class ChurnExplanationsTest {

  private static final TenantId ACME = new TenantId("acme");
  private static final Instant NOON = Instant.parse("2024-05-01T12:00:00Z");
  private static final LocalDate DAY = LocalDate.parse("2024-05-01");
  private static final CustomerId ONE = new CustomerId("C-1");
  private static final FeatureSchema SCHEMA = new FeatureSchema(List.of(Feature.number("recency"),
      Feature.number("overdue"), Feature.number("logins"), Feature.number("price"),
      Feature.category("plan", List.of("basic", "pro", "old"))));
  private static final ChurnSettings SETTINGS = new ChurnSettings(
      new ChurnFeatures(Currency.getInstance("EUR"), 90), BaseRate.prior(0.15, 40), DecisionPolicy.QUARTERS)
      .explaining(new ExplanationRules(2, 0.5, List.of(new Lever.Words("plan", List.of("pro", "never seen")),
          new Lever.Amounts("price", List.of(5.0, 10.0, 20.0), Direction.LOWERS),
          new Lever.Amounts("not read", List.of(1.0), Direction.NEITHER))));

  private final InMemoryChurn storage = new InMemoryChurn();
  private final HandClock clock = new HandClock(NOON);
  private final Churn churn = new Churn(storage.models(), storage.scores(), SETTINGS, clock);
  private final ChurnExplanations explanations =
      new ChurnExplanations(storage.models(), storage.scores(), SETTINGS, clock);

  /**
   * Log-odds {@code -1 + overdue - 1 + 0.1 price - 1 + 0.5 (plan is basic) - 0.3 (plan is pro) + 0.01 logins}, where
   * twice one overdue, a price of 10 and no plan are usual, and half the log-odds after calibration.
   */
  private static ChurnModel model(long version) {
    ModelIr.Builder ir = ModelIr.builder(Task.BINARY, SCHEMA);
    int basic = ir.derive(new Derivation.Category(4, 0));
    int pro = ir.derive(new Derivation.Category(4, 1));
    int ratio = ir.derive(new Derivation.Ratio(0, 2));
    return new ChurnModel(version, NOON, CaseCount.NONE, new Scoring.Learned(ir
        .predictor(new Linear(-1, List.of(new Term(1, 1, 1), new Term(3, 0.1, 10), new Term(basic, 0.5, 0.4),
            new Term(pro, -0.3, 0), new Term(ratio, 0.2, 1))))
        .calibrator(Calibrator.temperature(2)).build()));
  }

  private void add(ChurnModel model) {
    storage.models().add(ACME, model, new DomainEvent(ACME, new Stream("churn-model", "current"), model.version(),
        "churn.model-made", NOON, "{}", Map.of()));
  }

  /** 60 days since the last of 6 orders: 4 times overdue; 30 days of logins: a ratio of 2. */
  private static CustomerRecord customer(String id) {
    return CustomerRecord.of(id, LocalDate.parse("2024-01-01")).lastOrder(DAY.minusDays(60)).orders(6L).logins(30L)
        .number("price", 15).category("plan", "basic").build();
  }

  private ChurnExplanation explained(String id) {
    return explanations.explain(ACME, customer(id)).orElseThrow();
  }

  @Nested
  class OfALearnedModel {

    @Test
    void addUpFromTheBaseToTheMarginBeforeCalibration() {
      add(model(1));
      Attributed why = explained("C-1").attributed();

      // -1 + 1 * 1 + 0.1 * 10 + 0.5 * 0.4 + 0.2 * 1 of somebody unknown
      assertThat(why.base().margin()).isEqualTo(1.4, within(1e-12));
      assertThat(why.base().probability()).isEqualTo(Logistic.of(0.7), within(1e-12));
      // -1 + 4 + 1.5 + 0.5 + 0.4
      assertThat(why.score().margin()).isEqualTo(5.4, within(1e-12));
      assertThat(why.score().uncalibrated()).isEqualTo(Logistic.of(5.4), within(1e-12));
      assertThat(why.score().probability()).isEqualTo(Logistic.of(2.7), within(1e-12));
      double sum = why.effects().stream().mapToDouble(FieldEffect::amount).sum();
      assertThat(why.base().margin() + sum).isEqualTo(why.score().margin(), within(1e-12));
    }

    @Test
    void areOfTheFieldsThatTheHostKnows() {
      add(model(1));
      List<FieldEffect> effects = explained("C-1").attributed().effects();

      assertThat(effects).extracting(FieldEffect::field).containsExactly("overdue", "price", "plan", "recency / logins");
      assertThat(effects).extracting(FieldEffect::members).containsExactly(List.of("last_order", "orders"),
          List.of("price"), List.of("plan"), List.of("last_order", "logins"));
      assertThat(effects).extracting(FieldEffect::value).containsExactly("4", "15", "basic", "2");
      assertThat(effects.get(0).amount()).isEqualTo(3, within(1e-12));
      assertThat(effects.get(2).amount()).as("both words of the plan").isEqualTo(0.5 * 0.6, within(1e-12));
    }

    @Test
    void giveTheLargestReasonsThatAreLargeEnough() {
      add(model(1));
      assertThat(explained("C-1").attributed().reasons()).extracting(FieldEffect::code)
          .containsExactly("overdue.raises", "price.raises");

      CustomerRecord content = CustomerRecord.of("C-2", DAY).number("price", 9).category("plan", "pro").build();
      assertThat(explanations.explain(ACME, content).orElseThrow().attributed().reasons())
          .as("only what is known is a reason, and 0.1 of log-odds is too little").extracting(FieldEffect::code)
          .containsExactly("plan.lowers");
    }

    @Test
    void sayWhatTheHostCouldDoAndNothingElse() {
      add(model(1));
      List<Change> changes = explained("C-1").changes();

      // a price of 5 takes 1 from the log-odds, pro takes 0.8, a price of 10 takes 0.5; 20 is not lower
      assertThat(changes).extracting(Change::field).containsExactly("price", "plan", "price");
      assertThat(changes).extracting(Change::to).containsExactly("5", "pro", "10");
      assertThat(changes.get(1).before()).isEqualTo(Logistic.of(2.7), within(1e-12));
      assertThat(changes.get(1).after()).isEqualTo(Logistic.of(2.3), within(1e-12));
    }

    @Test
    void tellNoValuesInText() {
      add(model(1));
      assertThat(explained("C-1").toString()).contains("overdue +3.000").doesNotContain("basic", "C-1", "15");
    }
  }

  @Nested
  class OfAScore {

    @Test
    void isTheNewestByTheModelThatMadeIt() {
      add(model(1));
      churn.predict(ACME, customer("C-1")).orElseThrow();
      storage.models().add(ACME, new ChurnModel(2, NOON, CaseCount.NONE, Scoring.Rate.of(SETTINGS.prior(),
          DecisionPolicy.QUARTERS)), new DomainEvent(ACME, new Stream("churn-model", "current"), 2, "churn.model-made",
          NOON, "{}", Map.of()));

      ChurnExplanation why = explanations.explain(ACME, ONE).orElseThrow();
      assertThat(why.estimate()).isEqualTo(churn.history(ACME, ONE, PageRequest.first(1)).items().get(0).estimate());
      assertThat(why.attributed().reasons()).hasSize(2);
      assertThat(explanations.explain(ACME, new CustomerId("nobody"))).isEmpty();
      assertThat(explanations.explain(new TenantId("globex"), ONE)).isEmpty();
    }

    @Test
    void hasChangedByTheFieldsThatHaveChanged() {
      add(model(1));
      churn.predict(ACME, customer("C-1")).orElseThrow();
      assertThat(explanations.lastChange(ACME, ONE)).as("one score").isEmpty();
      CustomerRecord cheaper = CustomerRecord.of("C-1", LocalDate.parse("2024-01-01")).lastOrder(DAY.minusDays(60))
          .orders(6L).logins(30L).number("price", 5).category("plan", "basic").build();
      churn.predict(ACME, cheaper).orElseThrow();

      ExplainedChange change = explanations.lastChange(ACME, ONE).orElseThrow();
      assertThat(change.change()).isEqualTo(churn.lastChange(ACME, ONE).orElseThrow());
      assertThat(change.fields()).singleElement().satisfies(field -> {
        assertThat(field.fields()).containsExactly("price");
        assertThat(field.effect().doubleValue()).isEqualTo(Logistic.of(2.2) - Logistic.of(2.7), within(2e-12));
      });
    }

    @Test
    void cannotBeToldWithoutTheModel() {
      add(model(1));
      churn.predict(ACME, customer("C-1")).orElseThrow();
      ChurnExplanations without =
          new ChurnExplanations(new InMemoryChurn().models(), storage.scores(), SETTINGS, clock);

      assertThatIllegalStateException().isThrownBy(() -> without.explain(ACME, ONE)).withMessageContaining("version 1");
    }
  }

  @Nested
  class OfTheShareOfAll {

    @Test
    void hasNoReasons() {
      ChurnExplanation why = explained("C-1");

      assertThat(why.estimate().model()).isZero();
      assertThat(why.attributed().base()).isEqualTo(why.attributed().score());
      assertThat(why.attributed().base().probability()).isEqualTo(0.15, within(1e-12));
      assertThat(why.attributed().base().margin()).isEqualTo(Logistic.inverse(0.15), within(1e-12));
      assertThat(why.attributed().effects()).isEmpty();
      assertThat(why.attributed().reasons()).isEmpty();
      assertThat(why.changes()).isEmpty();
    }

    @Test
    void isWhatItWasThen() {
      churn.predict(ACME, customer("C-1")).orElseThrow();
      ChurnSettings others = new ChurnSettings(SETTINGS.features(), BaseRate.prior(0.5, 10), SETTINGS.policy());

      assertThat(new ChurnExplanations(storage.models(), storage.scores(), others, clock).explain(ACME, ONE)
          .orElseThrow().attributed().score().probability()).isEqualTo(0.15, within(1e-12));
    }
  }

  @Nested
  class OfMany {

    @Test
    void areThoseOfEachAndComeAfterTheirScoresAreWritten() {
      add(model(1));
      List<ChurnExplanation> heard = new ArrayList<>();
      List<CustomerRecord> customers = IntStream.range(0, Churn.PART + 3).mapToObj(i -> customer("C-" + i)).toList();
      churn.predictAll(ACME, customers.iterator(), ScoreRun.PLAIN.explained(why -> {
        assertThat(churn.history(ACME, why.customer(), PageRequest.first(1)).items().get(0).estimate())
            .isEqualTo(why.estimate());
        heard.add(why);
      }));

      assertThat(heard).hasSize(Churn.PART + 3);
      assertThat(heard.get(1)).isEqualTo(explained("C-1"));
      assertThat(heard.get(Churn.PART + 2)).isEqualTo(explained("C-" + (Churn.PART + 2)));
    }

    @Test
    void areToldOfTheShareToo() {
      List<ChurnExplanation> heard = new ArrayList<>();
      churn.predictAll(ACME, List.of(customer("C-1")).iterator(), ScoreRun.PLAIN.explained(heard::add));

      assertThat(heard).containsExactly(explained("C-1"));
    }
  }

  @Test
  void refusesRecordsThatAreNotSound() {
    CustomerRecord wrong = CustomerRecord.of("C-1", DAY.plusDays(1)).build();

    assertThat(explanations.explain(ACME, wrong)).isInstanceOf(Validated.Invalid.class);
  }
}
