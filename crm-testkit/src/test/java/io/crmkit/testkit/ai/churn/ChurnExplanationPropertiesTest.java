package io.crmkit.testkit.ai.churn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.crmkit.ai.churn.ChurnExplanations;
import io.crmkit.ai.churn.ChurnSettings;
import io.crmkit.ai.churn.ExplanationRules;
import io.crmkit.ai.churn.feature.ChurnFeatures;
import io.crmkit.ai.churn.model.BaseRate;
import io.crmkit.ai.churn.model.ChurnExplanation;
import io.crmkit.ai.churn.model.ChurnModel;
import io.crmkit.ai.churn.model.CustomerFacts;
import io.crmkit.ai.churn.model.CustomerId;
import io.crmkit.ai.churn.model.FieldEffect;
import io.crmkit.ai.churn.model.Score;
import io.crmkit.ai.churn.model.Scoring;
import io.crmkit.ai.ir.DecisionPolicy;
import io.crmkit.core.TenantId;
import io.crmkit.core.event.DomainEvent;
import io.crmkit.core.event.Stream;
import io.crmkit.core.json.JsonDocuments;
import java.time.Clock;
import java.time.Instant;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.statistics.Statistics;

/** What holds for the explanations of all scores by all models. */
class ChurnExplanationPropertiesTest {

  private static final TenantId ACME = new TenantId("acme");
  private static final CustomerId ONE = new CustomerId("C-1");
  private static final Instant NOON = Instant.parse("2024-05-01T12:00:00Z");

  @Property(tries = 300)
  void sayWhyTheScoreIsWhatItIs(@ForAll("models") ChurnModel model, @ForAll("facts") CustomerFacts facts,
      @ForAll @IntRange(min = 1, max = 4) int most, @ForAll @DoubleRange(max = 0.2) double least) {
    ChurnExplanation why = explained(model, facts, new ExplanationRules(most, least, List.of()));
    List<FieldEffect> effects = why.attributed().effects();

    assertThat(why.estimate()).isEqualTo(model.estimate(facts));
    assertThat(why.attributed().score().probability()).isEqualTo(why.estimate().probability());
    double base = why.attributed().base().margin();
    double size = Math.abs(base) + effects.stream().mapToDouble(effect -> Math.abs(effect.amount())).sum();
    assertThat(base + effects.stream().mapToDouble(FieldEffect::amount).sum())
        .isEqualTo(why.attributed().score().margin(), within(1e-12 * Math.max(1, size)));
    assertThat(why.attributed().reasons()).isEqualTo(effects.stream()
        .filter(effect -> effect.amount() != 0 && Math.abs(effect.amount()) >= least).limit(most).toList());
    assertThat(effects).isSortedAccordingTo((one, other) -> Double.compare(Math.abs(other.amount()), Math.abs(one.amount())));
    int reasons = why.attributed().reasons().size();
    Statistics.label("reasons").collect(reasons == 0 ? "none" : reasons < effects.size() ? "some" : "all");
    Statistics.label("reasons").coverage(seen -> {
      seen.check("some").percentage(share -> share > 3);
      seen.check("all").percentage(share -> share > 2);
    });
  }

  @Property(tries = 200)
  void areNothingOfTheCustomerWhereTheShareAnswers(
      @ForAll("models") ChurnModel model, @ForAll("facts") CustomerFacts one, @ForAll("facts") CustomerFacts other) {
    if (model.scoring() instanceof Scoring.Rate) {
      assertThat(explained(model, one, ExplanationRules.DEFAULT))
          .isEqualTo(explained(model, other, ExplanationRules.DEFAULT));
    }
    Statistics.label("kind").collect(model.scoring().kind());
    Statistics.label("kind").coverage(seen -> seen.check("rate").percentage(share -> share > 6));
  }

  @Property(tries = 100)
  void areKeptInDocuments(@ForAll("models") ChurnModel model, @ForAll("facts") CustomerFacts facts) {
    ChurnExplanation why = explained(model, facts, ExplanationRules.DEFAULT);

    assertThat(JsonDocuments.read(JsonDocuments.write(why), ChurnExplanation.class).orElseThrow()).isEqualTo(why);
  }

  private static ChurnExplanation explained(ChurnModel model, CustomerFacts facts, ExplanationRules rules) {
    ChurnSettings settings = new ChurnSettings(new ChurnFeatures(Currency.getInstance("EUR"), 90),
        BaseRate.prior(0.15, 40), DecisionPolicy.QUARTERS).explaining(rules);
    InMemoryChurn storage = new InMemoryChurn();
    storage.models().add(ACME, model,
        new DomainEvent(ACME, new Stream("churn-model", "current"), 1, "churn.model-made", NOON, "{}", Map.of()));
    storage.scores().append(ACME, List.of(Score.first(ONE, facts, model.estimate(facts), NOON)), List.of());
    return new ChurnExplanations(storage.models(), storage.scores(), settings, Clock.systemUTC())
        .explain(ACME, ONE).orElseThrow();
  }

  @Provide
  Arbitrary<ChurnModel> models() {
    return ChurnArbitraries.models(1);
  }

  @Provide
  Arbitrary<CustomerFacts> facts() {
    return ChurnArbitraries.facts();
  }
}
