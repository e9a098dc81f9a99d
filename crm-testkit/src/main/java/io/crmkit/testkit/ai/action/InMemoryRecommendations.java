package io.crmkit.testkit.ai.action;

import io.crmkit.ai.action.json.ActionFormats;
import io.crmkit.ai.action.model.Book;
import io.crmkit.ai.action.model.CustomerId;
import io.crmkit.ai.action.model.Recommendation.Settled;
import io.crmkit.ai.action.port.RecommendationRepository;
import io.crmkit.core.Require;
import io.crmkit.core.TenantId;
import io.crmkit.core.paging.Cursor;
import io.crmkit.core.paging.Page;
import io.crmkit.core.paging.PageRequest;
import io.crmkit.core.state.Change;
import io.crmkit.testkit.event.InMemoryOutbox;
import io.crmkit.testkit.state.InMemoryAlongside;
import io.crmkit.testkit.state.InMemoryStates;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import org.jspecify.annotations.Nullable;

/** The recommendations of an in-memory store, and the log of settled ones beside them. */
final class InMemoryRecommendations extends InMemoryStates<CustomerId, Book> implements RecommendationRepository {

  private static final String LOG = "next-action/log";

  private final Log log;

  private InMemoryRecommendations(InMemoryOutbox outbox, Log log) {
    super(outbox, ActionFormats.BOOK, log);
    this.log = log;
  }

  static InMemoryRecommendations in(InMemoryOutbox outbox) {
    return new InMemoryRecommendations(outbox, new Log());
  }

  @Override
  public List<CustomerId> due(TenantId tenant, Instant now, int limit) {
    Require.positive(limit, "limit");
    List<Due> due = new ArrayList<>();
    states(tenant).forEach((customer, stored) -> {
      Instant deadline = stored.value().nextDeadline();
      if (deadline != null && !deadline.isAfter(now)) {
        due.add(new Due(deadline, customer));
      }
    });
    return due.stream().sorted(Comparator.comparing(Due::deadline).thenComparing(Due::customer)).limit(limit)
        .map(Due::customer).toList();
  }

  private record Due(Instant deadline, CustomerId customer) {}

  @Override
  public Page<Settled> log(TenantId tenant, PageRequest page) {
    Cursor cursor = page.cursor();
    Place after = cursor == null ? null : cursor.keyFor(LOG, 2, Place::of).orElseThrow();
    List<Settled> found = log.after(tenant, after).stream().limit(page.limit() + 1L).toList();
    return Page.of(found, page, last -> new Cursor(LOG, Place.of(last).key()));
  }

  /** Where a decision stands in the log: the latest settled first. */
  private record Place(Instant at, String id) implements Comparable<Place> {

    static Place of(Settled settled) {
      return new Place(settled.at(), settled.offer().id().value());
    }

    static Place of(List<String> key) {
      return new Place(Instant.parse(key.get(0)), key.get(1));
    }

    List<String> key() {
      return List.of(at.toString(), id);
    }

    @Override
    public int compareTo(Place other) {
      return Comparator.comparing(Place::at).thenComparing(Place::id).compare(other, this);
    }
  }

  private static final class Log implements InMemoryAlongside<CustomerId, Book> {

    private final Map<TenantId, ConcurrentSkipListMap<Place, Settled>> tenants = new ConcurrentHashMap<>();

    @Override
    public void requireFresh(TenantId tenant, CustomerId id, Change<Book> change) {
      // the version of the book says it all
    }

    @Override
    public void put(TenantId tenant, CustomerId id, Change<Book> change) {
      change.after().settledSince(change.before().value())
          .forEach(settled -> decisions(tenant).put(Place.of(settled), settled));
    }

    List<Settled> after(TenantId tenant, @Nullable Place place) {
      ConcurrentSkipListMap<Place, Settled> all = decisions(tenant);
      return List.copyOf((place == null ? all : all.tailMap(place, false)).values());
    }

    private ConcurrentSkipListMap<Place, Settled> decisions(TenantId tenant) {
      return tenants.computeIfAbsent(tenant, unused -> new ConcurrentSkipListMap<>());
    }
  }
}
