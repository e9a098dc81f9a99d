package io.crmkit.ai.action.model;

import io.crmkit.ai.action.model.CatalogueCommand.Publish;
import io.crmkit.ai.action.model.CatalogueEvent.CataloguePublished;
import io.crmkit.ai.action.model.CatalogueState.Published;
import io.crmkit.ai.action.model.CatalogueState.Unpublished;
import io.crmkit.core.Decider;
import io.crmkit.core.Decision;
import java.util.List;

/** The rule of catalogues: publishing what is in force already changes nothing. */
public final class CatalogueDecider implements Decider<CatalogueState, CatalogueCommand, CatalogueEvent> {

  @Override
  public CatalogueState initial() {
    return new Unpublished();
  }

  @Override
  public Decision<CatalogueEvent> decide(CatalogueState state, CatalogueCommand command) {
    Publish publish = (Publish) command;
    return state instanceof Published there && there.catalogue().equals(publish.catalogue())
        ? Decision.accept(List.of())
        : Decision.accept(new CataloguePublished(publish.catalogue(), publish.by(), publish.at()));
  }

  @Override
  public CatalogueState evolve(CatalogueState state, CatalogueEvent event) {
    CataloguePublished published = (CataloguePublished) event;
    int revision = state instanceof Published there ? there.revision() + 1 : 1;
    return new Published(published.catalogue(), revision, published.at());
  }
}
