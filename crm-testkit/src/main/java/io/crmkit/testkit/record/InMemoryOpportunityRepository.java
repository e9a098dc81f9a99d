package io.crmkit.testkit.record;

import io.crmkit.core.Stored;
import io.crmkit.core.TenantId;
import io.crmkit.core.paging.Cursor;
import io.crmkit.core.paging.Page;
import io.crmkit.core.paging.PageRequest;
import io.crmkit.record.json.RecordFormats;
import io.crmkit.record.model.ListedOpportunity;
import io.crmkit.record.model.Opportunity;
import io.crmkit.record.model.Opportunity.Live;
import io.crmkit.record.model.OpportunityFilter;
import io.crmkit.record.model.OpportunityId;
import io.crmkit.record.port.OpportunityRepository;
import io.crmkit.testkit.event.InMemoryOutbox;
import io.crmkit.testkit.state.InMemoryStates;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The deals of an in-memory store; a list looks at all of them. */
final class InMemoryOpportunityRepository extends InMemoryStates<OpportunityId, Opportunity>
    implements OpportunityRepository {

  private static final String LIST = "opportunity/list";

  InMemoryOpportunityRepository(InMemoryOutbox outbox) {
    super(outbox, RecordFormats.OPPORTUNITY);
  }

  @Override
  public Page<ListedOpportunity> list(TenantId tenant, OpportunityFilter filter, PageRequest page) {
    Cursor cursor = page.cursor();
    String after = cursor == null ? "" : cursor.keyFor(LIST, 1).orElseThrow().get(0);
    List<ListedOpportunity> found = new ArrayList<>();
    for (Map.Entry<OpportunityId, Stored<Opportunity>> each : states(tenant).entrySet()) {
      boolean isAfter = each.getKey().value().compareTo(after) > 0;
      if (isAfter && each.getValue().value() instanceof Live deal && filter.admits(deal)) {
        found.add(new ListedOpportunity(each.getKey(), deal, each.getValue().version()));
      }
    }
    List<ListedOpportunity> enough = found.subList(0, Math.min(found.size(), page.limit() + 1));
    return Page.of(enough, page, last -> new Cursor(LIST, List.of(last.id().value())));
  }
}
