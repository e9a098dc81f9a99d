package io.crmkit.sso.session;

import io.crmkit.core.Decision;
import io.crmkit.core.Decision.Refused;
import io.crmkit.core.TenantId;
import io.crmkit.core.id.Ids;
import io.crmkit.core.observe.Observed;
import io.crmkit.core.observe.ServiceListener;
import io.crmkit.core.paging.Page;
import io.crmkit.core.paging.PageRequest;
import io.crmkit.core.state.Aggregates;
import io.crmkit.sso.model.Client;
import io.crmkit.sso.model.PassedFactor;
import io.crmkit.sso.model.ProviderId;
import io.crmkit.sso.model.SsoRefusal;
import io.crmkit.sso.model.Verdict;
import io.crmkit.sso.session.CookieCheck.Answer;
import io.crmkit.sso.session.json.SessionFormats;
import io.crmkit.sso.session.model.EndReason;
import io.crmkit.sso.session.model.Login;
import io.crmkit.sso.session.model.ProviderSession;
import io.crmkit.sso.session.model.SeenSession;
import io.crmkit.sso.session.model.Session;
import io.crmkit.sso.session.model.Session.Open;
import io.crmkit.sso.session.model.SessionCommand;
import io.crmkit.sso.session.model.SessionCommand.End;
import io.crmkit.sso.session.model.SessionCommand.PassFactor;
import io.crmkit.sso.session.model.SessionCommand.Start;
import io.crmkit.sso.session.model.SessionDecider;
import io.crmkit.sso.session.model.SessionEvent;
import io.crmkit.sso.session.model.SessionFilter;
import io.crmkit.sso.session.model.SessionId;
import io.crmkit.sso.session.model.SessionReason;
import io.crmkit.sso.session.model.SessionRules;
import io.crmkit.sso.session.model.SessionStart;
import io.crmkit.sso.session.model.SessionStatistics;
import io.crmkit.sso.session.model.SessionView;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Starts sessions, says what a cookie is good for, and ends sessions.
 *
 * <p>A login and a second factor each give the browser another cookie, and the one before is good for nothing from then
 * on, so that nobody can plant one (session fixation, ASVS 7.2.4). A request is a write at most once in the time that
 * the policy names. Every login, every end, and every refusal of a cookie that a login, a factor or an end on purpose has
 * made worthless becomes a security event; what strangers make up, what they show to another tenant, and cookies of
 * sessions that ran out, do not.
 */
public final class Sessions {

  private static final int SWEEP = 200;

  private final SessionPorts ports;
  private final Aggregates<SessionId, Session, SessionCommand, SessionEvent> aggregates;
  private final SessionTrail trail;
  private final CookieCheck cookies;
  private final Clock clock;
  private final Ids ids;
  private final SecureRandom random = new SecureRandom();
  private final Observed observed;

  public Sessions(SessionPorts ports, Clock clock) {
    this(ports, clock, ServiceListener.none());
  }

  /** Opens the service with somebody who hears how long each call took and how it ended. */
  public Sessions(SessionPorts ports, Clock clock, ServiceListener listener) {
    this.ports = ports;
    this.aggregates = new Aggregates<>(ports.sessions(), new SessionDecider(), SessionFormats.SESSION);
    this.trail = new SessionTrail(ports.events(), clock);
    this.cookies = new CookieCheck(ports, aggregates, trail);
    this.clock = clock;
    this.ids = Ids.timeOrdered(clock);
    this.observed = Observed.service("sessions", listener);
  }

  /** Starts a session before anybody has logged in, to which a login can be bound. */
  public IssuedSession begin(TenantId tenant, Client client) {
    return observed.call("begin", tenant, call -> {
      Instant now = clock.instant();
      SessionStart start = SessionStart.beforeLogin(client, now, ports.policies().of(tenant));
      return start(tenant, new SessionId(ids.next()), start);
    });
  }

  /**
   * Starts the session of somebody who has just proved who they are.
   *
   * @param cookieBefore what the browser sent along with the login, whatever it is; the session that it opens, if it
   *     opens one, ends here
   * @return the session, or {@link SessionReason#SESSION_ABSOLUTE} if the session at the provider is over
   */
  public Verdict<IssuedSession> login(TenantId tenant, Login login, @Nullable String cookieBefore, Client client) {
    return observed.call("login", tenant, call -> {
      Instant now = clock.instant();
      ProviderSession provider = login.provider();
      if (provider != null && provider.notAfter() != null && !now.isBefore(provider.notAfter())) {
        return Verdict.refuse(SessionReason.SESSION_ABSOLUTE,
            "The session at %s ended at %s.".formatted(provider.provider(), provider.notAfter()));
      }
      SessionId id = new SessionId(ids.next());
      SessionId before = retire(tenant, cookieBefore, id, now);
      IssuedSession issued = start(tenant, id, SessionStart.of(login, client, now, ports.policies().of(tenant)));
      trail.started(tenant, issued.session(), before);
      return Verdict.accept(issued);
    });
  }

