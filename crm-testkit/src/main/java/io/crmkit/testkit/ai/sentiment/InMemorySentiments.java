package io.crmkit.testkit.ai.sentiment;

import io.crmkit.ai.sentiment.model.ScoredText;
import io.crmkit.ai.sentiment.model.TimeSpan;
import io.crmkit.ai.sentiment.port.SentimentRepository;
import io.crmkit.core.TenantId;
import io.crmkit.core.paging.Cursor;
import io.crmkit.core.paging.Page;
import io.crmkit.core.paging.PageRequest;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;

/** Keeps scored texts in memory; meant for tests, demos and single-process tools. */
public final class InMemorySentiments implements SentimentRepository {

  private static final String LIST = "sentiment/by-time";
  private static final Comparator<ScoredText> IN_ORDER = Comparator.comparing(ScoredText::at).thenComparing(ScoredText::id);

  /** By id. */
  private final Map<TenantId, Map<String, ScoredText>> tenants = new HashMap<>();

  /** Of the last text of the page before. */
  private record Place(Instant at, String id) {}

  @Override
  public synchronized boolean append(TenantId tenant, ScoredText scored) {
    return of(tenant).putIfAbsent(scored.id(), scored) == null;
  }

  @Override
  public Page<ScoredText> list(TenantId tenant, String account, TimeSpan span, PageRequest page) {
    Cursor cursor = page.cursor();
    Place last = cursor == null ? null
        : cursor.keyFor(LIST, 2, key -> new Place(Instant.parse(key.get(0)), key.get(1))).orElseThrow();
    List<ScoredText> found = all(tenant).stream()
        .filter(text -> text.account().equals(account) && span.contains(text.at()))
        .filter(text -> last == null || isBehind(text, last.at, last.id))
        .sorted(IN_ORDER).limit(page.limit() + 1L).toList();
    return Page.of(found, page, text -> new Cursor(LIST, List.of(text.at().toString(), text.id())));
  }

  private static boolean isBehind(ScoredText text, Instant at, String id) {
    int order = text.at().compareTo(at);
    return order > 0 || order == 0 && text.id().compareTo(id) > 0;
  }

  @Override
  public synchronized boolean forget(TenantId tenant, String id) {
    return of(tenant).remove(id) != null;
  }

  @Override
  public int forgetAccount(TenantId tenant, String account) {
    return forget(tenant, text -> text.account().equals(account));
  }

  @Override
  public int purge(TenantId tenant, Instant writtenBefore) {
    return forget(tenant, text -> text.at().isBefore(writtenBefore));
  }

  private synchronized int forget(TenantId tenant, Predicate<ScoredText> which) {
    Map<String, ScoredText> texts = of(tenant);
    int before = texts.size();
    texts.values().removeIf(which);
    return before - texts.size();
  }

  private synchronized List<ScoredText> all(TenantId tenant) {
    return List.copyOf(of(tenant).values());
  }

  private Map<String, ScoredText> of(TenantId tenant) {
    return tenants.computeIfAbsent(tenant, unused -> new TreeMap<>());
  }
}
