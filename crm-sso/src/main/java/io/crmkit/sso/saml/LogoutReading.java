package io.crmkit.sso.saml;

import io.crmkit.sso.model.Untrusted;
import io.crmkit.sso.saml.IncomingMessage.Posted;
import io.crmkit.sso.saml.IncomingMessage.Redirected;
import io.crmkit.sso.saml.Messages.Signed;
import io.crmkit.sso.saml.model.SamlCertificate;
import io.crmkit.sso.saml.model.SamlConnection;
import io.crmkit.sso.saml.model.SamlReason;
import io.crmkit.sso.saml.xml.Base64Text;
import io.crmkit.sso.saml.xml.MessageScan;
import io.crmkit.sso.saml.xml.SignatureVerifier;
import io.crmkit.sso.saml.xml.Strength;
import io.crmkit.sso.saml.xml.XmlElement;
import io.crmkit.sso.saml.xml.XmlLimits;
import io.crmkit.sso.saml.xml.XmlReader;
import io.crmkit.sso.saml.xml.Xmlns;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A logout message on its way from the wire to where it is known to be the provider's, to us, and of now. */
final class LogoutReading {

  /** A request without an end counts as one of five minutes. */
  private static final Duration USUAL = Duration.ofMinutes(5);
  private static final int LONGEST_RELAY_STATE = 80;

  /** What distinguishes requests from responses. */
  private record Kind(String element, String parameter, SamlReason malformed, SamlReason notSigned, SamlReason issuer,
      SamlReason destination) {}

  /** What was read, and until when the message counts. */
  record Read(XmlElement message, @Nullable String relayState, Instant end) {}

  private final SamlConnection connection;
  private final TimeFrame time;
  private final Strength strength;
  private final Kind kind;

  private LogoutReading(SamlConnection connection, TimeFrame time, Kind kind) {
    this.connection = connection;
    this.time = time;
    this.strength = Policies.strength(connection.policy());
    this.kind = kind;
  }

  static LogoutReading request(SamlConnection connection, TimeFrame time) {
    return new LogoutReading(connection, time, new Kind("LogoutRequest", "SAMLRequest", SamlReason.LOGOUT_MALFORMED,
        SamlReason.LOGOUT_NOT_SIGNED, SamlReason.LOGOUT_ISSUER, SamlReason.LOGOUT_DESTINATION));
  }

  static LogoutReading response(SamlConnection connection, TimeFrame time) {
    return new LogoutReading(connection, time, new Kind("LogoutResponse", "SAMLResponse",
        SamlReason.LOGOUT_RESPONSE_MALFORMED, SamlReason.LOGOUT_RESPONSE_NOT_SIGNED, SamlReason.LOGOUT_RESPONSE_ISSUER,
        SamlReason.LOGOUT_RESPONSE_DESTINATION));
  }

  Read read(XmlReader reader, IncomingMessage message, String place) {
    Policies.requireCurrent(connection.idp(), time.now(), time.skew());
    Policies.requireStrongKeys(connection.idp(), strength);
    XmlElement root;
    String relayState;
    if (message instanceof Redirected redirected) {
      RedirectQuery query = RedirectQuery.of(redirected.rawQuery(), kind.parameter);
      root = wellFormed(reader.read(query.message()));
      verify(query);
      relayState = query.relayState();
    } else {
      Posted posted = (Posted) message;
      root = wellFormed(reader.read(Base64Text.decode(posted.message(), XmlLimits.MESSAGE.bytes())));
      verify(root);
      relayState = posted.relayState();
    }
    requireShort(relayState);
    return new Read(root, relayState, check(root, place));
  }

  private XmlElement wellFormed(XmlElement root) {
    if (!root.is(Xmlns.PROTOCOL, kind.element)) {
      throw kind.malformed.because("a %s was expected and %s came".formatted(
          kind.element, Untrusted.quoted(root.name())));
    }
    MessageScan.check(root, strength);
    Messages.requireHeader(root);
    return root;
  }

  private void verify(RedirectQuery query) {
    if (!query.isSigned()) {
      throw kind.notSigned.because("the %s is not signed".formatted(kind.element));
    }
    SamlCertificate by = query.requireSignature(connection.idp().signingCertificates(), strength);
    Policies.requireValid(connection.policy(), by, time.now());
  }

  private void verify(XmlElement root) {
    if (SignatureVerifier.signature(root).isEmpty()) {
      throw kind.notSigned.because("the %s is not signed".formatted(kind.element));
    }
    SamlCertificate by = new SignatureVerifier(strength).verify(root, connection.idp().signingCertificates());
    Policies.requireAgreement(connection.policy(), root, by);
    Policies.requireValid(connection.policy(), by, time.now());
  }

  /** It is opaque to us and only goes back, so its length alone is checked. */
  private static void requireShort(@Nullable String relayState) {
    if (relayState != null && relayState.getBytes(StandardCharsets.UTF_8).length > LONGEST_RELAY_STATE) {
      throw SamlReason.RELAY_STATE.because("a relay state has at most %d bytes".formatted(LONGEST_RELAY_STATE));
    }
  }

  private Instant check(XmlElement root, String place) {
    Issuers.require(Issuers.of(root).orElseThrow(() -> kind.issuer.because("the %s has no issuer".formatted(kind.element))),
        connection.idp().entityId(), kind.issuer);
    Messages.requireDestination(root, place, Signed.YES, kind.destination);
    Instant issued = Times.required(root, "IssueInstant");
    time.requireBegun(issued, SamlReason.LOGOUT_EXPIRED, "the " + kind.element);
    Optional<Instant> end = Times.optional(root, "NotOnOrAfter");
    Instant until = end.orElse(issued.plus(USUAL));
    time.requireNotOver(until, SamlReason.LOGOUT_EXPIRED, "the " + kind.element);
    return until;
  }
}
