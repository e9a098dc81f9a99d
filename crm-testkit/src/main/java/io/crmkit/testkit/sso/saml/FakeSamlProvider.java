package io.crmkit.testkit.sso.saml;

import io.crmkit.sso.saml.model.IdentityProvider;
import io.crmkit.sso.saml.model.NameIdentifier;
import io.crmkit.sso.saml.model.SamlEndpoint;
import io.crmkit.sso.saml.model.ServiceKey;
import io.crmkit.testkit.sso.saml.Answer.Signed;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import net.shibboleth.utilities.java.support.xml.SerializeSupport;
import org.opensaml.core.xml.XMLObject;
import org.opensaml.core.xml.io.MarshallingException;
import org.opensaml.core.xml.util.XMLObjectSupport;
import org.opensaml.saml.saml2.core.Assertion;
import org.opensaml.saml.saml2.core.Response;
import org.opensaml.security.SecurityException;
import org.opensaml.security.credential.Credential;
import org.opensaml.security.x509.BasicX509Credential;
import org.opensaml.xmlsec.SignatureSigningParameters;
import org.opensaml.xmlsec.encryption.support.EncryptionException;
import org.opensaml.xmlsec.keyinfo.impl.X509KeyInfoGeneratorFactory;
import org.opensaml.xmlsec.signature.SignableXMLObject;
import org.opensaml.xmlsec.signature.support.SignatureConstants;
import org.opensaml.xmlsec.signature.support.SignatureException;
import org.opensaml.xmlsec.signature.support.SignatureSupport;
import org.w3c.dom.Element;

/**
 * A SAML provider in the process of a test, built on OpenSAML: says what it is told to, sound or not, and signs it.
 * Safe for concurrent use.
 */
public final class FakeSamlProvider {

  private final String entityId;
  private final ServiceKey key;

  private FakeSamlProvider(String entityId, ServiceKey key) {
    this.entityId = entityId;
    this.key = key;
  }

  /** Returns a provider with a new key. */
  public static FakeSamlProvider create(String entityId) {
    return withKey(entityId, SelfSigned.rsa(entityId));
  }

  public static FakeSamlProvider withKey(String entityId, ServiceKey key) {
    OpenSamlSetup.done();
    return new FakeSamlProvider(entityId, key);
  }

  /** Returns another that calls itself the same and has another key, as an attacker would. */
  public FakeSamlProvider impostor() {
    return create(entityId);
  }

  public String entityId() {
    return entityId;
  }

  public ServiceKey key() {
    return key;
  }

  /** Returns what a service provider is told of this one. */
  public IdentityProvider describe() {
    return IdentityProvider.builder(entityId)
        .signOn(SamlEndpoint.redirect(entityId + "/sso"))
        .signOn(SamlEndpoint.post(entityId + "/sso"))
        .logout(SamlEndpoint.redirect(entityId + "/slo"))
        .logout(SamlEndpoint.post(entityId + "/slo"))
        .signingCertificate(key.certificate())
        .build();
  }

  /**
   * Returns a response that an attacker got hold of and wrapped, so that somebody else would be logged in by whoever
   * believes that a signature covers what is read. What the answer says of signatures is not looked at: each attack
   * needs its own.
   *
   * @param victim whom the attacker wants to be
   */
  public String attacked(Answer answer, SamlAttack attack, String victim) {
    answer.signed(attack.needsSignedResponse() ? Signed.RESPONSE : Signed.ASSERTION);
    return attack.apply(respond(answer), answer.name.value(), victim);
  }

  /** Returns a response as XML. */
  public String respond(Answer answer) {
    return answer.edits.isEmpty() ? written(answer) : new EditedResponse(key, answer).of(draft(answer));
  }

  private String draft(Answer answer) {
    try {
      Drafts drafts = new Drafts(entityId);
      Response response = drafts.response(answer);
      response.getAssertions().add(drafts.assertion(answer));
      return text(response);
    } catch (MarshallingException e) {
      throw new IllegalStateException("the response cannot be built", e);
    }
  }

  private String written(Answer answer) {
    try {
      Drafts drafts = new Drafts(entityId);
      Assertion assertion = drafts.assertion(answer);
      if (answer.signed.contains(Signed.ASSERTION)) {
        sign(assertion);
      }
      Response response = drafts.response(answer);
      if (answer.encryptFor == null) {
        response.getAssertions().add(assertion);
      } else {
        response.getEncryptedAssertions().add(drafts.encrypted(assertion, answer));
      }
      if (answer.signed.contains(Signed.RESPONSE)) {
        sign(response);
      }
      return text(response);
    } catch (SecurityException | MarshallingException | SignatureException | EncryptionException e) {
      throw new IllegalStateException("the response cannot be built", e);
    }
  }

  /** Returns the value of a form parameter for a message. */
  public static String posted(String xml) {
    return Base64.getEncoder().encodeToString(xml.getBytes(StandardCharsets.UTF_8));
  }

  /** Returns a signed logout request as XML; without session indexes it is about all sessions. */
  public String logoutRequest(String destination, NameIdentifier name, List<String> sessionIndexes, Instant now) {
    return signed(new DraftsOfOthers(entityId).logoutRequest(destination, name, sessionIndexes, now));
  }

  /**
   * Returns a signed logout response as XML.
   *
   * @param status the end of the status code, such as {@code Success} or {@code PartialLogout}
   */
  public String logoutResponse(String destination, String inResponseTo, String status, Instant now) {
    return signed(new DraftsOfOthers(entityId).logoutResponse(destination, inResponseTo, status, now));
  }

  /** Returns signed metadata as XML. */
  public String metadata(Instant validUntil) {
    return signed(new DraftsOfOthers(entityId).metadata(key.certificate(), validUntil));
  }

  private String signed(SignableXMLObject object) {
    try {
      sign(object);
      return text(object);
    } catch (SecurityException | MarshallingException | SignatureException e) {
      throw new IllegalStateException("a message cannot be built", e);
    }
  }

  private static String text(XMLObject object) throws MarshallingException {
    Element element = object.getDOM();
    return SerializeSupport.nodeToString(element == null ? XMLObjectSupport.marshall(object) : element);
  }

  private void sign(SignableXMLObject object) throws SecurityException, MarshallingException, SignatureException {
    SignatureSigningParameters parameters = new SignatureSigningParameters();
    Credential credential = new BasicX509Credential(key.certificate().x509(), key.privateKey());
    parameters.setSigningCredential(credential);
    parameters.setSignatureAlgorithm(SignatureConstants.ALGO_ID_SIGNATURE_RSA_SHA256);
    parameters.setSignatureReferenceDigestMethod("http://www.w3.org/2001/04/xmlenc#sha256");
    parameters.setSignatureCanonicalizationAlgorithm(SignatureConstants.ALGO_ID_C14N_EXCL_OMIT_COMMENTS);
    X509KeyInfoGeneratorFactory keyInfo = new X509KeyInfoGeneratorFactory();
    keyInfo.setEmitEntityCertificate(true);
    parameters.setKeyInfoGenerator(keyInfo.newInstance());
    SignatureSupport.signObject(object, parameters);
  }
}
