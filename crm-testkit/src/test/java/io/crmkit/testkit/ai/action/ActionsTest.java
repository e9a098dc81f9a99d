package io.crmkit.testkit.ai.action;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.crmkit.ai.action.Actions;
import io.crmkit.ai.action.bandit.Exploration.Greedy;
import io.crmkit.ai.action.bandit.Exploration.SquareCb;
import io.crmkit.ai.action.evaluation.Gate;
import io.crmkit.ai.action.evaluation.GateRefusal;
import io.crmkit.ai.action.model.Action;
import io.crmkit.ai.action.model.ActionId;
import io.crmkit.ai.action.model.Catalogue;
import io.crmkit.ai.action.model.Customer;
import io.crmkit.ai.action.model.CustomerId;
import io.crmkit.ai.action.model.Effect;
import io.crmkit.ai.action.model.EffectPrior;
import io.crmkit.ai.action.model.Evaluation;
import io.crmkit.ai.action.model.Evidence;
import io.crmkit.ai.action.model.Excluded;
import io.crmkit.ai.action.model.Exclusion;
import io.crmkit.ai.action.model.Generation;
import io.crmkit.ai.action.model.Generations;
import io.crmkit.ai.action.model.Learning;
import io.crmkit.ai.action.model.Offer;
import io.crmkit.ai.action.model.Policy;
import io.crmkit.ai.action.model.PolicyEvent;
import io.crmkit.ai.action.model.PolicyRefusal;
import io.crmkit.ai.action.model.Pool;
import io.crmkit.ai.action.model.PoolId;
import io.crmkit.ai.action.model.Ranked;
import io.crmkit.ai.action.model.Ranking;
import io.crmkit.ai.action.model.Share;
import io.crmkit.ai.action.port.Effects;
import io.crmkit.core.Actor;
import io.crmkit.core.Decision;
import io.crmkit.core.Decision.Refused;
import io.crmkit.core.RefusedException;
import io.crmkit.core.TenantId;
import io.crmkit.core.expression.Value;
import io.crmkit.core.expression.Value.Fields;
import io.crmkit.core.money.Money;
import io.crmkit.core.paging.PageRequest;
import io.crmkit.testkit.core.HandClock;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Next best actions from the catalogue to what was learned, in memory. */
class ActionsTest {

  private static final TenantId ACME = new TenantId("acme");
  private static final TenantId GLOBEX = new TenantId("globex");
  private static final Actor ANN = new Actor("ann");
  private static final Money SCALE = Money.parse("USD 100.00");
  private static final Policy POLICY = Policy.of("first", new SquareCb(10, 0.5, 0.2), SCALE, "x");
  private static final Action CALL = Action.of("call", "phone").margin("USD 100.00").cost("USD 1.00")
      .when("tenure > 3").unless("complaint", "There is a complaint.", "complaints > 0")
      .validFor(Duration.ofDays(1)).needs("agents", 2).build();
  private static final Action MAIL = Action.of("mail", "email").margin("USD 50.00").cost("USD 0.10")
      .validFor(Duration.ofDays(1)).build();
  private static final Action GIFT = Action.of("gift", "post").margin("USD 50.00").cost("USD 20.00").build();
  private static final Pool AGENTS = new Pool(new PoolId("agents"), 4, Duration.ofDays(1));
  private static final Catalogue CATALOGUE = Catalogue.of(List.of(AGENTS), CALL, MAIL, GIFT);

  private final HandClock clock = new HandClock(Instant.parse("2024-05-01T12:00:00Z"));
  private final InMemoryActions storage = new InMemoryActions();
  private final Map<ActionId, Effect> known = Map.of(
      CALL.id(), new Effect(0.2, 0.1, 0.3), MAIL.id(), new Effect(0.1, -0.05, 0.25),
      GIFT.id(), new Effect(0.1, 0, 0.2));
  private final Actions actions = service((tenant, customer, fields, action) ->
      Optional.ofNullable(known.get(action.id())));

  private Actions service(Effects effects) {
    return Actions.builder(storage).effects(effects).clock(clock).build();
  }

  private void open(Catalogue catalogue, Policy policy) {
    actions.publish(ACME, ANN, catalogue);
    actions.install(ACME, policy).orElseThrow();
  }

