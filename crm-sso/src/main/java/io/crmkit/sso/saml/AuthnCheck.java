package io.crmkit.sso.saml;

import io.crmkit.sso.model.Untrusted;
import io.crmkit.sso.saml.model.OutstandingRequest;
import io.crmkit.sso.saml.model.OutstandingRequest.Reauthentication;
import io.crmkit.sso.saml.model.SamlPolicy;
import io.crmkit.sso.saml.model.SamlReason;
import io.crmkit.sso.saml.xml.XmlElement;
import io.crmkit.sso.saml.xml.Xmlns;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * How and when the person proved who they are (Core 2.7.2). All statements are checked; the first one names the session.
 *
 * @param sessionIndex null if the provider cannot end the session
 * @param sessionEnd the earliest of all statements; null if none says so
 */
record AuthnCheck(
    Instant at, @Nullable String context, @Nullable String sessionIndex, @Nullable Instant sessionEnd) {

  static AuthnCheck of(XmlElement assertion, SamlPolicy policy, TimeFrame time, @Nullable OutstandingRequest request) {
    List<XmlElement> statements = assertion.children(Xmlns.ASSERTION, "AuthnStatement");
    if (statements.isEmpty()) {
      throw SamlReason.NO_AUTHN_STATEMENT.because("the assertion says nothing of an authentication");
    }
    List<AuthnCheck> checked = statements.stream().map(each -> of(each, policy, time)).toList();
    AuthnCheck first = checked.get(0);
    if (request != null && request.reauthentication() == Reauthentication.FORCED) {
      requireSince(first.at, request.issuedAt(), time);
    }
    Optional<Instant> end = checked.stream().map(AuthnCheck::sessionEnd)
        .flatMap(Stream::ofNullable)
        .min(Instant::compareTo);
    return new AuthnCheck(first.at, first.context, first.sessionIndex, end.orElse(null));
  }

  private static AuthnCheck of(XmlElement statement, SamlPolicy policy, TimeFrame time) {
    Instant at = Times.required(statement, "AuthnInstant");
    Duration age = policy.longestAuthnAge();
    if (age != null) {
      requireSince(at, time.now().minus(age), time);
    }
    time.requireBegun(at, SamlReason.AUTHN_CONTEXT, "the authentication");
    Instant end = Times.optional(statement, "SessionNotOnOrAfter").orElse(null);
    if (end != null) {
      time.requireNotOver(end, SamlReason.SESSION_EXPIRED, "the provider's session");
    }
    return new AuthnCheck(at, context(statement, policy), statement.attribute("SessionIndex"), end);
  }

  private static void requireSince(Instant at, Instant earliest, TimeFrame time) {
    if (at.plus(time.skew()).isBefore(earliest)) {
      throw SamlReason.AUTHN_CONTEXT.because(
          "the person proved who they are at %s, and must have since %s".formatted(at, earliest));
    }
  }

  private static @Nullable String context(XmlElement statement, SamlPolicy policy) {
    String context = statement.child(Xmlns.ASSERTION, "AuthnContext")
        .flatMap(each -> each.child(Xmlns.ASSERTION, "AuthnContextClassRef"))
        .map(XmlElement::text)
        .orElse(null);
    if (!policy.authnContexts().isEmpty() && (context == null || !policy.authnContexts().contains(context))) {
      throw SamlReason.AUTHN_CONTEXT.because("the person proved who they are by %s, and must by one of %s".formatted(
          Untrusted.quoted(context), policy.authnContexts()));
    }
    return context;
  }

  AuthnCheck {
    Objects.requireNonNull(at, "at");
  }
}
