package io.crmkit.territory;

import io.crmkit.core.Decision;
import io.crmkit.core.TenantId;
import io.crmkit.core.observe.Call;
import io.crmkit.core.paging.Page;
import io.crmkit.core.paging.PageRequest;
import io.crmkit.core.state.Aggregates;
import io.crmkit.territory.json.TerritoryFormats;
import io.crmkit.territory.model.placement.Member;
import io.crmkit.territory.model.placement.MemberQuery;
import io.crmkit.territory.model.placement.Placement;
import io.crmkit.territory.model.placement.PlacementCommand;
import io.crmkit.territory.model.placement.PlacementDecider;
import io.crmkit.territory.model.placement.PlacementEvent;
import io.crmkit.territory.model.placement.PlacementId;
import io.crmkit.territory.port.PlacementRepository;

/** Placements as the services of this package need them. */
final class PlacementBook {

  private final PlacementRepository repository;
  private final Aggregates<PlacementId, Placement, PlacementCommand, PlacementEvent> placements;

  PlacementBook(PlacementRepository repository) {
    this.repository = repository;
    this.placements = new Aggregates<>(repository, new PlacementDecider(), TerritoryFormats.PLACEMENT);
  }

  Placement find(TenantId tenant, PlacementId id) {
    return placements.load(tenant, id).value();
  }

  Decision<PlacementEvent> handle(TenantId tenant, Call call, PlacementId id, PlacementCommand command) {
    return Retries.ofRaces(call, () -> placements.handle(tenant, id, command));
  }

  Page<Member> members(TenantId tenant, MemberQuery query, PageRequest page) {
    return repository.members(tenant, query, page);
  }
}
