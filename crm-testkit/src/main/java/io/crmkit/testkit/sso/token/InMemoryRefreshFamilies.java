package io.crmkit.testkit.sso.token;

import io.crmkit.core.TenantId;
import io.crmkit.core.paging.Cursor;
import io.crmkit.core.paging.Page;
import io.crmkit.core.paging.PageRequest;
import io.crmkit.sso.model.UserId;
import io.crmkit.sso.token.json.TokenFormats;
import io.crmkit.sso.token.model.FamilyId;
import io.crmkit.sso.token.model.Grant;
import io.crmkit.sso.token.model.RefreshFamily;
import io.crmkit.sso.token.model.RefreshFamily.Ended;
import io.crmkit.sso.token.model.RefreshFamily.Live;
import io.crmkit.sso.token.port.RefreshFamilies;
import io.crmkit.testkit.event.InMemoryOutbox;
import io.crmkit.testkit.state.InMemoryStates;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** The families of refresh tokens of an in-memory store. */
final class InMemoryRefreshFamilies extends InMemoryStates<FamilyId, RefreshFamily> implements RefreshFamilies {

  InMemoryRefreshFamilies(InMemoryOutbox outbox) {
    super(outbox, TokenFormats.FAMILY);
  }

  @Override
  public Page<FamilyId> ofSession(TenantId tenant, String session, PageRequest page) {
    return live(tenant, "by-session", page, grant -> grant.session().equals(session));
  }

  @Override
  public Page<FamilyId> ofUser(TenantId tenant, UserId user, PageRequest page) {
    return live(tenant, "by-user", page, grant -> grant.user().equals(user));
  }

  @Override
  public int purge(TenantId tenant, Instant endedBefore) {
    List<FamilyId> over = states(tenant).entrySet().stream()
        .filter(each -> endOf(each.getValue().value()).isBefore(endedBefore)).map(Map.Entry::getKey).toList();
    forget(tenant, over);
    return over.size();
  }

  private static Instant endOf(RefreshFamily family) {
    return family instanceof Ended ended ? ended.at() : ((Live) family).currentUntil();
  }

  private Page<FamilyId> live(TenantId tenant, String list, PageRequest page, Predicate<Grant> wanted) {
    String order = "refresh-family/" + list;
    Cursor cursor = page.cursor();
    String after = cursor == null ? "" : cursor.keyFor(order, 1).orElseThrow().get(0);
    List<FamilyId> found = states(tenant).entrySet().stream()
        .filter(each -> each.getValue().value() instanceof Live live && wanted.test(live.grant()))
        .map(each -> each.getKey()).filter(id -> id.value().compareTo(after) > 0)
        .limit(page.limit() + 1L).toList();
    return Page.of(found, page, id -> new Cursor(order, List.of(id.value())));
  }
}
