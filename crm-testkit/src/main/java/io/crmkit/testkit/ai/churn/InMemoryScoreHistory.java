package io.crmkit.testkit.ai.churn;

import io.crmkit.ai.churn.model.CustomerId;
import io.crmkit.ai.churn.model.Score;
import io.crmkit.ai.churn.port.ScoreHistory;
import io.crmkit.core.StaleWriteException;
import io.crmkit.core.TenantId;
import io.crmkit.core.event.DomainEvent;
import io.crmkit.core.paging.Cursor;
import io.crmkit.core.paging.Page;
import io.crmkit.core.paging.PageRequest;
import io.crmkit.testkit.event.InMemoryOutbox;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.LongStream;

/** The scores of an in-memory store, guarded by the lock of its outbox. */
final class InMemoryScoreHistory implements ScoreHistory {

  private static final String BY_CUSTOMER = "churn-scores/by-customer";
  private static final String BY_NUMBER = "churn-scores/by-number";

  private final InMemoryOutbox outbox;
  private final Map<TenantId, NavigableMap<String, List<Score>>> tenants = new HashMap<>();

  InMemoryScoreHistory(InMemoryOutbox outbox) {
    this.outbox = outbox;
  }

  @Override
  public Map<CustomerId, Score> latest(TenantId tenant, Collection<CustomerId> customers) {
    Map<CustomerId, Score> found = new HashMap<>();
    synchronized (outbox) {
      for (CustomerId customer : customers) {
        List<Score> scores = scores(tenant, customer);
        if (!scores.isEmpty()) {
          found.put(customer, newest(scores));
        }
      }
    }
    return found;
  }

  @Override
  public Page<Score> latest(TenantId tenant, PageRequest page) {
    String after = after(page, BY_CUSTOMER, "");
    List<Score> found;
    synchronized (outbox) {
      found = customers(tenant).tailMap(after, false).values().stream()
          .limit(page.limit() + 1L).map(InMemoryScoreHistory::newest).toList();
    }
    return Page.of(found, page, score -> new Cursor(BY_CUSTOMER, List.of(score.customer().value())));
  }

  @Override
  public Optional<Score> asOf(TenantId tenant, CustomerId customer, Instant at) {
    synchronized (outbox) {
      return scores(tenant, customer).stream()
          .filter(score -> !score.mark().at().isAfter(at)).reduce((first, second) -> second);
    }
  }

  @Override
  public Page<Score> of(TenantId tenant, CustomerId customer, PageRequest page) {
    Cursor cursor = page.cursor();
    long before = cursor == null
        ? Long.MAX_VALUE : cursor.keyFor(BY_NUMBER, 1, key -> Long.parseLong(key.get(0))).orElseThrow();
    List<Score> found;
    synchronized (outbox) {
      List<Score> scores = scores(tenant, customer);
      long from = Math.min(before - 1, scores.size());
      found = LongStream.iterate(from, number -> number >= 1, number -> number - 1).limit(page.limit() + 1L)
          .mapToObj(number -> scores.get((int) number - 1)).toList();
    }
    return Page.of(found, page, score -> new Cursor(BY_NUMBER, List.of(Long.toString(score.mark().number()))));
  }

  @Override
  public void append(TenantId tenant, List<Score> scores, List<DomainEvent> events) {
    synchronized (outbox) {
      Set<CustomerId> seen = new HashSet<>();
      for (Score score : scores) {
        int stored = scores(tenant, score.customer()).size();
        if (!seen.add(score.customer())) {
          throw new IllegalArgumentException("a customer is there twice");
        }
        if (score.mark().number() != stored + 1L) {
          throw new StaleWriteException("the scores of a customer", score.mark().number() - 1, stored);
        }
      }
      outbox.append(events);
      scores.forEach(score -> customers(tenant)
          .computeIfAbsent(score.customer().value(), unused -> new ArrayList<>(1)).add(score));
    }
  }

  private NavigableMap<String, List<Score>> customers(TenantId tenant) {
    return tenants.computeIfAbsent(tenant, unused -> new TreeMap<>());
  }

  private List<Score> scores(TenantId tenant, CustomerId customer) {
    return customers(tenant).getOrDefault(customer.value(), List.of());
  }

  private static Score newest(List<Score> scores) {
    return scores.get(scores.size() - 1);
  }

  private static String after(PageRequest page, String list, String otherwise) {
    Cursor cursor = page.cursor();
    return cursor == null ? otherwise : cursor.keyFor(list, 1).orElseThrow().get(0);
  }
}
