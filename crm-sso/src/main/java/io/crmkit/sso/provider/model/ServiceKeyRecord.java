package io.crmkit.sso.provider.model;

import io.crmkit.core.Require;
import io.crmkit.sso.model.ProviderId;
import io.crmkit.sso.model.Sealed;
import io.crmkit.sso.saml.model.SamlCertificate;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A key pair of the host for one SAML provider, as it is stored; see {@code ServiceKey} for what its times mean.
 *
 * @param privateKey PKCS#8, sealed for {@link #purpose}; its text is not shown
 */
public record ServiceKeyRecord(
    String id, SamlCertificate certificate, Sealed privateKey, @Nullable Instant notBefore,
    @Nullable Instant notAfter) {

  public ServiceKeyRecord {
    Require.key(id, "id");
    Objects.requireNonNull(certificate, "certificate");
    Objects.requireNonNull(privateKey, "privateKey");
    if (notBefore != null && notAfter != null && !notBefore.isBefore(notAfter)) {
      throw new IllegalArgumentException("notAfter %s must be after notBefore %s".formatted(notAfter, notBefore));
    }
  }

  /** Returns what the private key is sealed for. */
  public static String purpose(ProviderId provider, String id) {
    return "provider/" + provider + "/service-key/" + id;
  }

  ServiceKeyRecord withPrivateKey(Sealed sealed) {
    return new ServiceKeyRecord(id, certificate, sealed, notBefore, notAfter);
  }

  ServiceKeyRecord endingAt(Instant end) {
    boolean isOver = notAfter != null && notAfter.isBefore(end);
    boolean neverBegins = notBefore != null && !notBefore.isBefore(end);
    return isOver ? this : new ServiceKeyRecord(id, certificate, privateKey, neverBegins ? null : notBefore, end);
  }

  @Override
  public String toString() {
    return "ServiceKeyRecord[%s, %s, %s to %s]".formatted(id, certificate.fingerprint(), notBefore, notAfter);
  }
}
