package io.crmkit.sso.saml.model;

import io.crmkit.core.FromText;
import java.io.ByteArrayInputStream;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.PublicKey;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Objects;
import java.util.regex.Pattern;

/**
 * A certificate as SAML uses it: a wrapping of a public key that an administrator trusts as it stands. No chain is built, and
 * its dates count only where a policy says so (SAML V2.0 Metadata Interoperability Profile 1.0, 2.6.1).
 */
public final class SamlCertificate {

  private static final Pattern ARMOUR = Pattern.compile("-----(BEGIN|END) CERTIFICATE-----|\\s");
  private static final int LEAST_RSA_BITS = 2048;
  private static final int LEAST_EC_BITS = 256;

  private final X509Certificate x509;
  private final byte[] der;

  private SamlCertificate(X509Certificate x509, byte[] der) {
    this.x509 = x509;
    this.der = der;
  }

  /**
   * Reads base64 of DER, with or without PEM armour.
   *
   * @throws IllegalArgumentException if it is no X.509 certificate
   */
  @FromText
  public static SamlCertificate parse(String text) {
    try {
      return of(Base64.getDecoder().decode(ARMOUR.matcher(text).replaceAll("")));
    } catch (CertificateException e) {
      throw new IllegalArgumentException("%d characters are no certificate".formatted(text.length()), e);
    }
  }

  /** Wraps a certificate of the platform. */
  public static SamlCertificate of(X509Certificate certificate) {
    try {
      return new SamlCertificate(certificate, certificate.getEncoded());
    } catch (CertificateException e) {
      throw new IllegalArgumentException("the certificate cannot be encoded", e);
    }
  }

  private static SamlCertificate of(byte[] der) throws CertificateException {
    X509Certificate read = (X509Certificate) CertificateFactory.getInstance("X.509")
        .generateCertificate(new ByteArrayInputStream(der));
    return of(Objects.requireNonNull(read, "certificate"));
  }

  public X509Certificate x509() {
    return x509;
  }

  public PublicKey publicKey() {
    return x509.getPublicKey();
  }

  /** Whether its key is RSA of at least 2048 bits or elliptic of at least 256 (NIST SP 800-131A; ASVS 11.2.3). */
  public boolean isStrong() {
    PublicKey key = publicKey();
    if (key instanceof RSAPublicKey rsa) {
      return rsa.getModulus().bitLength() >= LEAST_RSA_BITS;
    }
    return key instanceof ECPublicKey ec && ec.getParams().getCurve().getField().getFieldSize() >= LEAST_EC_BITS;
  }

  public boolean isValidAt(Instant when) {
    return !when.isBefore(x509.getNotBefore().toInstant()) && !when.isAfter(x509.getNotAfter().toInstant());
  }

  /** Returns the SHA-256 of the certificate in lower-case hexadecimal, as administrators compare it. */
  public String fingerprint() {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(der));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof SamlCertificate that && MessageDigest.isEqual(der, that.der);
  }

  @Override
  public int hashCode() {
    return x509.hashCode();
  }

  /** Returns base64 of DER on one line. */
  @Override
  public String toString() {
    return Base64.getEncoder().encodeToString(der);
  }
}
