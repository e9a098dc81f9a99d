package io.crmkit.testkit.ai.action;

import io.crmkit.ai.action.json.ActionFormats;
import io.crmkit.ai.action.model.CatalogueCommand;
import io.crmkit.ai.action.model.CatalogueCommand.Publish;
import io.crmkit.ai.action.model.CatalogueDecider;
import io.crmkit.ai.action.model.CatalogueEvent;
import io.crmkit.ai.action.model.CatalogueName;
import io.crmkit.ai.action.model.CatalogueState;
import io.crmkit.ai.action.port.CatalogueRepository;
import io.crmkit.core.Actor;
import io.crmkit.core.Decider;
import io.crmkit.core.state.StateFormat;
import io.crmkit.testkit.state.StateRepositoryContract;
import java.util.List;

/** What every {@link CatalogueRepository} must do. */
public abstract class CatalogueRepositoryContract
    extends StateRepositoryContract<CatalogueName, CatalogueState, CatalogueCommand, CatalogueEvent> {

  @Override
  protected abstract CatalogueRepository emptyRepository();

  @Override
  protected Decider<CatalogueState, CatalogueCommand, CatalogueEvent> decider() {
    return new CatalogueDecider();
  }

  @Override
  protected StateFormat<CatalogueName, CatalogueState, CatalogueEvent> format() {
    return ActionFormats.CATALOGUE;
  }

  @Override
  protected List<CatalogueCommand> life() {
    Actor ann = new Actor("Größe 🚀 ann");
    return List.of(new Publish(ActionSamples.CATALOGUE, ann, ActionSamples.AT),
        new Publish(ActionSamples.CATALOGUE.withOpenAtOnce(Integer.MAX_VALUE), ann, ActionSamples.AT.plusNanos(1)));
  }
}
