package io.crmkit.testkit.apikey;

import io.crmkit.apikey.json.KeyFormats;
import io.crmkit.apikey.model.ApiKey;
import io.crmkit.apikey.model.ApiKey.Active;
import io.crmkit.apikey.model.ApiKey.Revoked;
import io.crmkit.apikey.model.KeyId;
import io.crmkit.apikey.port.KeyRepository;
import io.crmkit.core.TenantId;
import io.crmkit.core.paging.Cursor;
import io.crmkit.core.paging.Page;
import io.crmkit.core.paging.PageRequest;
import io.crmkit.sso.model.UserId;
import io.crmkit.testkit.event.InMemoryOutbox;
import io.crmkit.testkit.state.InMemoryStates;
import java.util.List;

/** Keeps API keys in memory; meant for tests, demos and single-process tools. A finder looks at all of them. */
public final class InMemoryKeyRepository extends InMemoryStates<KeyId, ApiKey> implements KeyRepository {

  private static final String LIST = "api-key/by-owner";

  /** Makes a store that shares an outbox with others. */
  public InMemoryKeyRepository(InMemoryOutbox outbox) {
    super(outbox, KeyFormats.KEY);
  }

  @Override
  public Page<KeyId> ofOwner(TenantId tenant, UserId owner, PageRequest page) {
    Cursor cursor = page.cursor();
    String after = cursor == null ? "" : cursor.keyFor(LIST, 1).orElseThrow().get(0);
    List<KeyId> found = states(tenant).entrySet().stream()
        .filter(entry -> entry.getKey().value().compareTo(after) > 0 && isOf(entry.getValue().value(), owner))
        .map(entry -> entry.getKey()).limit(page.limit() + 1L).toList();
    return Page.of(found, page, last -> new Cursor(LIST, List.of(last.value())));
  }

  private static boolean isOf(ApiKey state, UserId owner) {
    Active active = state instanceof Revoked revoked ? revoked.before() : (Active) state;
    return active.details().owner().equals(owner);
  }
}
