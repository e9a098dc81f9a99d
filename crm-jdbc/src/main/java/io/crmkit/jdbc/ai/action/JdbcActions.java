package io.crmkit.jdbc.ai.action;

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
import io.crmkit.jdbc.Transactions;
import io.crmkit.jdbc.state.JdbcStates;
import io.crmkit.jdbc.state.StateTable;
import io.crmkit.jdbc.state.StatesTogether;
import java.util.List;
import java.util.Objects;
import javax.sql.DataSource;

/** The storage of next best actions in a database that {@link io.crmkit.jdbc.Migrator} has prepared. */
public final class JdbcActions implements ActionStorage {

  private final Transactions transactions;
  private final Catalogues catalogues;
  private final Policies policies;
  private final JdbcRecommendations recommendations;
  private final Pools pools;

  /**
   * Asks {@code dataSource} once which database it leads to.
   *
   * @throws UnsupportedOperationException if it is a database that the adapters do not know
   * @throws io.crmkit.jdbc.StoreException if it cannot be reached
   */
  public JdbcActions(DataSource dataSource) {
    this(Transactions.on(dataSource));
  }

  public JdbcActions(Transactions transactions) {
    this.transactions = Objects.requireNonNull(transactions, "transactions");
    this.catalogues = new Catalogues(transactions);
    this.policies = new Policies(transactions);
    this.recommendations = new JdbcRecommendations(transactions);
    this.pools = new Pools(transactions);
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
    StatesTogether together = new StatesTogether(transactions, tenant).and(recommendations, book);
    changes.forEach(change -> together.and(pools, change));
    together.save();
  }

  private static final class Catalogues extends JdbcStates<CatalogueName, CatalogueState>
      implements CatalogueRepository {
    Catalogues(Transactions transactions) {
      super(transactions, ActionFormats.CATALOGUE, new StateTable("crm_action_catalogue", "catalogue"));
    }
  }

  private static final class Policies extends JdbcStates<CatalogueName, PolicyState> implements PolicyRepository {
    Policies(Transactions transactions) {
      super(transactions, ActionFormats.POLICY, new StateTable("crm_action_policy", "catalogue"));
    }
  }

  private static final class Pools extends JdbcStates<PoolPeriodId, PoolUse> implements PoolRepository {
    Pools(Transactions transactions) {
      super(transactions, ActionFormats.POOL, new StateTable("crm_action_pool", "pool_period"));
    }
  }
}
