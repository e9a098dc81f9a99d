package io.crmkit.sso.session.port;

import io.crmkit.core.TenantId;
import io.crmkit.core.paging.Page;
import io.crmkit.core.paging.PageRequest;
import io.crmkit.core.state.StateRepository;
import io.crmkit.sso.model.ProviderId;
import io.crmkit.sso.session.model.EndReason;
import io.crmkit.sso.session.model.SeenSession;
import io.crmkit.sso.session.model.Session;
import io.crmkit.sso.session.model.SessionFilter;
import io.crmkit.sso.session.model.SessionId;
import io.crmkit.sso.session.model.SessionStatistics;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Keeps sessions and their history, and beside each when it was last used: at first when it started. The contract in
 * crm-testkit proves an implementation.
 */
public interface SessionRepository extends StateRepository<SessionId, Session> {

  /** Returns a session and when it was last used: what every request of a browser asks for. */
  Optional<SeenSession> seen(TenantId tenant, SessionId id);

  /**
   * Notes down when a session was used, unless something later stands there. It is no event, and makes no version
   * stale.
   */
  void touch(TenantId tenant, SessionId id, Instant used);

  /** Returns the sessions that a filter admits and that are open at {@code now}, in the order of their ids. */
  Page<SeenSession> open(TenantId tenant, SessionFilter filter, Instant now, PageRequest page);

  /**
   * Returns the sessions that a filter admits and that nobody ended on purpose, in the order of their ids: those that are
   * open, and those that are over by the clock or by another login ({@link EndReason#isLapse}), noted down or not. What
   * came of them can be about still.
   */
  Page<SeenSession> unrevoked(TenantId tenant, SessionFilter filter, PageRequest page);

  /** Returns sessions, at most {@code limit}, that nobody ended but that are over at {@code now} by the clock. */
  List<SeenSession> expired(TenantId tenant, Instant now, int limit);

  /** Counts the sessions that came of a provider, as they are at {@code now}. */
  SessionStatistics statistics(TenantId tenant, ProviderId provider, Instant now);

  /**
   * Deletes sessions that ended before an instant, with their history: nobody can list or count them any more. One of
   * which an event still waits to be delivered, or is a dead letter, stays if its history is what would be delivered.
   *
   * @return how many
   */
  int purge(TenantId tenant, Instant endedBefore);
}
