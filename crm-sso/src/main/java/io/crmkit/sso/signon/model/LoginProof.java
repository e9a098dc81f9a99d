package io.crmkit.sso.signon.model;

import io.crmkit.core.Require;
import io.crmkit.sso.model.ProviderId;
import io.crmkit.sso.model.Sealed;
import io.crmkit.sso.saml.model.NameIdentifier;
import io.crmkit.sso.session.model.SessionId;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What is kept of a login beside its session: what a logout shows the provider, and where the browser wanted to go and when.
 *
 * @param provider null for a login by a password
 * @param idToken sealed for {@link #purpose}; null without OpenID Connect
 * @param name the person as a SAML provider named them; null without SAML
 * @param returnTo a path of the host
 * @param begunAt when the login was begun here; null for one by a password, or one that began at the provider
 * @param until when the session is over at the latest, and this with it
 */
public record LoginProof(
    SessionId session, @Nullable ProviderId provider, @Nullable Sealed idToken, @Nullable NameIdentifier name, String returnTo,
    @Nullable Instant begunAt, Instant until) {

  public LoginProof {
    Objects.requireNonNull(session, "session");
    Require.notBlank(returnTo, "returnTo");
    Objects.requireNonNull(until, "until");
  }

  /** Returns what the ID token of a session is sealed for. */
  public static String purpose(SessionId session) {
    return "login/" + session + "/id-token";
  }
}
