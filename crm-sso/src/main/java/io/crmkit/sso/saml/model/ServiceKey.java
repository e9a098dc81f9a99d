package io.crmkit.sso.saml.model;

import io.crmkit.core.Secret;
import java.security.PrivateKey;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A key pair of the service provider, and from when to when it is used. While keys change, several overlap: the metadata
 * names all that are not over, requests are signed by the first that has begun, and each opens what was encrypted for it.
 * Its text shows the fingerprint of the certificate alone.
 *
 * @param notBefore when it begins to sign; null for always. It opens messages before that too, since providers read metadata
 *     at times of their own
 * @param notAfter when it is over; null for never
 */
public record ServiceKey(
    SamlCertificate certificate, @Secret PrivateKey privateKey, @Nullable Instant notBefore, @Nullable Instant notAfter) {

  public ServiceKey {
    Objects.requireNonNull(certificate, "certificate");
    Objects.requireNonNull(privateKey, "privateKey");
    if (notBefore != null && notAfter != null && !notBefore.isBefore(notAfter)) {
      throw new IllegalArgumentException("notAfter %s must be after notBefore %s".formatted(notAfter, notBefore));
    }
  }

  public static ServiceKey of(SamlCertificate certificate, PrivateKey privateKey) {
    return new ServiceKey(certificate, privateKey, null, null);
  }

  public boolean isOverAt(Instant when) {
    return notAfter != null && !when.isBefore(notAfter);
  }

  public boolean signsAt(Instant when) {
    return !isOverAt(when) && (notBefore == null || !when.isBefore(notBefore));
  }

  @Override
  public String toString() {
    return "ServiceKey[%s, %s to %s]".formatted(certificate.fingerprint(), notBefore, notAfter);
  }
}
