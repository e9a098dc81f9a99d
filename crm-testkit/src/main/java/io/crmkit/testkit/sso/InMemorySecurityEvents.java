package io.crmkit.testkit.sso;

import io.crmkit.core.TenantId;
import io.crmkit.core.paging.Cursor;
import io.crmkit.core.paging.Page;
import io.crmkit.core.paging.PageRequest;
import io.crmkit.sso.audit.SecurityEvent;
import io.crmkit.sso.audit.SecurityEventFilter;
import io.crmkit.sso.audit.SecurityEvents;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Keeps security events in memory; meant for tests, demos and single-process tools. */
public final class InMemorySecurityEvents implements SecurityEvents {

  private static final String ALL = "security-event/all";
  private static final String LIST = "security-event/newest";
  private static final Comparator<Entry> NEWEST_FIRST = Comparator
      .comparing((Entry entry) -> entry.event.at()).thenComparing(Entry::number).reversed();

  private final Map<TenantId, List<Entry>> tenants = new HashMap<>();
  private int next;

  private record Entry(int number, SecurityEvent event) {}

  @Override
  public synchronized void append(TenantId tenant, SecurityEvent event) {
    tenants.computeIfAbsent(tenant, unused -> new ArrayList<>()).add(new Entry(next++, event));
  }

  @Override
  public synchronized int purge(TenantId tenant, Instant happenedBefore) {
    List<Entry> entries = tenants.getOrDefault(tenant, new ArrayList<>());
    int before = entries.size();
    entries.removeIf(each -> each.event.at().isBefore(happenedBefore));
    return before - entries.size();
  }

  @Override
  public Page<SecurityEvent> all(TenantId tenant, PageRequest page) {
    int last = last(ALL, page);
    return page(entries(tenant).stream().filter(entry -> entry.number > last).toList(), ALL, page);
  }

  @Override
  public Page<SecurityEvent> list(TenantId tenant, SecurityEventFilter filter, PageRequest page) {
    List<Entry> wanted = entries(tenant).stream()
        .filter(entry -> filter.admits(entry.event)).sorted(NEWEST_FIRST).toList();
    int last = last(LIST, page);
    // what was deleted was older than what was not, so that nothing comes behind it either
    return page(last < 0 ? wanted
        : wanted.stream().dropWhile(entry -> entry.number != last).skip(1).toList(), LIST, page);
  }

  /** Returns every event of a tenant in the order in which they were added. */
  public List<SecurityEvent> of(TenantId tenant) {
    return entries(tenant).stream().map(Entry::event).toList();
  }

  private synchronized List<Entry> entries(TenantId tenant) {
    return List.copyOf(tenants.getOrDefault(tenant, List.of()));
  }

  /** Returns the number of the last event of the page before; -1 if there was none. */
  private static int last(String list, PageRequest page) {
    Cursor cursor = page.cursor();
    return cursor == null ? -1 : cursor.keyFor(list, 1, key -> Integer.parseInt(key.get(0))).orElseThrow();
  }

  private static Page<SecurityEvent> page(List<Entry> rest, String list, PageRequest page) {
    List<Entry> found = rest.stream().limit(page.limit() + 1L).toList();
    return Page.of(found, page, entry -> new Cursor(list, List.of(Integer.toString(entry.number)))).map(Entry::event);
  }
}
