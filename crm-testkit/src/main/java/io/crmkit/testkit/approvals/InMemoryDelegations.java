package io.crmkit.testkit.approvals;

import io.crmkit.approvals.model.delegation.Delegation;
import io.crmkit.approvals.port.Delegations;
import io.crmkit.core.Actor;
import io.crmkit.core.TenantId;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;

/** The delegations of an in-memory store; safe to share between threads. */
final class InMemoryDelegations implements Delegations {

  private static final Comparator<Delegation> ORDER =
      Comparator.comparing(Delegation::since).thenComparing(Delegation::id);

  private final Map<TenantId, Book> books = new HashMap<>();

  @Override
  public synchronized void add(TenantId tenant, Delegation delegation) {
    book(tenant).add(delegation);
  }

  @Override
  public synchronized boolean end(TenantId tenant, String id, Instant end) {
    return book(tenant).end(id, end);
  }

  @Override
  public synchronized List<Delegation> from(TenantId tenant, Actor principal) {
    return book(tenant).byId.values().stream()
        .filter(each -> each.from().equals(principal)).sorted(ORDER).toList();
  }

  @Override
  public synchronized List<Delegation> to(TenantId tenant, Collection<Actor> delegates, Instant at) {
    Book book = book(tenant);
    return new LinkedHashSet<>(delegates).stream()
        .flatMap(delegate -> book.to.getOrDefault(delegate, Map.of()).values().stream())
        .filter(each -> each.holdsAt(at)).toList();
  }

  private Book book(TenantId tenant) {
    return books.computeIfAbsent(tenant, unused -> new Book());
  }

  /** What one tenant has. */
  private static final class Book {

    private final Map<String, Delegation> byId = new HashMap<>();
    private final Map<Actor, Map<String, Delegation>> to = new HashMap<>();

    private void add(Delegation delegation) {
      if (byId.containsKey(delegation.id())) {
        throw new IllegalArgumentException("there is a delegation '%s' already".formatted(delegation.id()));
      }
      keep(delegation);
    }

    private boolean end(String id, Instant end) {
      Delegation held = byId.get(id);
      if (held != null) {
        keep(held.endedAt(end));
      }
      return held != null;
    }

    private void keep(Delegation delegation) {
      byId.put(delegation.id(), delegation);
      to.computeIfAbsent(delegation.to(), unused -> new LinkedHashMap<>()).put(delegation.id(), delegation);
    }
  }
}
