package io.crmkit.testkit.sso;

import io.crmkit.core.Stored;
import io.crmkit.core.TenantId;
import io.crmkit.core.paging.Cursor;
import io.crmkit.core.paging.Page;
import io.crmkit.core.paging.PageRequest;
import io.crmkit.sso.model.ProviderId;
import io.crmkit.sso.session.json.SessionFormats;
import io.crmkit.sso.session.model.EndReason;
import io.crmkit.sso.session.model.SeenSession;
import io.crmkit.sso.session.model.Session;
import io.crmkit.sso.session.model.Session.Ended;
import io.crmkit.sso.session.model.Session.Open;
import io.crmkit.sso.session.model.SessionFilter;
import io.crmkit.sso.session.model.SessionId;
import io.crmkit.sso.session.model.SessionStart;
import io.crmkit.sso.session.model.SessionStatistics;
import io.crmkit.sso.session.port.SessionRepository;
import io.crmkit.testkit.event.InMemoryOutbox;
import io.crmkit.testkit.state.InMemoryStates;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;

/** Keeps sessions in memory; meant for tests, demos and single-process tools. A finder looks at all of them. */
public final class InMemorySessionRepository extends InMemoryStates<SessionId, Session> implements SessionRepository {

  private static final String LIST = "session/open";
  private static final String UNREVOKED = "session/unrevoked";

  private final Map<Key, Instant> used = new ConcurrentHashMap<>();

  private record Key(TenantId tenant, SessionId id) {}

  /** Makes a store that shares an outbox with others. */
  public InMemorySessionRepository(InMemoryOutbox outbox) {
    super(outbox, SessionFormats.SESSION);
  }

  @Override
  public Optional<SeenSession> seen(TenantId tenant, SessionId id) {
    return find(tenant, id).map(stored -> seen(tenant, id, stored));
  }

  @Override
  public void touch(TenantId tenant, SessionId id, Instant at) {
    if (find(tenant, id).isPresent()) {
      used.merge(new Key(tenant, id), at, (one, other) -> one.isAfter(other) ? one : other);
    }
  }

  @Override
  public Page<SeenSession> open(TenantId tenant, SessionFilter filter, Instant now, PageRequest page) {
    return page(tenant, LIST, page, seen -> seen.stored().value() instanceof Open open && filter.admits(open.start())
        && open.start().overAt(seen.lastSeen(), now) == null);
  }

  @Override
  public Page<SeenSession> unrevoked(TenantId tenant, SessionFilter filter, PageRequest page) {
    return page(tenant, UNREVOKED, page, seen -> seen.stored().value() instanceof Ended ended
        ? ended.reason().isLapse() && filter.admits(ended.before().start())
        : filter.admits(((Open) seen.stored().value()).start()));
  }

  private Page<SeenSession> page(TenantId tenant, String list, PageRequest page, Predicate<SeenSession> wanted) {
    Cursor cursor = page.cursor();
    String after = cursor == null ? "" : cursor.keyFor(list, 1).orElseThrow().get(0);
    List<SeenSession> found = select(tenant, page.limit() + 1,
        seen -> seen.id().value().compareTo(after) > 0 && wanted.test(seen));
    return Page.of(found, page, last -> new Cursor(list, List.of(last.id().value())));
  }

  @Override
  public List<SeenSession> expired(TenantId tenant, Instant now, int limit) {
    return select(tenant, limit, seen -> seen.stored().value() instanceof Open open
        && open.start().overAt(seen.lastSeen(), now) != null);
  }

  @Override
  public SessionStatistics statistics(TenantId tenant, ProviderId provider, Instant now) {
    SessionStatistics statistics = new SessionStatistics(0, Map.of());
    for (SeenSession each : select(tenant, Integer.MAX_VALUE, seen -> true)) {
      Session state = each.stored().value();
      SessionStart start = state instanceof Ended ended ? ended.before().start() : ((Open) state).start();
      EndReason reason = state instanceof Ended ended ? ended.reason() : start.overAt(each.lastSeen(), now);
      if (new SessionFilter.OfProvider(provider).admits(start)) {
        statistics = reason == null ? statistics.plusActive() : statistics.plusEnded(reason);
      }
    }
    return statistics;
  }

  @Override
  public int purge(TenantId tenant, Instant endedBefore) {
    List<SessionId> over = select(tenant, Integer.MAX_VALUE, seen ->
        seen.stored().value() instanceof Ended ended && ended.at().isBefore(endedBefore)).stream()
        .map(SeenSession::id).toList();
    over.forEach(id -> used.remove(new Key(tenant, id)));
    forget(tenant, over);
    return over.size();
  }

  private List<SeenSession> select(TenantId tenant, int limit, Predicate<SeenSession> wanted) {
    List<SeenSession> found = new ArrayList<>();
    states(tenant).forEach((id, stored) -> {
      SeenSession seen = seen(tenant, id, stored);
      if (found.size() < limit && wanted.test(seen)) {
        found.add(seen);
      }
    });
    return found;
  }

  private SeenSession seen(TenantId tenant, SessionId id, Stored<Session> stored) {
    Session state = stored.value();
    Open open = state instanceof Ended ended ? ended.before() : (Open) state;
    Instant started = open.start().at();
    Instant last = used.getOrDefault(new Key(tenant, id), started);
    return new SeenSession(id, stored, last.isAfter(started) ? last : started);
  }
}
