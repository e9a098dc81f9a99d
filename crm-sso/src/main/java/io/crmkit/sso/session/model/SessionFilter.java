package io.crmkit.sso.session.model;

import io.crmkit.core.Require;
import io.crmkit.sso.model.ProviderId;
import io.crmkit.sso.model.UserId;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Which sessions to list or to end. Those before a login are admitted by none but {@link Everybodys}. */
public sealed interface SessionFilter {

  /** All of a tenant. */
  record Everybodys() implements SessionFilter {}

  /** Those of a user. */
  record OfUser(UserId user) implements SessionFilter {

    public OfUser {
      Objects.requireNonNull(user, "user");
    }
  }

  /** Those that came of a provider. */
  record OfProvider(ProviderId provider) implements SessionFilter {

    public OfProvider {
      Objects.requireNonNull(provider, "provider");
    }
  }

  /** Those of one session at a provider: {@code sid} of a logout token, SessionIndex of a LogoutRequest. */
  record OfProviderSession(ProviderId provider, String index) implements SessionFilter {

    public OfProviderSession {
      Objects.requireNonNull(provider, "provider");
      Require.notBlank(index, "index");
    }
  }

  /** Those of a person at a provider: {@code sub} of a logout token, NameID of a LogoutRequest. */
  record OfSubject(ProviderId provider, String subject) implements SessionFilter {

    public OfSubject {
      Objects.requireNonNull(provider, "provider");
      Require.notBlank(subject, "subject");
    }
  }

  /** Whether a session is one of them. */
  default boolean admits(SessionStart start) {
    if (this instanceof Everybodys) {
      return true;
    }
    Login login = start.login();
    if (login == null) {
      return false;
    }
    return this instanceof OfUser of ? login.user().equals(of.user()) : admits(login.provider());
  }

  private boolean admits(@Nullable ProviderSession session) {
    if (session == null) {
      return false;
    }
    if (this instanceof OfProvider of) {
      return session.provider().equals(of.provider());
    }
    if (this instanceof OfProviderSession of) {
      return session.provider().equals(of.provider()) && of.index().equals(session.index());
    }
    OfSubject of = (OfSubject) this;
    return session.provider().equals(of.provider()) && session.subject().equals(of.subject());
  }
}
