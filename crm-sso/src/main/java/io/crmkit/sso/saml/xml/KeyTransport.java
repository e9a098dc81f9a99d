package io.crmkit.sso.saml.xml;

import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.spec.AlgorithmParameterSpec;
import java.security.spec.MGF1ParameterSpec;
import java.util.Map;
import java.util.Optional;
import javax.crypto.Cipher;
import javax.crypto.spec.OAEPParameterSpec;
import javax.crypto.spec.PSource;
import org.jspecify.annotations.Nullable;

/** Keys that are encrypted by RSA (XML Encryption 1.1, 5.5). */
final class KeyTransport {

  private static final String MGF = "http://www.w3.org/2009/xmlenc11#";
  private static final Map<String, String> DIGESTS = Map.of(
      Xmlns.SIGNATURE + "sha1", "SHA-1",
      Xmlns.ENCRYPTION + "sha256", "SHA-256",
      "http://www.w3.org/2001/04/xmldsig-more#sha384", "SHA-384",
      Xmlns.ENCRYPTION + "sha512", "SHA-512");
  private static final Map<String, MGF1ParameterSpec> MASKS = Map.of(
      MGF + "mgf1sha1", MGF1ParameterSpec.SHA1,
      MGF + "mgf1sha256", MGF1ParameterSpec.SHA256,
      MGF + "mgf1sha384", MGF1ParameterSpec.SHA384,
      MGF + "mgf1sha512", MGF1ParameterSpec.SHA512);

  private KeyTransport() {}

  /** Opens the value of an EncryptedKey whose algorithm is allowed. */
  static byte[] open(XmlElement encryptedKey, PrivateKey key) throws GeneralSecurityException {
    XmlElement method = encryptedKey.child(Xmlns.ENCRYPTION, "EncryptionMethod").orElseThrow(XmlDecryption::failure);
    byte[] value = XmlDecryption.value(encryptedKey);
    if (Algorithms.RSA_15.equals(method.attribute("Algorithm"))) {
      Cipher cipher = Cipher.getInstance("RSA/ECB/PKCS1Padding");
      cipher.init(Cipher.DECRYPT_MODE, key);
      return cipher.doFinal(value);
    }
    Cipher cipher = Cipher.getInstance("RSA/ECB/OAEPPadding");
    cipher.init(Cipher.DECRYPT_MODE, key, parameters(method));
    return cipher.doFinal(value);
  }

  private static AlgorithmParameterSpec parameters(XmlElement method) {
    String digest = known(DIGESTS, algorithm(method, Xmlns.SIGNATURE, "DigestMethod", Xmlns.SIGNATURE + "sha1"));
    MGF1ParameterSpec mask = known(MASKS, algorithm(method, MGF, "MGF", MGF + "mgf1sha1"));
    Optional<byte[]> label = method.child(Xmlns.ENCRYPTION, "OAEPparams").map(each -> XmlDecryption.base64(each.text()));
    return new OAEPParameterSpec(
        digest, "MGF1", mask, label.<PSource>map(PSource.PSpecified::new).orElse(PSource.PSpecified.DEFAULT));
  }

  private static String algorithm(XmlElement method, String namespace, String name, String usual) {
    return method.child(namespace, name).map(each -> String.valueOf(each.attribute("Algorithm"))).orElse(usual);
  }

  private static <T> T known(Map<String, T> algorithms, String uri) {
    @Nullable T found = algorithms.get(uri);
    if (found == null) {
      throw XmlDecryption.failure();
    }
    return found;
  }
}
