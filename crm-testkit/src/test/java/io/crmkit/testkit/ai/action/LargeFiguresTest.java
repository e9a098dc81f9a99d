package io.crmkit.testkit.ai.action;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.crmkit.ai.action.Actions;
import io.crmkit.ai.action.bandit.Exploration.Greedy;
import io.crmkit.ai.action.bandit.Exploration.SquareCb;
import io.crmkit.ai.action.model.Action;
import io.crmkit.ai.action.model.Catalogue;
import io.crmkit.ai.action.model.Customer;
import io.crmkit.ai.action.model.CustomerId;
import io.crmkit.ai.action.model.Effect;
import io.crmkit.ai.action.model.Learning;
import io.crmkit.ai.action.model.Offer;
import io.crmkit.ai.action.model.Policy;
import io.crmkit.ai.action.model.Pool;
import io.crmkit.ai.action.model.PoolId;
import io.crmkit.core.Actor;
import io.crmkit.core.RefusedException;
import io.crmkit.core.TenantId;
import io.crmkit.core.Validated;
import io.crmkit.core.expression.Value;
import io.crmkit.core.expression.Value.Fields;
import io.crmkit.core.json.JsonDocuments;
import io.crmkit.core.money.Money;
import io.crmkit.testkit.core.HandClock;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Numbers that nobody expects of a customer, a success or an amount, and what they leave to everybody else. */
class LargeFiguresTest {

  private static final TenantId ACME = new TenantId("acme");
  private static final Money SCALE = Money.parse("USD 100.00");
  private static final Action MAIL =
      Action.of("mail", "email").margin("USD 50.00").cost("USD 0.10").validFor(Duration.ofDays(1)).build();

  private final HandClock clock = new HandClock(Instant.parse("2024-05-01T12:00:00Z"));
  private final InMemoryActions storage = new InMemoryActions();
  private final Actions actions = actions();

  private Actions actions() {
    return Actions.builder(storage).clock(clock)
        .effects((tenant, customer, fields, action) -> Optional.of(new Effect(0.2, 0.1, 0.3))).build();
  }

  private void open(Catalogue catalogue, Policy policy) {
    actions.publish(ACME, new Actor("ann"), catalogue);
    actions.install(ACME, policy).orElseThrow();
  }

  private static Customer customer(String id, String x) {
    return new Customer(new CustomerId(id), Fields.NONE.with("x", Value.of(new BigDecimal(x))));
  }

  @ParameterizedTest
  @CsvSource({"1e9, SUCCESSES", "-1e200, SUCCESSES", "1e200, AMOUNTS", "-1e300, AMOUNTS"})
  void ofOneCustomerLeaveOffersToEverybodyElse(String strange, Learning learning) {
    open(Catalogue.of(MAIL), Policy.of("p", new SquareCb(10, 0.5, 0.2), SCALE, "x").withLearning(learning));
    for (int seed = 0; seed < 3; seed++) {
      actions.generate(ACME, customer("c" + seed, strange), seed);
    }
    clock.move(Duration.ofDays(30));
    actions.expire(ACME, 10);

    assertThat(actions.learn(ACME)).isEqualTo(3);
    assertThat(actions.generate(ACME, customer("d", "1"), 7).offer()).isNotNull();
    assertThat(actions().generate(ACME, customer("e", "1"), 7).offer()).isNotNull();
  }

  @ParameterizedTest
  @ValueSource(longs = {Long.MIN_VALUE + 1, Long.MAX_VALUE})
  void ofOneRewardAreLearnedFrom(long minor) {
    open(Catalogue.of(MAIL), Policy.of("p", new Greedy(0), SCALE, "x"));
    Customer customer = customer("c", "1");
    Offer offer = Objects.requireNonNull(actions.generate(ACME, customer, 1).offer());
    actions.accept(ACME, customer.id(), offer.id()).orElseThrow();
    actions.complete(ACME, customer.id(), offer.id(), new Money(minor, SCALE.currency())).orElseThrow();
    clock.move(Duration.ofDays(30));

    assertThat(actions.learn(ACME)).isEqualTo(1);
    assertThat(actions().generate(ACME, customer("d", "1"), 1).offer()).isNotNull();
  }

  @Test
  void ofAnEffectOfWhichNothingIsKnownAreOffered() {
    open(Catalogue.of(MAIL), Policy.of("p", new Greedy(0), SCALE, "x"));
    Actions unsure = Actions.builder(storage).clock(clock).effects((tenant, customer, fields, action) ->
        Optional.of(new Effect(0.5, Double.NEGATIVE_INFINITY, Double.MAX_VALUE))).build();

    Offer offer = Objects.requireNonNull(unsure.generate(ACME, customer("c", "1"), 1).offer());
    assertThat(offer.worth().expected()).isEqualTo(Money.parse("USD 24.90"));
    assertThat(JsonDocuments.read(JsonDocuments.write(offer), Offer.class)).isEqualTo(Validated.valid(offer));
  }

  @Test
  void ofManyCustomersThatAreWorthMoreThanCanBeWeighedAreRefused() {
    open(Catalogue.of(List.of(agents(900)), visit("visit", "USD 100000000000000.00", 1)),
        Policy.of("p", new Greedy(0), SCALE, "x"));
    List<Customer> customers = IntStream.range(0, 1_000).mapToObj(i -> customer("c" + i, "1")).toList();

    assertThat(actions.generateAll(ACME, customers.subList(0, 300), 1).each()).hasSize(300);
    assertRefused(customers.subList(300, 1_000));
  }

  @Test
  void ofPoolsThatCannotBeWeighedAgainstCustomersAreRefused() {
    long most = 1_000_000_000_000_000L;
    open(Catalogue.of(List.of(agents(most)), visit("visit", "USD 50.00", most / 4), visit("tour", "USD 40.00", most / 5)),
        Policy.of("p", new Greedy(0), SCALE, "x"));

    assertRefused(IntStream.range(0, 5_000).mapToObj(i -> customer("c" + i, "1")).toList());
  }

  private void assertRefused(List<Customer> customers) {
    assertThatExceptionOfType(RefusedException.class).isThrownBy(() -> actions.generateAll(ACME, customers, 1))
        .withMessageContaining("hand over fewer of them");
  }

  private static Pool agents(long capacity) {
    return new Pool(new PoolId("agents"), capacity, Duration.ofDays(1));
  }

  private static Action visit(String id, String margin, long needed) {
    return Action.of(id, "phone").margin(margin).needs("agents", needed).build();
  }
}
