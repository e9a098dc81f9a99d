package io.crmkit.ai.action.port;

import io.crmkit.ai.action.model.Book;
import io.crmkit.ai.action.model.CustomerId;
import io.crmkit.ai.action.model.PoolPeriodId;
import io.crmkit.ai.action.model.PoolUse;
import io.crmkit.core.TenantId;
import io.crmkit.core.state.StateChange;
import java.util.List;

/** One store of everything about next best actions, so that an offer and what it takes are written as one. */
public interface ActionStorage {

  CatalogueRepository catalogues();

  PolicyRepository policies();

  RecommendationRepository recommendations();

  PoolRepository pools();

  /**
   * Writes a customer's recommendations and what was taken out of pools for them, with all events, all or nothing.
   *
   * @param pools each once, in the order of their ids
   * @throws io.crmkit.core.StaleWriteException if the stored version of one of them is not the one that its change was
   *     based on
   */
  void save(TenantId tenant, StateChange<CustomerId, Book> book, List<StateChange<PoolPeriodId, PoolUse>> pools);
}
