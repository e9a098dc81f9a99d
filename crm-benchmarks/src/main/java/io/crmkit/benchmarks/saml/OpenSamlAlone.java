package io.crmkit.benchmarks.saml;

import io.crmkit.benchmarks.worker.Contest;
import java.io.ByteArrayInputStream;
import java.nio.file.Path;
import java.util.Base64;
import net.shibboleth.utilities.java.support.xml.BasicParserPool;
import org.opensaml.core.config.InitializationService;
import org.opensaml.core.xml.util.XMLObjectSupport;
import org.opensaml.saml.common.SignableSAMLObject;
import org.opensaml.saml.saml2.core.Assertion;
import org.opensaml.saml.saml2.core.Response;
import org.opensaml.saml.security.impl.SAMLSignatureProfileValidator;
import org.opensaml.security.credential.BasicCredential;
import org.opensaml.security.credential.Credential;
import org.opensaml.xmlsec.signature.Signature;
import org.opensaml.xmlsec.signature.support.SignatureException;
import org.opensaml.xmlsec.signature.support.SignatureValidator;

/** Responses by OpenSAML as its manual has it: read, and each signature by its profile and the key; nothing else is checked. */
public final class OpenSamlAlone {

  private OpenSamlAlone() {}

  /**
   * Measures.
   *
   * @param arguments where the response is
   */
  public static void main(String[] arguments) throws Exception {
    SamlFile file = SamlFile.read(Path.of(arguments[0]));
    InitializationService.initialize();
    BasicParserPool parsers = new BasicParserPool();
    parsers.initialize();
    Credential credential = new BasicCredential(file.key());
    SAMLSignatureProfileValidator profile = new SAMLSignatureProfileValidator();
    Contest.print(() -> {
      Response response = (Response) XMLObjectSupport.unmarshallFromInputStream(
          parsers, new ByteArrayInputStream(Base64.getDecoder().decode(file.response())));
      Assertion assertion = response.getAssertions().get(0);
      int verified = verified(response, profile, credential) + verified(assertion, profile, credential);
      return verified == file.signatures() && assertion.getSubject().getNameID().getValue() != null;
    }, file.raw());
  }

  private static int verified(SignableSAMLObject object, SAMLSignatureProfileValidator profile, Credential credential)
      throws SignatureException {
    Signature signature = object.getSignature();
    if (signature == null) {
      return 0;
    }
    profile.validate(signature);
    SignatureValidator.validate(signature, credential);
    return 1;
  }
}
