package io.crmkit.ai.action.model;

import io.crmkit.ai.action.model.CatalogueCommand.Publish;
import io.crmkit.ai.action.model.CatalogueEvent.CataloguePublished;
import io.crmkit.ai.action.model.CatalogueState.Published;
import io.crmkit.ai.action.model.CatalogueState.Unpublished;
import io.crmkit.core.Decider;
import io.crmkit.core.Decision;
import io.crmkit.core.Violation;
import io.crmkit.core.Violations;
import io.crmkit.core.money.Money;
import java.util.ArrayList;
import java.util.List;

/** The rules of catalogues: publishing what is in force already changes nothing, and amounts have room to be multiplied in. */
public final class CatalogueDecider implements Decider<CatalogueState, CatalogueCommand, CatalogueEvent> {

  /** The largest amount in minor units: what it is worth with any effect, less any cost, is money still. */
  static final long LARGEST = 10_000_000_000_000_000L;

  @Override
  public CatalogueState initial() {
    return new Unpublished();
  }

  @Override
  public Decision<CatalogueEvent> decide(CatalogueState state, CatalogueCommand command) {
    Publish publish = (Publish) command;
    if (state instanceof Published there && there.catalogue().equals(publish.catalogue())) {
      return Decision.accept(List.of());
    }
    List<Violation> problems = tooMuch(publish.catalogue().actions());
    return problems.isEmpty()
        ? Decision.accept(new CataloguePublished(publish.catalogue(), publish.by(), publish.at()))
        : Decision.refuse(new Violations(problems));
  }

  private static List<Violation> tooMuch(List<Action> actions) {
    List<Violation> problems = new ArrayList<>();
    for (int i = 0; i < actions.size(); i++) {
      Action action = actions.get(i);
      for (Money amount : List.of(action.margin(), action.cost())) {
        if (amount.minor() > LARGEST || amount.minor() < -LARGEST) {
          problems.add(new Violation("/actions/" + i, "ai.action.catalogue.too-much",
              "action %s is about %s, more than %d minor units".formatted(action.id(), amount, LARGEST)));
        }
      }
    }
    return problems;
  }

  @Override
  public CatalogueState evolve(CatalogueState state, CatalogueEvent event) {
    CataloguePublished published = (CataloguePublished) event;
    int revision = state instanceof Published there ? there.revision() + 1 : 1;
    return new Published(published.catalogue(), revision, published.at());
  }
}
