package io.crmkit.testkit.sso.saml;

import io.crmkit.sso.saml.model.NameIdentifier;
import io.crmkit.testkit.sso.saml.Answer.Encryption;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;
import javax.xml.namespace.QName;
import org.jspecify.annotations.Nullable;
import org.opensaml.core.xml.XMLObject;
import org.opensaml.core.xml.schema.XSString;
import org.opensaml.core.xml.schema.impl.XSStringBuilder;
import org.opensaml.core.xml.util.XMLObjectSupport;
import org.opensaml.saml.saml2.core.Assertion;
import org.opensaml.saml.saml2.core.Attribute;
import org.opensaml.saml.saml2.core.AttributeStatement;
import org.opensaml.saml.saml2.core.AttributeValue;
import org.opensaml.saml.saml2.core.Audience;
import org.opensaml.saml.saml2.core.AudienceRestriction;
import org.opensaml.saml.saml2.core.AuthnContext;
import org.opensaml.saml.saml2.core.AuthnContextClassRef;
import org.opensaml.saml.saml2.core.AuthnStatement;
import org.opensaml.saml.saml2.core.Conditions;
import org.opensaml.saml.saml2.core.EncryptedAssertion;
import org.opensaml.saml.saml2.core.Issuer;
import org.opensaml.saml.saml2.core.NameID;
import org.opensaml.saml.saml2.core.Response;
import org.opensaml.saml.saml2.core.Status;
import org.opensaml.saml.saml2.core.StatusCode;
import org.opensaml.saml.saml2.core.Subject;
import org.opensaml.saml.saml2.core.SubjectConfirmation;
import org.opensaml.saml.saml2.core.SubjectConfirmationData;
import org.opensaml.saml.saml2.encryption.Encrypter;
import org.opensaml.security.x509.BasicX509Credential;
import org.opensaml.xmlsec.encryption.support.DataEncryptionParameters;
import org.opensaml.xmlsec.encryption.support.EncryptionConstants;
import org.opensaml.xmlsec.encryption.support.EncryptionException;
import org.opensaml.xmlsec.encryption.support.KeyEncryptionParameters;

/** OpenSAML objects of what an {@link Answer} says, not signed yet. */
final class Drafts {

  private static final Duration BEFORE = Duration.ofSeconds(30);

  private final String entityId;

  Drafts(String entityId) {
    this.entityId = entityId;
  }

  @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"}) // OpenSAML knows the type by the name
  static <T extends XMLObject> T make(QName name) {
    return (T) XMLObjectSupport.buildXMLObject(name);
  }

  static String id() {
    return "_" + UUID.randomUUID().toString().toLowerCase(Locale.ROOT);
  }

  Response response(Answer answer) {
    Response response = make(Response.DEFAULT_ELEMENT_NAME);
    response.setID(id());
    response.setIssueInstant(answer.now);
    response.setDestination(answer.destination);
    response.setInResponseTo(answer.inResponseTo);
    response.setIssuer(issuer(entityId));
    if (answer.status != null) {
      response.setStatus(status(answer.status));
    }
    return response;
  }

  static Status status(String value) {
    StatusCode code = make(StatusCode.DEFAULT_ELEMENT_NAME);
    code.setValue(value);
    Status status = make(Status.DEFAULT_ELEMENT_NAME);
    status.setStatusCode(code);
    return status;
  }

  static Issuer issuer(String entityId) {
    Issuer issuer = make(Issuer.DEFAULT_ELEMENT_NAME);
    issuer.setValue(entityId);
    return issuer;
  }

  Assertion assertion(Answer answer) {
    Assertion assertion = make(Assertion.DEFAULT_ELEMENT_NAME);
    assertion.setID(id());
    assertion.setIssueInstant(answer.now);
    assertion.setIssuer(issuer(entityId));
    assertion.setSubject(subject(answer));
    assertion.setConditions(conditions(answer));
    assertion.getAuthnStatements().add(authentication(answer));
    AttributeStatement attributes = make(AttributeStatement.DEFAULT_ELEMENT_NAME);
    answer.attributes.forEach((name, values) -> attributes.getAttributes().add(attribute(name, values)));
    assertion.getAttributeStatements().add(attributes);
    return assertion;
  }