  @Nested
  class ARanking {

    @Test
    void hasTheBestFirstAndAReasonForEverythingElse() {
      open(CATALOGUE, POLICY);
      Ranking ranking = actions.rank(ACME, customer("c", 5, 0, 0));

      assertThat(ranking.ranked()).extracting(Ranked::action).containsExactly(CALL, MAIL);
      assertThat(ranking.ranked()).extracting(each -> each.worth().expected())
          .containsExactly(Money.parse("USD 19.00"), Money.parse("USD 4.90"));
      assertThat(ranking.excluded()).extracting(Excluded::why).hasOnlyElementsOfType(Exclusion.NotWorthIt.class);
      assertThat(codes(actions.rank(ACME, customer("c", 3, 0, 0)))).contains("ai.action.not-eligible");
      assertThat(codes(actions.rank(ACME, customer("c", 5, 1, 0)))).contains("ai.action.suppressed.complaint");
      assertThat(storage.recommendations().find(ACME, new CustomerId("c"))).isEmpty();
    }

    @Test
    void leavesOutWhatHasNoEffectAndWhatIsNotProven() {
      Effects none = (tenant, customer, fields, action) -> Optional.of(new Effect(-0.1, -0.2, 0));
      open(CATALOGUE, POLICY.withEvidence(Evidence.PROVEN));

      assertThat(actions.rank(ACME, customer("c", 5, 0, 0)).ranked()).extracting(Ranked::action).containsExactly(CALL);
      Ranking nothing = service(none).rank(ACME, customer("c", 5, 0, 0));
      assertThat(nothing.abstains()).isTrue();
      assertThat(codes(nothing)).containsOnly("ai.action.no-effect");
      assertThat(service(none).generate(ACME, customer("c", 5, 0, 0), 1).offer()).isNull();
    }

    @Test
    void leavesOutWhatCannotBeToldAndWhatIsBeyondTheLimit() {
      open(CATALOGUE, POLICY.withLimit(1));
      Customer strange = new Customer(new CustomerId("c"), Fields.NONE.with("tenure", Value.of("long")));

      assertThat(codes(actions.rank(ACME, strange))).contains("ai.action.unknowable");
      assertThat(codes(actions.rank(ACME, customer("c", 5, 0, 0)))).contains("ai.action.beyond-limit");
    }

    @Test
    void needsACatalogueAndAPolicy() {
      assertThatExceptionOfType(RefusedException.class).isThrownBy(() -> actions.rank(ACME, customer("c", 5, 0, 0)))
          .extracting(RefusedException::refusal).isInstanceOf(PolicyRefusal.NoCatalogue.class);
      actions.publish(ACME, ANN, CATALOGUE);
      assertThatExceptionOfType(RefusedException.class).isThrownBy(() -> actions.rank(ACME, customer("c", 5, 0, 0)))
          .extracting(RefusedException::refusal).isInstanceOf(PolicyRefusal.NotInstalled.class);
      assertThat(actions.publish(ACME, ANN, "{\"actions\": [], \"colour\": 1}").toString())
          .contains("\"colour\" is not known here");
    }
  }

  @Test
  void publishesNoAmountsThatCannotBeMultipliedIn() {
    Catalogue huge = Catalogue.of(
        Action.of("mail", "email").margin("USD 92233720368547758.07").cost("USD 92233720368547758.07").build());

    assertThatExceptionOfType(RefusedException.class).isThrownBy(() -> actions.publish(ACME, ANN, huge))
        .withMessageContaining("/actions/0");
    assertThat(actions.publish(ACME, ANN, huge.write()).toString())
        .contains("/actions/0: action mail");
    open(Catalogue.of(Action.of("mail", "email").margin("USD 100000000000000.00").cost("USD 100000000000000.00").build()),
        Policy.of("p", new Greedy(0), SCALE));
    assertThat(actions.rank(ACME, customer("c", 5, 0, 0)).ranked()).isEmpty();
  }

  @Nested
  class AnOffer {

