package io.crmkit.examples.churn;

import io.crmkit.ai.action.Actions;
import io.crmkit.ai.action.bandit.Exploration.Greedy;
import io.crmkit.ai.action.model.Action;
import io.crmkit.ai.action.model.ActionId;
import io.crmkit.ai.action.model.Catalogue;
import io.crmkit.ai.action.model.Customer;
import io.crmkit.ai.action.model.CustomerId;
import io.crmkit.ai.action.model.Effect;
import io.crmkit.ai.action.model.Generation;
import io.crmkit.ai.action.model.Offer;
import io.crmkit.ai.action.model.Policy;
import io.crmkit.core.Actor;
import io.crmkit.core.TenantId;
import io.crmkit.core.expression.Value;
import io.crmkit.testkit.ai.action.InMemoryActions;
import java.math.BigDecimal;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The next best actions for customers at risk. What an action does is assumed, until answers tell: so many of those who
 * would leave stay, half as many to half as many again.
 */
final class NextOffers {

  /** How many decisions are made by lot, since without them nobody could tell an effect. */
  static final double BY_LOT = 0.1;

  private static final TenantId TENANT = new TenantId("desk");
  private static final String RISK = "risk";
  private static final String LEVEL = "level";

  private final Catalogue catalogue;
  private final Map<String, Double> saves;
  private final Clock clock;

  /** @param saves by action, which share of those who would leave it keeps; the others are as the usual prior has it */
  NextOffers(Catalogue catalogue, Map<String, Double> saves, Clock clock) {
    this.catalogue = catalogue;
    this.saves = Map.copyOf(saves);
    this.clock = clock;
  }

  /** What there is for a customer. */
  record Next(int row, Generation generation) {

    /** Returns the offer that the customer is shown. */
    Optional<Offer> shown() {
      return Optional.ofNullable(generation.offer()).filter(Offer::isShown);
    }

    boolean isLeftAlone() {
      return generation.offer() != null && shown().isEmpty();
    }
  }

  List<Next> of(Customers customers, Scored scored, List<Integer> rows, long seed) {
    Actions actions = Actions.builder(new InMemoryActions()).clock(clock).effects(
        (tenant, customer, fields, action) -> effect(fields, action)).build();
    actions.publish(TENANT, new Actor("desk"), catalogue);
    actions.install(TENANT, Policy.of("first", new Greedy(BY_LOT), catalogue.actions().get(0).margin(), RISK))
        .orElseThrow();
    List<Generation> generations = actions.generateAll(
        TENANT, rows.stream().map(row -> customer(customers, scored, row)).toList(), seed).each();
    List<Next> next = new ArrayList<>();
    for (int i = 0; i < rows.size(); i++) {
      next.add(new Next(rows.get(i), generations.get(i)));
    }
    return next;
  }

  String name(ActionId action) {
    return catalogue.action(action).map(Action::name).orElse(action.value());
  }

  private static Customer customer(Customers customers, Scored scored, int row) {
    Map<String, Value> fields = customers.fields(row);
    fields.put(RISK, Value.of(BigDecimal.valueOf(scored.probability(row))));
    fields.put(LEVEL, Value.of(scored.level(row).name()));
    return new Customer(new CustomerId(customers.ids().get(row)), new Value.Fields(fields));
  }

  private Optional<Effect> effect(Value.Fields fields, Action action) {
    Double share = saves.get(action.id().value());
    if (share == null || !(fields.value(RISK) instanceof Value.Number risk)) {
      return Optional.empty();
    }
    double mean = share * risk.value().doubleValue();
    return Optional.of(new Effect(mean, mean / 2, Math.min(1, 1.5 * mean)));
  }
}