  /**
   * Says whose session a cookie opens, at each request.
   *
   * @param cookie what the browser sent, or null if it sent none
   * @return the session, if somebody has logged in and has passed every factor that the login asks for
   */
  public Verdict<SessionView> check(TenantId tenant, @Nullable String cookie, Client client) {
    return observed.call("check", tenant, call -> {
      Answer checked = cookies.check(tenant, cookie, client, clock.instant());
      SsoRefusal refusal = checked.refusal();
      if (refusal == null) {
        refusal = SessionRules.complete(checked.open());
      }
      return refusal == null ? Verdict.accept(view(checked.session())) : Verdict.refuse(refusal);
    });
  }

  /**
   * Says which session a cookie opens, whether or not somebody has logged in or has passed a second factor: for the
   * pages of the login alone.
   */
  public Verdict<SessionView> checkOnTheWay(TenantId tenant, @Nullable String cookie, Client client) {
    return observed.call("checkOnTheWay", tenant, call -> {
      Answer checked = cookies.check(tenant, cookie, client, clock.instant());
      return checked.refusal() == null ? Verdict.accept(view(checked.session())) : Verdict.refuse(checked.refusal());
    });
  }

  /** Notes down that the user of a session passed a second factor, and gives the browser another cookie. */
  public Verdict<IssuedSession> passFactor(
      TenantId tenant, @Nullable String cookie, PassedFactor factor, Client client) {
    return observed.call("passFactor", tenant, call -> {
      Answer checked = cookies.check(tenant, cookie, client, clock.instant());
      if (checked.refusal() != null) {
        return Verdict.refuse(checked.refusal());
      }
      SeenSession seen = checked.session();
      SessionCookie next = SessionCookie.draw(tenant, seen.id(), random);
      Decision<SessionEvent> decision = aggregates.handle(tenant, seen.id(), seen.stored().version(),
          new PassFactor(factor, next.hash(tenant), clock.instant()));
      if (decision instanceof Refused<SessionEvent> refused) {
        return Verdict.refuse((SsoRefusal) refused.refusal());
      }
      SessionView view = view(seen);
      return Verdict.accept(
          new IssuedSession(new SessionView(view.id(), view.start(), view.lastSeen(), factor), next.text()));
    });
  }

  /** Ends the session that a cookie opens, if it opens one. */
  public void logout(TenantId tenant, @Nullable String cookie, Client client) {
    observed.call("logout", tenant, call -> {
      Answer checked = cookies.check(tenant, cookie, client, clock.instant());
      return checked.refusal() == null ? end(tenant, checked.session(), EndReason.LOGGED_OUT) : 0;
    });
  }

  /**
   * Ends one session by the id under which it is listed.
   *
   * @return how many were ended: none if there is no such session or it is over
   */
  public int end(TenantId tenant, SessionId id, EndReason reason) {
    return observed.call("end", tenant, call ->
        ports.sessions().seen(tenant, id).map(seen -> end(tenant, seen, reason)).orElse(0));
  }

  /**
   * Ends every open session that a filter admits. For users who may not log in any more, see to that first: a login
   * that runs at the same time may start another one.
   *
   * @return how many were ended
   */
  public int endAll(TenantId tenant, SessionFilter filter, EndReason reason) {
    return observed.call("endAll", tenant, call -> {
      int ended = 0;
      PageRequest request = PageRequest.first(SWEEP);
      Page<SeenSession> page = ports.sessions().open(tenant, filter, clock.instant(), request);
      while (true) {
        ended += page.items().stream().mapToInt(seen -> end(tenant, seen, reason)).sum();
        if (page.isLast()) {
          return ended;
        }
        page = ports.sessions().open(tenant, filter, clock.instant(), request.after(page.next()));
      }
    });
  }

  /**
   * Notes down the end of sessions that are over by the clock; without it they are good for nothing all the same, but
   * are only noted down when somebody tries one.
   *
   * @return how many; if it is {@code limit}, there may be more
   */
  public int sweep(TenantId tenant, int limit) {
    return observed.call("sweep", tenant, call -> {
      Instant now = clock.instant();
      List<SeenSession> over = ports.sessions().expired(tenant, now, limit);
      over.forEach(seen -> cookies.endByTheClock(tenant, seen, now));
      return over.size();
    });
  }

  /**
   * Deletes sessions that ended before an instant, with their history; statistics count them no more. Sweep first,
   * for a session that is over by the clock alone has not ended. The host calls it from time to time.
   *
   * @return how many
   */
  public int purge(TenantId tenant, Instant endedBefore) {
    return observed.call("purge", tenant, call -> ports.sessions().purge(tenant, endedBefore));
  }

