package io.crmkit.sso.saml;

import io.crmkit.core.TenantId;
import io.crmkit.sso.model.Principal;
import io.crmkit.sso.model.Principal.EmailVerified;
import io.crmkit.sso.model.Use;
import io.crmkit.sso.port.Replays;
import io.crmkit.sso.saml.Messages.Signed;
import io.crmkit.sso.saml.model.AttributeNames;
import io.crmkit.sso.saml.model.NameIdentifier;
import io.crmkit.sso.saml.model.OutstandingRequest;
import io.crmkit.sso.saml.model.SamlConnection;
import io.crmkit.sso.saml.model.SamlLogin;
import io.crmkit.sso.saml.model.SamlReason;
import io.crmkit.sso.saml.port.OutstandingRequests;
import io.crmkit.sso.saml.xml.XmlElement;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One response, check by check: first what its assertion says, then what it says of itself, then that it was asked
 * for, and at last, once nothing else can go wrong, that it is used once.
 */
final class ResponseReading {

  /** What OpenID Connect says of a login; an attribute by that name is anybody's word for it. */
  private static final String METHODS = "amr";

  private final TenantId tenant;
  private final SamlConnection connection;
  private final TimeFrame time;
  private final OutstandingRequests requests;
  private final Replays replays;

  ResponseReading(
      TenantId tenant, SamlConnection connection, Instant now, OutstandingRequests requests, Replays replays) {
    this.tenant = tenant;
    this.connection = connection;
    this.time = new TimeFrame(now, connection.policy().clockSkew());
    this.requests = requests;
    this.replays = replays;
  }

  SamlLogin read(AuthenticResponse.Gate gate, byte[] document, PostedResponse posted) {
    String relayed = RelayStates.path(posted.relayState());
    AuthenticResponse authentic = gate.admit(document, connection, time.now());
    XmlElement assertion = authentic.assertion();
    new AssertionCheck(assertion, connection, time).check();
    checkEnvelope(authentic);
    SubjectCheck subject = new SubjectCheck(assertion, connection, time);
    String answers = authentic.response().attribute("InResponseTo");
    RequestCheck asked = new RequestCheck(requests, tenant, connection);
    if (answers == null) {
      asked.requireUnsolicited(subject);
    }
    subject.confirm(answers);
    OutstandingRequest request = asked.find(answers, posted.browser(), time.now());
    AuthnCheck authn = AuthnCheck.of(assertion, connection.policy(), time, request);
    NameIdentifier name = subject.name(encrypted -> gate.open(encrypted, connection, time.now()));
    Map<String, List<String>> attributes = AttributeReading.of(assertion, connection.policy());
    useUp(assertion, subject.lastEnd(), request);
    return new SamlLogin(principal(name, authn, attributes), name, Messages.requireId(assertion), answers,
        request == null ? relayed : request.returnTo(), request == null ? null : request.issuedAt(), time.now());
  }

  private void checkEnvelope(AuthenticResponse authentic) {
    XmlElement response = authentic.response();
    Times.required(response, "IssueInstant");
    Messages.requireDestination(response, connection.us().assertionConsumer(),
        authentic.responseIsSigned() ? Signed.YES : Signed.NO, SamlReason.DESTINATION);
    Optional<XmlElement> issuer = Issuers.of(response);
    if (issuer.isEmpty() && authentic.responseIsSigned()) {
      throw SamlReason.ISSUER.because("a signed response names its issuer");
    }
    issuer.ifPresent(each -> Issuers.require(each, connection.idp().entityId(), SamlReason.ISSUER));
  }

  private void useUp(XmlElement assertion, Instant end, @Nullable OutstandingRequest request) {
    String key = "saml-assertion/" + RequestIds.sha256(
        connection.idp().entityId() + "\n" + Messages.requireId(assertion));
    // An assertion is dead past the last of its confirmations.
    if (replays.mark(tenant, key, time.remembered(end)) == Use.AGAIN) {
      throw SamlReason.REPLAY.because("the assertion was presented before");
    }
    if (request != null && !requests.use(tenant, request.id())) {
      throw SamlReason.IN_RESPONSE_TO_USED.because("the request was answered before");
    }
  }

  private Principal principal(NameIdentifier name, AuthnCheck authn, Map<String, List<String>> attributes) {
    AttributeNames names = connection.names();
    String email = AttributeNames.first(names.email(), attributes)
        .or(() -> Optional.of(name).filter(each -> NameIdentifier.EMAIL_ADDRESS.equals(each.format()))
            .map(NameIdentifier::value))
        .orElse(null);
    Principal.Builder principal =
        Principal.builder(connection.provider(), connection.idp().entityId(), name.value())
            .email(email, EmailVerified.NOT_SAID)
            .name(AttributeNames.first(names.name(), attributes).orElse(null))
            .authenticatedAt(authn.at())
            .authnContext(authn.context())
            .sessionIndex(authn.sessionIndex())
            .sessionNotAfter(authn.sessionEnd());
    attributes.forEach((key, values) -> {
      if (!key.equals(METHODS)) {
        principal.attribute(key, values);
      }
    });
    return principal.build();
  }
}