    @Test
    void isChosenByTheSeedWithTheChancesWrittenDown() {
      open(CATALOGUE, POLICY);
      Offer offer = offer(actions.generate(ACME, customer("c", 5, 0, 0.5), 42));
      Offer same = offer(actions.generate(ACME, customer("d", 5, 0, 0.5), 42));

      assertThat(offer.choice().shares()).extracting(Share::action)
          .containsExactly(ActionId.NOTHING, CALL.id(), MAIL.id());
      assertThat(offer.choice().shares().stream().mapToDouble(Share::chance).sum()).isBetween(1 - 1e-9, 1 + 1e-9);
      assertThat(offer.choice().context()).isEqualTo(Map.of("x", 0.5));
      assertThat(same.action()).isEqualTo(offer.action());
      assertThat(same.choice()).isEqualTo(offer.choice());
      assertThat(IntStream.range(0, 60).mapToObj(seed ->
          offer(actions.generate(ACME, customer("e" + seed, 3, 0, 0), seed)).action()).distinct())
          .containsExactlyInAnyOrder(ActionId.NOTHING, MAIL.id());
    }

    @Test
    void isAnsweredAndKeptApartFromThoseOfOtherTenants() {
      open(CATALOGUE, POLICY.withLimit(1));
      Offer offer = shown("c", 3);
      CustomerId customer = new CustomerId("c");

      assertThat(actions.accept(GLOBEX, customer, offer.id())).isInstanceOf(Refused.class);
      assertThat(actions.accept(ACME, customer, offer.id()).orElseThrow()).hasSize(1);
      assertThat(actions.complete(ACME, customer, offer.id(), SCALE).orElseThrow()).hasSize(1);
      assertThat(actions.history(ACME, customer)).hasSizeGreaterThanOrEqualTo(3);
      assertThat(actions.history(GLOBEX, customer)).isEmpty();
      assertThat(actions.learn(ACME)).isZero();
      clock.move(Duration.ofDays(8));
      assertThat(actions.learn(ACME)).isPositive();
    }

    @Test
    void isNotMadeWhileAnotherOneWaits() {
      open(CATALOGUE, POLICY);
      actions.generate(ACME, customer("c", 3, 0, 0), 1);

      assertThat(codes(actions.generate(ACME, customer("c", 3, 0, 0), 2).ranking())).contains("ai.action.already-open");
      clock.move(Duration.ofDays(8));
      assertThat(actions.generate(ACME, customer("c", 3, 0, 0), 3).offer()).isNotNull();
      assertThat(storage.recommendations().log(ACME, PageRequest.first(9)).items()).hasSize(1);
    }

    @Test
    void expiresWhenTheHostSweeps() {
      open(CATALOGUE, POLICY);
      actions.generate(ACME, customer("c", 3, 0, 0), 1);
      actions.generate(ACME, customer("d", 3, 0, 0), 1);

      assertThat(actions.expire(ACME, 10)).isZero();
      clock.move(Duration.ofDays(8));
      assertThat(actions.expire(ACME, 1)).isEqualTo(1);
      assertThat(actions.expire(ACME, 10)).isEqualTo(1);
      assertThat(actions.expire(ACME, 10)).isZero();
    }

    @Test
    void takesOutOfPoolsWhatItNeedsUntilNothingIsLeft() {
      open(Catalogue.of(List.of(AGENTS), CALL), new Policies().certain());
      Generation first = actions.generate(ACME, customer("a", 5, 0, 0), 1);
      actions.generate(ACME, customer("b", 5, 0, 0), 1);
      Generation third = actions.generate(ACME, customer("c", 5, 0, 0), 1);

      assertThat(offer(first).action()).isEqualTo(CALL.id());
      assertThat(codes(third.ranking())).containsExactly("ai.action.capacity-exhausted");
      clock.move(Duration.ofHours(12));
      assertThat(actions.generate(ACME, customer("c", 5, 0, 0), 1).offer()).isNotNull();
    }
  }

  @Nested
  class ManyAtOnce {

