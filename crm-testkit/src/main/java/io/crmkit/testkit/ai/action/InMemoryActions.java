package io.crmkit.testkit.ai.action;

import io.crmkit.ai.action.json.ActionFormats;
import io.crmkit.ai.action.model.Book;
import io.crmkit.ai.action.model.CatalogueName;
import io.crmkit.ai.action.model.CatalogueState;
import io.crmkit.ai.action.model.CustomerId;
import io.crmkit.ai.action.model.PolicyState;
import io.crmkit.ai.action.model.PoolPeriodId;
import io.crmkit.ai.action.model.PoolUse;
import io.crmkit.ai.action.port.ActionStorage;
import io.crmkit.ai.action.port.CatalogueRepository;
import io.crmkit.ai.action.port.PolicyRepository;
import io.crmkit.ai.action.port.PoolRepository;
import io.crmkit.ai.action.port.RecommendationRepository;
import io.crmkit.core.TenantId;
import io.crmkit.core.state.StateChange;
import io.crmkit.testkit.event.InMemoryOutbox;
import io.crmkit.testkit.state.InMemoryStates;
import io.crmkit.testkit.state.InMemoryStatesTogether;
import java.util.List;
import java.util.Objects;

/** Keeps everything about next best actions in memory; meant for tests, demos and single-process tools. */
public final class InMemoryActions implements ActionStorage {

  private final InMemoryOutbox outbox;
  private final Catalogues catalogues;
  private final Policies policies;
  private final InMemoryRecommendations recommendations;
  private final Pools pools;

  /** Makes a store with an outbox of its own. */
  public InMemoryActions() {
    this(new InMemoryOutbox());
  }

  /** Makes a store that shares an outbox with others. */
  public InMemoryActions(InMemoryOutbox outbox) {
    this.outbox = Objects.requireNonNull(outbox, "outbox");
    this.catalogues = new Catalogues(outbox);
    this.policies = new Policies(outbox);
    this.recommendations = InMemoryRecommendations.in(outbox);
    this.pools = new Pools(outbox);
  }

  @Override
  public CatalogueRepository catalogues() {
    return catalogues;
  }

  @Override
  public PolicyRepository policies() {
    return policies;
  }

  @Override
  public RecommendationRepository recommendations() {
    return recommendations;
  }

  @Override
  public PoolRepository pools() {
    return pools;
  }

  @Override
  public void save(
      TenantId tenant, StateChange<CustomerId, Book> book, List<StateChange<PoolPeriodId, PoolUse>> changes) {
    InMemoryStatesTogether together = new InMemoryStatesTogether(outbox, tenant).and(recommendations, book);
    changes.forEach(change -> together.and(pools, change));
    together.save();
  }

  public InMemoryOutbox outbox() {
    return outbox;
  }

  private static final class Catalogues extends InMemoryStates<CatalogueName, CatalogueState>
      implements CatalogueRepository {
    Catalogues(InMemoryOutbox outbox) {
      super(outbox, ActionFormats.CATALOGUE);
    }
  }

  private static final class Policies extends InMemoryStates<CatalogueName, PolicyState> implements PolicyRepository {
    Policies(InMemoryOutbox outbox) {
      super(outbox, ActionFormats.POLICY);
    }
  }

  private static final class Pools extends InMemoryStates<PoolPeriodId, PoolUse> implements PoolRepository {
    Pools(InMemoryOutbox outbox) {
      super(outbox, ActionFormats.POOL);
    }
  }
}
