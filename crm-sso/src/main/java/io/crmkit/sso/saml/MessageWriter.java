package io.crmkit.sso.saml;

import io.crmkit.sso.saml.model.SamlEndpoint;
import io.crmkit.sso.saml.model.ServiceKey;
import io.crmkit.sso.saml.xml.Deflated;
import io.crmkit.sso.saml.xml.OpenSaml;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import javax.xml.namespace.QName;
import net.shibboleth.utilities.java.support.xml.SerializeSupport;
import org.jspecify.annotations.Nullable;
import org.opensaml.core.xml.XMLObject;
import org.opensaml.core.xml.io.MarshallingException;
import org.opensaml.core.xml.util.XMLObjectSupport;
import org.opensaml.saml.saml2.core.Issuer;
import org.opensaml.security.SecurityException;
import org.opensaml.security.x509.BasicX509Credential;
import org.opensaml.xmlsec.SignatureSigningParameters;
import org.opensaml.xmlsec.keyinfo.impl.X509KeyInfoGeneratorFactory;
import org.opensaml.xmlsec.signature.SignableXMLObject;
import org.opensaml.xmlsec.signature.support.SignatureConstants;
import org.opensaml.xmlsec.signature.support.SignatureException;
import org.opensaml.xmlsec.signature.support.SignatureSupport;

/** From objects of OpenSAML to what a browser carries. */
final class MessageWriter {

  private MessageWriter() {}

  @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"}) // OpenSAML knows the type by the name
  static <T extends XMLObject> T make(QName name) {
    OpenSaml.ready();
    return (T) XMLObjectSupport.buildXMLObject(name);
  }

  static Issuer issuer(String entityId) {
    Issuer issuer = make(Issuer.DEFAULT_ELEMENT_NAME);
    issuer.setValue(entityId);
    return issuer;
  }

  /** Sends a message by the binding of an endpoint, signed if there is a key. */
  static OutgoingMessage send(SignableXMLObject message, String id, String parameter, SamlEndpoint endpoint, String location,
      @Nullable String relayState, @Nullable ServiceKey key) {
    if (endpoint.binding().equals(SamlEndpoint.REDIRECT)) {
      String query = query(parameter, text(message), relayState);
      char separator = location.indexOf('?') < 0 ? '?' : '&';
      return new OutgoingMessage(
          id, location + separator + (key == null ? query : QuerySignature.signed(query, key)), Map.of());
    }
    if (key != null) {
      sign(message, key);
    }
    Map<String, String> form = new LinkedHashMap<>();
    form.put(parameter, Base64.getEncoder().encodeToString(text(message).getBytes(StandardCharsets.UTF_8)));
    if (relayState != null) {
      form.put("RelayState", relayState);
    }
    return new OutgoingMessage(id, location, form);
  }

  private static String query(String parameter, String xml, @Nullable String relayState) {
    String message = Base64.getEncoder().encodeToString(Deflated.deflate(xml.getBytes(StandardCharsets.UTF_8)));
    String query = parameter + "=" + QuerySignature.encoded(message);
    return relayState == null ? query : query + "&RelayState=" + QuerySignature.encoded(relayState);
  }

  static String text(XMLObject object) {
    try {
      return SerializeSupport.nodeToString(
          object.getDOM() == null ? XMLObjectSupport.marshall(object) : object.getDOM());
    } catch (MarshallingException e) {
      throw new IllegalStateException("a message of ours cannot be written", e);
    }
  }

  /** Signs by SHA-256, enveloped and canonicalized exclusively, as this package wants it of others. */
  static void sign(SignableXMLObject object, ServiceKey key) {
    boolean rsa = key.privateKey().getAlgorithm().equals("RSA");
    SignatureSigningParameters parameters = new SignatureSigningParameters();
    parameters.setSigningCredential(new BasicX509Credential(key.certificate().x509(), key.privateKey()));
    parameters.setSignatureAlgorithm(rsa
        ? SignatureConstants.ALGO_ID_SIGNATURE_RSA_SHA256
        : SignatureConstants.ALGO_ID_SIGNATURE_ECDSA_SHA256);
    parameters.setSignatureReferenceDigestMethod("http://www.w3.org/2001/04/xmlenc#sha256");
    parameters.setSignatureCanonicalizationAlgorithm(SignatureConstants.ALGO_ID_C14N_EXCL_OMIT_COMMENTS);
    X509KeyInfoGeneratorFactory keyInfo = new X509KeyInfoGeneratorFactory();
    keyInfo.setEmitEntityCertificate(true);
    parameters.setKeyInfoGenerator(keyInfo.newInstance());
    try {
      SignatureSupport.signObject(object, parameters);
    } catch (SecurityException | MarshallingException | SignatureException e) {
      throw new IllegalStateException("a message of ours cannot be signed", e);
    }
  }
}