  /** Returns the open sessions that a filter admits, in the order of their ids, which is that of their starts. */
  public Page<SessionView> list(TenantId tenant, SessionFilter filter, PageRequest page) {
    return observed.call("list", tenant, call ->
        ports.sessions().open(tenant, filter, clock.instant(), page).map(Sessions::view));
  }

  /**
   * Returns the sessions that a filter admits and that nobody ended on purpose, in the order of their ids: also those that
   * are over by the clock or by another login, for tokens of theirs can be about.
   */
  public Page<SessionView> unrevoked(TenantId tenant, SessionFilter filter, PageRequest page) {
    return observed.call("unrevoked", tenant, call ->
        ports.sessions().unrevoked(tenant, filter, page).map(Sessions::view));
  }

  /**
   * Returns the session of which a browser holds the cookie, whether or not it is over: for its end alone, since such a
   * cookie need not open anything.
   */
  public Optional<SessionView> ofCookie(TenantId tenant, @Nullable String cookie) {
    return observed.call("ofCookie", tenant, call -> {
      SessionCookie shown = SessionCookie.parse(cookie);
      return shown == null || !shown.isOf(tenant) ? Optional.empty()
          : ports.sessions().seen(tenant, shown.id())
              .filter(seen -> state(seen).hash().equals(shown.hash(tenant))).map(Sessions::view);
    });
  }

  /** Whether a session is there and is not over, by whatever. */
  public boolean isOpen(TenantId tenant, SessionId id) {
    Instant now = clock.instant();
    return observed.call("isOpen", tenant, call -> ports.sessions().seen(tenant, id).filter(seen ->
        seen.stored().value() instanceof Open open && open.start().overAt(seen.lastSeen(), now) == null).isPresent());
  }

  /** Whether somebody ended a session on purpose, so that it neither ran out nor was replaced by another login. */
  public boolean isRevoked(TenantId tenant, SessionId id) {
    return observed.call("isRevoked", tenant, call -> ports.sessions().seen(tenant, id).filter(seen ->
        seen.stored().value() instanceof Session.Ended ended && !ended.reason().isLapse()).isPresent());
  }

  /** Counts the sessions that came of a provider. */
  public SessionStatistics statistics(TenantId tenant, ProviderId provider) {
    return observed.call("statistics", tenant, call -> ports.sessions().statistics(tenant, provider, clock.instant()));
  }

  /** Returns everything that ever happened to a session, oldest first; nothing if it does not exist. */
  public List<SessionEvent> history(TenantId tenant, SessionId id) {
    return observed.call("history", tenant, call -> aggregates.history(tenant, id));
  }

  private IssuedSession start(TenantId tenant, SessionId id, SessionStart start) {
    SessionCookie cookie = SessionCookie.draw(tenant, id, random);
    aggregates.handle(tenant, id, new Start(start, cookie.hash(tenant))).orElseThrow();
    return new IssuedSession(new SessionView(id, start, start.at(), null), cookie.text());
  }

  /** Ends the session that a browser had before a login, and returns its id; null if there was none. */
  private @Nullable SessionId retire(TenantId tenant, @Nullable String text, SessionId next, Instant now) {
    SessionCookie cookie = SessionCookie.parse(text);
    if (cookie == null || !cookie.isOf(tenant)) {
      return null;
    }
    SeenSession seen = ports.sessions().seen(tenant, cookie.id()).orElse(null);
    if (seen == null || SessionRules.judge(seen.stored().value(), cookie.hash(tenant), seen.lastSeen(), now) != null) {
      return null;
    }
    aggregates.handleFresh(tenant, seen.id(), unused -> new End(EndReason.ROTATED, next, now)).orElseThrow();
    return seen.id();
  }

  private int end(TenantId tenant, SeenSession seen, EndReason reason) {
    Instant now = clock.instant();
    if (state(seen).start().overAt(seen.lastSeen(), now) != null) {
      cookies.endByTheClock(tenant, seen, now);
      return 0;
    }
    if (aggregates.handleFresh(tenant, seen.id(), unused -> new End(reason, null, now)).orElseThrow().isEmpty()) {
      return 0;
    }
    trail.ended(tenant, view(seen), reason, now);
    return 1;
  }

  static SessionView view(SeenSession seen) {
    Open open = state(seen);
    return new SessionView(seen.id(), open.start(), seen.lastSeen(), open.passed());
  }

  /** What a session is, or was before its end. */
  private static Open state(SeenSession seen) {
    Session state = seen.stored().value();
    return state instanceof Session.Ended ended ? ended.before() : (Open) state;
  }
}
