package io.crmkit.testkit.territory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.crmkit.core.Actor;
import io.crmkit.core.Decision;
import io.crmkit.core.Stored;
import io.crmkit.core.TenantId;
import io.crmkit.core.event.DomainEvent;
import io.crmkit.core.paging.Page;
import io.crmkit.core.paging.PageRequest;
import io.crmkit.core.state.Change;
import io.crmkit.territory.Audience;
import io.crmkit.territory.Placements;
import io.crmkit.territory.Territories;
import io.crmkit.territory.TerritoryStores;
import io.crmkit.territory.model.ModelId;
import io.crmkit.territory.model.TerritoryModel;
import io.crmkit.territory.model.placement.Reason;
import io.crmkit.territory.model.placement.RecordRef;
import io.crmkit.territory.model.tree.Profile;
import io.crmkit.territory.model.tree.Territory;
import io.crmkit.territory.model.tree.TerritoryId;
import io.crmkit.territory.port.TerritoryModelRepository;
import io.crmkit.testkit.core.HandClock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** That a deletion which dies half-way leaves no assignment behind, and is finished by the same call. */
class CutShortDeletionTest {

  private static final TenantId ACME = new TenantId("acme");
  private static final Actor ANN = new Actor("ann");
  private static final ModelId PLAN = new ModelId("2025");
  private static final TerritoryId WEST = new TerritoryId("west");
  private static final TerritoryId EAST = new TerritoryId("east");
  private static final RecordRef ACCOUNT = RecordRef.account("A-1");

  private final HandClock clock = new HandClock(Instant.parse("2024-05-01T12:00:00Z"));
  private final TerritoryStores stores = new InMemoryTerritories().stores();
  private final Dying models = new Dying(stores.models());
  private final TerritoryStores dying = new TerritoryStores(stores.registers(), models, stores.placements());
  private final Territories territories = Territories.builder(dying, clock).build();
  private final Placements placements = new Placements(dying, clock);

  @Test
  void leavesEverythingInSomeTerritory() {
    drawn();
    models.dead = true;
    assertThatIllegalStateException().isThrownBy(() -> territories.delete(ACME, PLAN, ANN, WEST, EAST));
    models.dead = false;

    var tree = territories.find(ACME, PLAN, Audience.PLANNER).orElseThrow().model().tree();
    assertThat(placements.find(ACME, PLAN, ACCOUNT).territories()).allSatisfy(tree::path);

    territories.delete(ACME, PLAN, ANN, WEST, EAST).orElseThrow();
    assertThat(placements.find(ACME, PLAN, ACCOUNT).territories()).containsExactly(EAST);
  }

  @Test
  void movesNothingForADeletionThatIsRefused() {
    drawn();

    assertThat(territories.delete(ACME, PLAN, ANN, WEST, new TerritoryId("nowhere")))
        .isInstanceOf(Decision.Refused.class);
    assertThat(placements.find(ACME, PLAN, ACCOUNT).territories()).containsExactly(WEST);
  }

  private void drawn() {
    territories.draw(ACME, PLAN, ANN, "Sales 2025").orElseThrow();
    territories.create(ACME, PLAN, ANN, List.of(
        Territory.of(WEST, null, Profile.named("West")), Territory.of(EAST, null, Profile.named("East")))).orElseThrow();
    placements.place(ACME, PLAN, ACCOUNT, WEST, new Reason.Manual("ann")).orElseThrow();
  }

  /** Models whose store cannot write while it is dead. */
  private static final class Dying implements TerritoryModelRepository {

    private final TerritoryModelRepository alive;
    private boolean dead;

    private Dying(TerritoryModelRepository alive) {
      this.alive = alive;
    }

    @Override
    public Optional<Stored<TerritoryModel>> find(TenantId tenant, ModelId id) {
      return alive.find(tenant, id);
    }

    @Override
    public Stored<TerritoryModel> save(TenantId tenant, ModelId id, Change<TerritoryModel> change) {
      if (dead) {
        throw new IllegalStateException("no connection");
      }
      return alive.save(tenant, id, change);
    }

    @Override
    public List<DomainEvent> history(TenantId tenant, ModelId id, long after, int limit) {
      return alive.history(tenant, id, after, limit);
    }

    @Override
    public Optional<Territory> territory(TenantId tenant, ModelId model, TerritoryId territory) {
      return alive.territory(tenant, model, territory);
    }

    @Override
    public Page<ModelId> all(TenantId tenant, PageRequest page) {
      return alive.all(tenant, page);
    }
  }
}
