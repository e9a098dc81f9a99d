package io.crmkit.testkit.territory;

import io.crmkit.core.event.Outbox;
import io.crmkit.territory.port.PlacementRepository;
import io.crmkit.territory.port.RegisterRepository;
import io.crmkit.territory.port.TerritoryModelRepository;
import org.junit.jupiter.api.Nested;

class InMemoryTerritoriesTest {

  @Nested
  class Registers extends RegisterRepositoryContract {

    private final InMemoryTerritories store = new InMemoryTerritories();

    @Override
    protected RegisterRepository emptyRepository() {
      return store.stores().registers();
    }

    @Override
    protected Outbox outbox() {
      return store.outbox();
    }
  }

  @Nested
  class Models extends TerritoryModelRepositoryContract {

    private final InMemoryTerritories store = new InMemoryTerritories();

    @Override
    protected TerritoryModelRepository emptyRepository() {
      return store.stores().models();
    }

    @Override
    protected Outbox outbox() {
      return store.outbox();
    }
  }

  @Nested
  class Placements extends PlacementRepositoryContract {

    private final InMemoryTerritories store = new InMemoryTerritories();

    @Override
    protected PlacementRepository emptyRepository() {
      return store.stores().placements();
    }

    @Override
    protected Outbox outbox() {
      return store.outbox();
    }
  }
}
