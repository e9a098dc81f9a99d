package io.crmkit.sso.saml;

import io.crmkit.sso.saml.model.NameIdentifier;
import io.crmkit.sso.saml.model.OutstandingRequest;
import io.crmkit.sso.saml.model.SamlConnection;
import io.crmkit.sso.saml.model.SamlEndpoint;
import io.crmkit.sso.saml.model.SamlReason;
import io.crmkit.sso.saml.model.ServiceKey;
import io.crmkit.sso.saml.xml.XmlElement;
import io.crmkit.sso.saml.xml.Xmlns;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.opensaml.saml.saml2.core.LogoutRequest;
import org.opensaml.saml.saml2.core.LogoutResponse;
import org.opensaml.saml.saml2.core.NameID;
import org.opensaml.saml.saml2.core.SessionIndex;
import org.opensaml.saml.saml2.core.Status;
import org.opensaml.saml.saml2.core.StatusCode;

/** LogoutRequest and LogoutResponse (Core 3.7). */
final class LogoutMessages {

  private LogoutMessages() {}

  /** Whose sessions are to end; without an index all of them. */
  record Ask(NameIdentifier name, @Nullable String sessionIndex) {}

  /** What an order is answered with. */
  record Reply(String id, LogoutOrder order, LogoutOutcome outcome, Instant now) {}

  static OutgoingMessage request(SamlConnection connection, SamlEndpoint endpoint, OutstandingRequest outstanding,
      Ask ask, ServiceKey key) {
    return MessageWriter.send(request(connection, endpoint, outstanding, ask), outstanding.id(), "SAMLRequest", endpoint,
        endpoint.location(), null, key);
  }

  static OutgoingMessage response(SamlConnection connection, SamlEndpoint endpoint, Reply reply, ServiceKey key) {
    return MessageWriter.send(response(connection, endpoint, reply), reply.id(), "SAMLResponse", endpoint,
        endpoint.forResponses(), reply.order().relayState(), key);
  }

  private static LogoutRequest request(
      SamlConnection connection, SamlEndpoint endpoint, OutstandingRequest outstanding, Ask ask) {
    LogoutRequest request = MessageWriter.make(LogoutRequest.DEFAULT_ELEMENT_NAME);
    request.setID(outstanding.id());
    request.setIssueInstant(outstanding.issuedAt());
    request.setNotOnOrAfter(outstanding.expiresAt());
    request.setDestination(endpoint.location());
    request.setIssuer(MessageWriter.issuer(connection.us().entityId()));
    request.setNameID(name(ask.name()));
    if (ask.sessionIndex() != null) {
      SessionIndex index = MessageWriter.make(SessionIndex.DEFAULT_ELEMENT_NAME);
      index.setValue(ask.sessionIndex());
      request.getSessionIndexes().add(index);
    }
    return request;
  }

  private static NameID name(NameIdentifier name) {
    NameID id = MessageWriter.make(NameID.DEFAULT_ELEMENT_NAME);
    id.setValue(name.value());
    id.setFormat(name.format());
    id.setNameQualifier(name.nameQualifier());
    id.setSPNameQualifier(name.spNameQualifier());
    return id;
  }

  private static LogoutResponse response(SamlConnection connection, SamlEndpoint endpoint, Reply reply) {
    LogoutResponse response = MessageWriter.make(LogoutResponse.DEFAULT_ELEMENT_NAME);
    response.setID(reply.id());
    response.setIssueInstant(reply.now());
    response.setInResponseTo(reply.order().requestId());
    response.setDestination(endpoint.forResponses());
    response.setIssuer(MessageWriter.issuer(connection.us().entityId()));
    response.setStatus(status(reply.outcome()));
    return response;
  }

  private static Status status(LogoutOutcome outcome) {
    StatusCode code = MessageWriter.make(StatusCode.DEFAULT_ELEMENT_NAME);
    code.setValue(outcome == LogoutOutcome.ENDED ? StatusCode.SUCCESS : StatusCode.RESPONDER);
    if (outcome == LogoutOutcome.PARTIAL) {
      StatusCode inner = MessageWriter.make(StatusCode.DEFAULT_ELEMENT_NAME);
      inner.setValue(StatusCode.PARTIAL_LOGOUT);
      code.setStatusCode(inner);
    }
    Status status = MessageWriter.make(Status.DEFAULT_ELEMENT_NAME);
    status.setStatusCode(code);
    return status;
  }

  /** Reads whom a request, whose sender is known, is about; a name that is encrypted is opened. */
  static LogoutOrder order(
      LogoutReading.Read read, AuthenticResponse.Gate gate, SamlConnection connection, Instant now) {
    XmlElement message = read.message();
    XmlElement name = message.child(Xmlns.ASSERTION, "NameID")
        .or(() -> message.child(Xmlns.ASSERTION, "EncryptedID").map(each -> gate.open(each, connection, now)))
        .orElseThrow(() -> SamlReason.LOGOUT_NAMEID.because("the request names nobody"));
    List<String> indexes = message.children(Xmlns.PROTOCOL, "SessionIndex").stream().map(XmlElement::text).toList();
    return new LogoutOrder(Messages.requireId(message), SubjectCheck.name(name), indexes, read.relayState());
  }
}
