package io.crmkit.territory.port;

import io.crmkit.core.TenantId;
import io.crmkit.core.state.StateRepository;
import io.crmkit.territory.model.ModelId;
import io.crmkit.territory.model.TerritoryModel;
import io.crmkit.territory.model.tree.Territory;
import io.crmkit.territory.model.tree.TerritoryId;
import java.util.Optional;

/**
 * Keeps territory models and their history. The contract in crm-testkit proves an implementation.
 *
 * <p>A model may have many thousands of territories; an implementation should write only those that a change made
 * different.
 */
public interface TerritoryModelRepository extends StateRepository<ModelId, TerritoryModel> {

  /** Returns one territory of a model as it is now, without reading the others. */
  Optional<Territory> territory(TenantId tenant, ModelId model, TerritoryId territory);
}
