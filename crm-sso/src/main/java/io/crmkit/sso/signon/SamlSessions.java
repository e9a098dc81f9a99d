package io.crmkit.sso.signon;

import io.crmkit.core.TenantId;
import io.crmkit.core.paging.Pages;
import io.crmkit.sso.model.ProviderId;
import io.crmkit.sso.saml.model.NameIdentifier;
import io.crmkit.sso.saml.port.ProviderSessions;
import io.crmkit.sso.session.Sessions;
import io.crmkit.sso.session.model.Login;
import io.crmkit.sso.session.model.ProviderSession;
import io.crmkit.sso.session.model.SessionFilter;
import io.crmkit.sso.session.model.SessionView;
import io.crmkit.sso.signon.model.LoginProof;
import io.crmkit.sso.signon.port.LoginProofs;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Which sessions came of logins of a person at a SAML provider, who is named as at the login in all four parts (Core 2.2.2 and
 * 3.7.1). A session knows the value of the name; the rest is in the proof of its login, and a session without one is nobody's. Safe
 * for concurrent use if the stores are.
 */
public final class SamlSessions implements ProviderSessions {

  private static final int SWEEP = 200;

  private final Sessions sessions;
  private final LoginProofs proofs;

  public SamlSessions(Sessions sessions, LoginProofs proofs) {
    this.sessions = Objects.requireNonNull(sessions, "sessions");
    this.proofs = Objects.requireNonNull(proofs, "proofs");
  }

  @Override
  public List<String> sessionIndexes(TenantId tenant, ProviderId provider, NameIdentifier name) {
    return of(tenant, provider, name).stream().map(SamlSessions::index).toList();
  }

  /** Returns the sessions of the person, over or not, that have one of these indexes; without any, all of them. */
  List<SessionView> of(TenantId tenant, ProviderId provider, NameIdentifier name, List<String> indexes) {
    return of(tenant, provider, name).stream()
        .filter(each -> indexes.isEmpty() || indexes.contains(index(each))).toList();
  }

  private List<SessionView> of(TenantId tenant, ProviderId provider, NameIdentifier name) {
    SessionFilter filter = new SessionFilter.OfSubject(provider, name.value());
    return Pages.stream(SWEEP, page -> sessions.unrevoked(tenant, filter, page))
        .filter(each -> isNamed(tenant, each, name)).toList();
  }

  private boolean isNamed(TenantId tenant, SessionView session, NameIdentifier name) {
    return proofs.find(tenant, session.id()).map(LoginProof::name).filter(name::isSameAs).isPresent();
  }

  private static String index(SessionView session) {
    @Nullable Login login = session.start().login();
    ProviderSession provider = login == null ? null : login.provider();
    String index = provider == null ? null : provider.index();
    return index == null ? "" : index;
  }
}
