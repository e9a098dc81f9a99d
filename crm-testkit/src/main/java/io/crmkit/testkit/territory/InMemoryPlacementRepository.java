package io.crmkit.testkit.territory;

import io.crmkit.core.TenantId;
import io.crmkit.core.paging.Cursor;
import io.crmkit.core.paging.Page;
import io.crmkit.core.paging.PageRequest;
import io.crmkit.territory.json.TerritoryFormats;
import io.crmkit.territory.model.placement.Member;
import io.crmkit.territory.model.placement.MemberQuery;
import io.crmkit.territory.model.placement.Placement;
import io.crmkit.territory.model.placement.PlacementId;
import io.crmkit.territory.model.placement.Stay;
import io.crmkit.territory.model.tree.TerritoryId;
import io.crmkit.territory.port.PlacementRepository;
import io.crmkit.testkit.event.InMemoryOutbox;
import io.crmkit.testkit.state.InMemoryStates;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** The placements of an in-memory store. */
final class InMemoryPlacementRepository extends InMemoryStates<PlacementId, Placement>
    implements PlacementRepository {

  private static final String MEMBERS = "territory-members/by-record";

  InMemoryPlacementRepository(InMemoryOutbox outbox) {
    super(outbox, TerritoryFormats.PLACEMENT);
  }

  @Override
  public Page<Member> members(TenantId tenant, MemberQuery query, PageRequest page) {
    Cursor cursor = page.cursor();
    String after = cursor == null ? "" : cursor.keyFor(MEMBERS, 1).orElseThrow().get(0);
    List<Member> found = states(tenant).entrySet().stream()
        .filter(each -> each.getKey().model().equals(query.model()))
        .filter(each -> each.getKey().record().kind() == query.kind())
        .filter(each -> each.getKey().record().id().compareTo(after) > 0)
        .map(each -> member(each.getKey(), each.getValue().value(), query))
        .filter(member -> !member.territories().isEmpty())
        .sorted(Comparator.comparing(member -> member.record().id()))
        .limit(page.limit() + 1L).toList();
    return Page.of(found, page, member -> new Cursor(MEMBERS, List.of(member.record().id())));
  }

  private static Member member(PlacementId id, Placement placement, MemberQuery query) {
    Set<TerritoryId> territories = placement.stays().stream().filter(query::covers).map(Stay::territory)
        .collect(Collectors.toSet());
    return new Member(id.record(), territories);
  }
}