    @Test
    void giveWhatIsScarceToWhomItIsWorthMostFor() {
      Actions byTenure = service((tenant, customer, fields, action) -> {
        double tenure = ((Value.Number) fields.value("tenure")).value().doubleValue();
        return Optional.of(new Effect(tenure / 100, 0, tenure / 50));
      });
      open(Catalogue.of(List.of(AGENTS), CALL, MAIL), new Policies().certain());
      List<Customer> customers = IntStream.of(10, 40, 20, 30).mapToObj(tenure -> customer("c" + tenure, tenure, 0, 0))
          .toList();

      Generations all = byTenure.generateAll(ACME, customers, 7);
      List<Generation> generations = all.each();
      assertThat(generations).extracting(generation -> offer(generation).action())
          .containsExactly(MAIL.id(), CALL.id(), MAIL.id(), CALL.id());
      assertThat(codes(generations.get(0).ranking())).containsExactly("ai.action.not-allotted");
      assertThat(all.allotted()).isEqualTo(generations.stream()
          .map(generation -> offer(generation).worth().expected()).reduce(Money::plus).orElseThrow());
      assertThat(all.gap()).isEqualTo(Money.parse("USD 0.00"));
      assertThatIllegalArgumentException()
          .isThrownBy(() -> byTenure.generateAll(ACME, List.of(customers.get(0), customers.get(0)), 1));
    }
  }

  @Nested
  class Policies {

    private Policy certain() {
      return Policy.of("certain", new Greedy(0), SCALE).withPrior(new EffectPrior(0.2, 0.1, 0.95));
    }

    @ParameterizedTest
    @EnumSource
    void learnWhomAnActionHelpsAndGiveWayToTheBetterOne(Learning learning) {
      Actions unknowing = service(Effects.unknown());
      Policy blind = Policy.of("blind", new Greedy(1), SCALE, "x").withPrior(new EffectPrior(0.05, 0.1, 0.95));
      open(Catalogue.of(MAIL), blind);
      play(unknowing, 1_200);
      Policy seeing = Policy.of("seeing", new SquareCb(10, 0.5, 0.05), SCALE, "x").withPrior(blind.prior())
          .withLearning(learning);

      Evaluation evaluation = unknowing.evaluate(ACME, seeing);
      assertThat(evaluation.doublyRobust().low()).isGreaterThan(evaluation.inForce().value());
      assertThat(refusal(unknowing.propose(ACME, seeing, Gate.USUAL.withMargin(5))))
          .isInstanceOf(GateRefusal.NotBetter.class);
      assertThat(refusal(unknowing.propose(ACME, Policy.of("p", new Greedy(0), SCALE, "y"), Gate.USUAL)))
          .isEqualTo(new PolicyRefusal.FeaturesNotLogged(List.of("y")));
      assertThat(unknowing.propose(ACME, seeing, Gate.USUAL).orElseThrow()).singleElement()
          .isInstanceOf(PolicyEvent.PolicyChanged.class);
      assertThat(chanceOfMail(unknowing, 1)).isGreaterThan(0.8);
      assertThat(chanceOfMail(unknowing, -1)).isLessThan(0.2);
    }

    @Test
    void learnTheEffectOfAnActionAgainstDoingNothing() {
      Actions unknowing = service(Effects.unknown());
      open(Catalogue.of(MAIL), Policy.of("blind", new Greedy(1), SCALE, "x"));
      Effect cold = unknowing.rank(ACME, customer("new", 5, 0, 0)).ranked().get(0).worth().effect();
      play(unknowing, 1_200);
      unknowing.learn(ACME);

      Effect learned = unknowing.rank(ACME, customer("new", 5, 0, 0)).ranked().get(0).worth().effect();
      assertThat(cold).isEqualTo(EffectPrior.USUAL.cold());
      assertThat(learned.high() - learned.low()).isLessThan(cold.high() - cold.low());
      assertThat(learned.mean()).isGreaterThan(cold.mean());
    }

    @Test
    void areNotChangedByALogThatSaysTooLittle() {
      open(CATALOGUE, POLICY);
      assertThat(refusal(actions.propose(ACME, Policy.of("p", new Greedy(0), SCALE), Gate.USUAL)))
          .isInstanceOf(GateRefusal.TooFewDecisions.class);
      assertThat(refusal(actions.install(ACME, Policy.of("p", new Greedy(0), SCALE))))
          .isInstanceOf(PolicyRefusal.AlreadyInstalled.class);
    }

