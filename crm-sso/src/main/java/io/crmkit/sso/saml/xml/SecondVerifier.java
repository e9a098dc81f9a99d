package io.crmkit.sso.saml.xml;

import io.crmkit.sso.saml.model.SamlCertificate;
import io.crmkit.sso.saml.model.SamlReason;
import java.util.Objects;
import org.opensaml.core.xml.XMLObject;
import org.opensaml.core.xml.config.XMLObjectProviderRegistrySupport;
import org.opensaml.core.xml.io.Unmarshaller;
import org.opensaml.core.xml.io.UnmarshallingException;
import org.opensaml.saml.common.SignableSAMLObject;
import org.opensaml.saml.security.impl.SAMLSignatureProfileValidator;
import org.opensaml.security.credential.BasicCredential;
import org.opensaml.xmlsec.signature.Signature;
import org.opensaml.xmlsec.signature.support.SignatureException;
import org.opensaml.xmlsec.signature.support.SignatureValidator;
import org.w3c.dom.Element;

/**
 * A second opinion on a signature: OpenSAML's own profile checks and Apache Santuario's cryptography, over the same tree and
 * the same key. Two implementations that see different things are how signatures were wrapped in 2024 and 2025.
 */
public final class SecondVerifier {

  private SecondVerifier() {}

  /**
   * Requires that OpenSAML too finds the element signed by this certificate.
   *
   * @throws io.crmkit.core.RefusedException with {@code SIGNATURE_DISPUTED} if it does not
   */
  public static void requireAgreement(XmlElement signed, SamlCertificate by) {
    OpenSaml.ready();
    try {
      Signature signature = signature(signed.node());
      new SAMLSignatureProfileValidator().validate(signature);
      SignatureValidator.validate(signature, new BasicCredential(by.publicKey()));
    } catch (SignatureException | UnmarshallingException | RuntimeException e) {
      throw SamlReason.SIGNATURE_DISPUTED.because(
          "the platform finds %s signed and OpenSAML does not".formatted(signed.name()));
    }
  }

  private static Signature signature(Element element) throws UnmarshallingException {
    Unmarshaller unmarshaller = XMLObjectProviderRegistrySupport.getUnmarshallerFactory().getUnmarshaller(element);
    XMLObject object = Objects.requireNonNull(unmarshaller, "unmarshaller").unmarshall(element);
    return Objects.requireNonNull(((SignableSAMLObject) object).getSignature(), "signature");
  }
}