  static NameID name(NameIdentifier identifier) {
    NameID name = make(NameID.DEFAULT_ELEMENT_NAME);
    name.setValue(identifier.value());
    name.setFormat(identifier.format());
    name.setNameQualifier(identifier.nameQualifier());
    name.setSPNameQualifier(identifier.spNameQualifier());
    return name;
  }

  private static Subject subject(Answer answer) {
    SubjectConfirmationData data = make(SubjectConfirmationData.DEFAULT_ELEMENT_NAME);
    data.setRecipient(answer.assertionConsumer);
    data.setNotOnOrAfter(answer.now.plus(answer.lifetime));
    data.setInResponseTo(answer.inResponseTo);
    SubjectConfirmation bearer = make(SubjectConfirmation.DEFAULT_ELEMENT_NAME);
    bearer.setMethod(SubjectConfirmation.METHOD_BEARER);
    bearer.setSubjectConfirmationData(data);
    Subject subject = make(Subject.DEFAULT_ELEMENT_NAME);
    subject.setNameID(name(answer.name));
    subject.getSubjectConfirmations().add(bearer);
    return subject;
  }

  private static Conditions conditions(Answer answer) {
    Conditions conditions = make(Conditions.DEFAULT_ELEMENT_NAME);
    conditions.setNotBefore(answer.now.minus(BEFORE));
    conditions.setNotOnOrAfter(answer.now.plus(answer.lifetime));
    for (String each : answer.audiences) {
      Audience audience = make(Audience.DEFAULT_ELEMENT_NAME);
      audience.setURI(each);
      AudienceRestriction restriction = make(AudienceRestriction.DEFAULT_ELEMENT_NAME);
      restriction.getAudiences().add(audience);
      conditions.getAudienceRestrictions().add(restriction);
    }
    return conditions;
  }

  private static AuthnStatement authentication(Answer answer) {
    AuthnContextClassRef reference = make(AuthnContextClassRef.DEFAULT_ELEMENT_NAME);
    reference.setURI(answer.context);
    AuthnContext context = make(AuthnContext.DEFAULT_ELEMENT_NAME);
    context.setAuthnContextClassRef(reference);
    AuthnStatement statement = make(AuthnStatement.DEFAULT_ELEMENT_NAME);
    statement.setAuthnInstant(answer.authenticatedAt);
    statement.setSessionIndex(answer.sessionIndex);
    @Nullable Instant end = answer.sessionEnd;
    statement.setSessionNotOnOrAfter(end);
    statement.setAuthnContext(context);
    return statement;
  }

  private static Attribute attribute(String name, List<String> values) {
    Attribute attribute = make(Attribute.DEFAULT_ELEMENT_NAME);
    attribute.setName(name);
    for (String each : values) {
      XSString value = new XSStringBuilder().buildObject(AttributeValue.DEFAULT_ELEMENT_NAME, XSString.TYPE_NAME);
      value.setValue(each);
      attribute.getAttributeValues().add(value);
    }
    return attribute;
  }

  EncryptedAssertion encrypted(Assertion assertion, Answer answer) throws EncryptionException {
    DataEncryptionParameters data = new DataEncryptionParameters();
    data.setAlgorithm(answer.encryption == Encryption.AES_GCM
        ? EncryptionConstants.ALGO_ID_BLOCKCIPHER_AES256_GCM
        : EncryptionConstants.ALGO_ID_BLOCKCIPHER_AES256);
    KeyEncryptionParameters key = new KeyEncryptionParameters();
    key.setEncryptionCredential(new BasicX509Credential(Objects.requireNonNull(answer.encryptFor).x509()));
    key.setAlgorithm(answer.encryption == Encryption.RSA_15
        ? EncryptionConstants.ALGO_ID_KEYTRANSPORT_RSA15
        : EncryptionConstants.ALGO_ID_KEYTRANSPORT_RSAOAEP);
    return new Encrypter(data, key).encrypt(assertion);
  }
}
