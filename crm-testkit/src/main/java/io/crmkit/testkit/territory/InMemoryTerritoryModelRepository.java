package io.crmkit.testkit.territory;

import io.crmkit.core.TenantId;
import io.crmkit.territory.json.TerritoryFormats;
import io.crmkit.territory.model.ModelId;
import io.crmkit.territory.model.TerritoryModel;
import io.crmkit.territory.model.TerritoryModel.Drawn;
import io.crmkit.territory.model.tree.Territory;
import io.crmkit.territory.model.tree.TerritoryId;
import io.crmkit.territory.port.TerritoryModelRepository;
import io.crmkit.testkit.event.InMemoryOutbox;
import io.crmkit.testkit.state.InMemoryStates;
import java.util.Optional;

/** The models of an in-memory store. */
final class InMemoryTerritoryModelRepository extends InMemoryStates<ModelId, TerritoryModel>
    implements TerritoryModelRepository {

  InMemoryTerritoryModelRepository(InMemoryOutbox outbox) {
    super(outbox, TerritoryFormats.MODEL);
  }

  @Override
  public Optional<Territory> territory(TenantId tenant, ModelId model, TerritoryId territory) {
    return find(tenant, model).flatMap(stored -> stored.value() instanceof Drawn drawn
        ? drawn.territories().stream().filter(each -> each.id().equals(territory)).findFirst()
        : Optional.empty());
  }
}