    @Test
    void fitTheCatalogueTheyAreUsedWith() {
      actions.publish(ACME, ANN, CATALOGUE);
      Policy euros = Policy.of("p", new Greedy(0), Money.parse("EUR 1.00"));
      String[] many = IntStream.range(0, 50).mapToObj(number -> "f" + number).toArray(String[]::new);
      Action[] mails = IntStream.range(0, 30).mapToObj(number ->
          Action.of("mail" + number, "email").margin("USD 50.00").build()).toArray(Action[]::new);

      assertThat(refusal(actions.install(ACME, euros))).isEqualTo(new PolicyRefusal.OtherCurrency("EUR", "USD"));
      actions.install(ACME, Policy.of("p", new Greedy(0), SCALE, many)).orElseThrow();
      actions.publish(ACME, ANN, Catalogue.of(mails));
      assertThatExceptionOfType(RefusedException.class).isThrownBy(() -> actions.rank(ACME, customer("c", 5, 0, 0)))
          .extracting(RefusedException::refusal).isEqualTo(new PolicyRefusal.TooLarge(30, 50, 1_000));
      assertThat(refusal(actions.propose(ACME, euros, Gate.USUAL))).isInstanceOf(PolicyRefusal.OtherCurrency.class);
    }

    @Test
    void outliveActionsThatTheCatalogueNoLongerHas() {
      Actions unknowing = service(Effects.unknown());
      open(Catalogue.of(MAIL, GIFT), Policy.of("blind", new Greedy(1), SCALE, "x"));
      play(unknowing, 100);
      actions.publish(ACME, ANN, Catalogue.of(MAIL));

      assertThat(unknowing.learn(ACME)).isPositive();
      assertThat(unknowing.rank(ACME, customer("new", 5, 0, 0)).ranked()).extracting(Ranked::action)
          .containsExactly(MAIL);
    }

    /**
     * A mail makes eight of ten succeed where x is positive, and nobody elsewhere; of those left alone three of ten do.
     */
    private void play(Actions unknowing, int customers) {
      SplittableRandom random = new SplittableRandom(11);
      for (int i = 0; i < customers; i++) {
        double x = random.nextDouble() < 0.6 ? 1 : -1;
        Customer customer = customer("c" + i, 5, 0, x);
        Offer offer = offer(unknowing.generate(ACME, customer, random.nextLong()));
        double chance = offer.isShown() ? x > 0 ? 0.8 : 0 : 0.3;
        if (random.nextDouble() < chance) {
          if (offer.isShown()) {
            unknowing.accept(ACME, customer.id(), offer.id()).orElseThrow();
          }
          unknowing.complete(ACME, customer.id(), offer.id(), Money.parse("USD 50.00")).orElseThrow();
        }
      }
      clock.move(Duration.ofDays(8));
      unknowing.expire(ACME, customers);
    }

    private double chanceOfMail(Actions unknowing, double x) {
      return Objects.requireNonNull(
          offer(unknowing.generate(ACME, customer("z" + x, 5, 0, x), 3)).choice().chanceOf(MAIL.id()));
    }
  }

  private Offer shown(String id, int tenure) {
    for (long seed = 0; ; seed++) {
      Offer offer = offer(actions.generate(ACME, customer(id, tenure, 0, 0), seed));
      if (offer.isShown()) {
        return offer;
      }
      actions.complete(ACME, new CustomerId(id), offer.id(), SCALE).orElseThrow();
    }
  }

  private static Offer offer(Generation generation) {
    return Objects.requireNonNull(generation.offer(), () -> generation.ranking().excluded().toString());
  }

  private static List<String> codes(Ranking ranking) {
    return ranking.excluded().stream().map(excluded -> excluded.why().code()).toList();
  }

  private static <E> Object refusal(Decision<E> decision) {
    return ((Refused<E>) decision).refusal();
  }

  private static Customer customer(String id, int tenure, int complaints, double x) {
    return new Customer(new CustomerId(id), Fields.NONE.with("tenure", Value.of(tenure))
        .with("complaints", Value.of(complaints)).with("x", Value.of(BigDecimal.valueOf(x))));
  }
}
