package io.crmkit.sso.saml;

import io.crmkit.sso.saml.model.OutstandingRequest;
import io.crmkit.sso.saml.model.OutstandingRequest.Reauthentication;
import io.crmkit.sso.saml.model.SamlConnection;
import io.crmkit.sso.saml.model.SamlEndpoint;
import io.crmkit.sso.saml.model.ServiceKey;
import org.jspecify.annotations.Nullable;
import org.opensaml.saml.common.xml.SAMLConstants;
import org.opensaml.saml.saml2.core.AuthnContextClassRef;
import org.opensaml.saml.saml2.core.AuthnContextComparisonTypeEnumeration;
import org.opensaml.saml.saml2.core.AuthnRequest;
import org.opensaml.saml.saml2.core.NameIDPolicy;
import org.opensaml.saml.saml2.core.RequestedAuthnContext;

/** The AuthnRequest of a login (Core 3.4.1; Profiles 4.1.4.1). */
final class LoginRequest {

  private LoginRequest() {}

  /** Returns the message, signed if there is a key; no type of OpenSAML shows, so that whoever calls loads without it. */
  static OutgoingMessage to(SamlEndpoint endpoint, SamlConnection connection, OutstandingRequest outstanding,
      @Nullable ServiceKey key) {
    return MessageWriter.send(request(connection, outstanding, endpoint), outstanding.id(), "SAMLRequest", endpoint,
        endpoint.location(), null, key);
  }

  private static AuthnRequest request(
      SamlConnection connection, OutstandingRequest outstanding, SamlEndpoint endpoint) {
    AuthnRequest request = MessageWriter.make(AuthnRequest.DEFAULT_ELEMENT_NAME);
    request.setID(outstanding.id());
    request.setIssueInstant(outstanding.issuedAt());
    request.setDestination(endpoint.location());
    request.setIssuer(MessageWriter.issuer(connection.us().entityId()));
    request.setProtocolBinding(SAMLConstants.SAML2_POST_BINDING_URI);
    request.setAssertionConsumerServiceURL(connection.us().assertionConsumer());
    if (outstanding.reauthentication() == Reauthentication.FORCED) {
      request.setForceAuthn(true);
    }
    request.setNameIDPolicy(namePolicy(connection));
    if (!connection.policy().authnContexts().isEmpty()) {
      request.setRequestedAuthnContext(contexts(connection));
    }
    return request;
  }

  private static NameIDPolicy namePolicy(SamlConnection connection) {
    NameIDPolicy policy = MessageWriter.make(NameIDPolicy.DEFAULT_ELEMENT_NAME);
    policy.setAllowCreate(true);
    connection.policy().nameIdFormats().stream().findFirst().ifPresent(policy::setFormat);
    return policy;
  }

  private static RequestedAuthnContext contexts(SamlConnection connection) {
    RequestedAuthnContext requested = MessageWriter.make(RequestedAuthnContext.DEFAULT_ELEMENT_NAME);
    requested.setComparison(AuthnContextComparisonTypeEnumeration.EXACT);
    for (String each : connection.policy().authnContexts()) {
      AuthnContextClassRef reference = MessageWriter.make(AuthnContextClassRef.DEFAULT_ELEMENT_NAME);
      reference.setURI(each);
      requested.getAuthnContextClassRefs().add(reference);
    }
    return requested;
  }
}
