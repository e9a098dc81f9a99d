package io.crmkit.sso.saml;

import io.crmkit.core.TenantId;
import io.crmkit.core.paging.Pages;
import io.crmkit.sso.model.ProviderId;
import io.crmkit.sso.saml.model.NameIdentifier;
import io.crmkit.sso.saml.port.ProviderSessions;
import io.crmkit.sso.session.model.Login;
import io.crmkit.sso.session.model.ProviderSession;
import io.crmkit.sso.session.model.SeenSession;
import io.crmkit.sso.session.model.Session.Open;
import io.crmkit.sso.session.model.SessionFilter.OfSubject;
import io.crmkit.sso.session.port.SessionRepository;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Objects;

/**
 * Reads from the sessions of the host which of them came of a login at a provider, so that nobody has to keep a
 * second list. A session knows the value of the name and not its qualifiers: a provider has no two persons of one
 * value, or it would log one in as the other. Safe for concurrent use if the store is.
 */
public final class StoredProviderSessions implements ProviderSessions {

  private static final int PAGE = 100;

  private final SessionRepository sessions;
  private final Clock clock;

  public StoredProviderSessions(SessionRepository sessions, Clock clock) {
    this.sessions = Objects.requireNonNull(sessions, "sessions");
    this.clock = Objects.requireNonNull(clock, "clock");
  }

  @Override
  public List<String> sessionIndexes(TenantId tenant, ProviderId provider, NameIdentifier name) {
    Instant now = clock.instant();
    OfSubject theirs = new OfSubject(provider, name.value());
    return Pages.stream(PAGE, page -> sessions.open(tenant, theirs, now, page))
        .map(StoredProviderSessions::index).toList();
  }

  private static String index(SeenSession seen) {
    Login login = seen.stored().value() instanceof Open open ? open.start().login() : null;
    ProviderSession session = login == null ? null : login.provider();
    String index = session == null ? null : session.index();
    return index == null ? "" : index;
  }
}
