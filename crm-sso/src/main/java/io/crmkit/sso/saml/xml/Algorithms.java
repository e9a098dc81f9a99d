package io.crmkit.sso.saml.xml;

import io.crmkit.core.RefusedException;
import io.crmkit.sso.model.SsoRefusal;
import io.crmkit.sso.model.Untrusted;
import io.crmkit.sso.saml.model.SamlReason;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The algorithms by their URIs (RFC 9231; XML Encryption 1.1), sorted by what is thought of them. */
final class Algorithms {

  static final String ENVELOPED = Xmlns.SIGNATURE + "enveloped-signature";
  static final String EXCLUSIVE = "http://www.w3.org/2001/10/xml-exc-c14n#";
  static final String INCLUSIVE = "http://www.w3.org/TR/2001/REC-xml-c14n-20010315";
  static final String EXCLUSIVE_WITH_COMMENTS = EXCLUSIVE + "WithComments";

  static final String RSA_15 = Xmlns.ENCRYPTION + "rsa-1_5";

  private static final String MORE = "http://www.w3.org/2001/04/xmldsig-more#";
  private static final String NEWER = "http://www.w3.org/2007/05/xmldsig-more#";
  private static final String ENCRYPTION_11 = "http://www.w3.org/2009/xmlenc11#";

  private static final Set<String> SIGNATURES = Set.of(
      MORE + "rsa-sha256", MORE + "rsa-sha384", MORE + "rsa-sha512",
      MORE + "ecdsa-sha256", MORE + "ecdsa-sha384", MORE + "ecdsa-sha512",
      NEWER + "sha256-rsa-MGF1", NEWER + "sha384-rsa-MGF1", NEWER + "sha512-rsa-MGF1");
  private static final Set<String> LEGACY_SIGNATURES = Set.of(Xmlns.SIGNATURE + "rsa-sha1", MORE + "ecdsa-sha1");
  private static final Set<String> BROKEN_SIGNATURES = Set.of(
      MORE + "rsa-md5", Xmlns.SIGNATURE + "dsa-sha1", "http://www.w3.org/2009/xmldsig11#dsa-sha256",
      MORE + "rsa-ripemd160", NEWER + "sha1-rsa-MGF1", MORE + "rsa-sha224", MORE + "ecdsa-sha224");

  private static final Set<String> DIGESTS = Set.of(
      Xmlns.ENCRYPTION + "sha256", MORE + "sha384", Xmlns.ENCRYPTION + "sha512");
  private static final Set<String> LEGACY_DIGESTS = Set.of(Xmlns.SIGNATURE + "sha1");
  private static final Set<String> BROKEN_DIGESTS = Set.of(
      MORE + "md5", Xmlns.ENCRYPTION + "ripemd160", MORE + "sha224");

  private static final Set<String> AUTHENTICATED = Set.of(
      ENCRYPTION_11 + "aes128-gcm", ENCRYPTION_11 + "aes192-gcm", ENCRYPTION_11 + "aes256-gcm");
  private static final Set<String> CBC = Set.of(
      Xmlns.ENCRYPTION + "aes128-cbc", Xmlns.ENCRYPTION + "aes192-cbc", Xmlns.ENCRYPTION + "aes256-cbc");
  private static final Set<String> TRIPLE_DES = Set.of(Xmlns.ENCRYPTION + "tripledes-cbc");
  private static final Set<String> TRANSPORTS = Set.of(Xmlns.ENCRYPTION + "rsa-oaep-mgf1p", ENCRYPTION_11 + "rsa-oaep");

  private Algorithms() {}

  static String requireSignature(@Nullable String uri, Strength strength) {
    return require("signature", uri, strength, SIGNATURES, LEGACY_SIGNATURES, BROKEN_SIGNATURES);
  }

  static String requireDigest(@Nullable String uri, Strength strength) {
    return require("digest", uri, strength, DIGESTS, LEGACY_DIGESTS, BROKEN_DIGESTS);
  }

  static String requireTransport(@Nullable String uri, Strength strength) {
    return require("key transport", uri, strength, TRANSPORTS, Set.of(RSA_15), Set.of());
  }

  static String requireCipher(@Nullable String uri, Strength strength, Ciphers ciphers) {
    if (uri != null && CBC.contains(uri) && ciphers == Ciphers.ANY) {
      return uri;
    }
    return require("encryption", uri, strength, AUTHENTICATED, strength == Strength.LEGACY ? TRIPLE_DES : Set.of(),
        Set.of(Xmlns.ENCRYPTION + "tripledes-cbc", Xmlns.ENCRYPTION + "aes128-cbc", Xmlns.ENCRYPTION + "aes192-cbc",
            Xmlns.ENCRYPTION + "aes256-cbc"));
  }

  /** Whether a check says of its algorithm that it is weak; what is unknown is told where it is used. */
  static boolean isWeak(Runnable check) {
    try {
      check.run();
      return false;
    } catch (RefusedException e) {
      return e.refusal() instanceof SsoRefusal refusal && refusal.reason() == SamlReason.WEAK_ALGORITHM;
    }
  }

  /** Returns how many bytes the key of a cipher has. */
  static int keyBytes(String cipher) {
    if (cipher.contains("128")) {
      return 16;
    }
    return cipher.contains("256") ? 32 : 24;
  }

  private static String require(String what, @Nullable String uri, Strength strength, Set<String> strong,
      Set<String> legacy, Set<String> broken) {
    if (uri != null && (strong.contains(uri) || strength == Strength.LEGACY && legacy.contains(uri))) {
      return uri;
    }
    boolean weak = uri != null && (legacy.contains(uri) || broken.contains(uri));
    throw (weak ? SamlReason.WEAK_ALGORITHM : SamlReason.ALG_NOT_ALLOWED).because(
        "the %s algorithm %s is not allowed".formatted(what, Untrusted.quoted(uri)));
  }
}
