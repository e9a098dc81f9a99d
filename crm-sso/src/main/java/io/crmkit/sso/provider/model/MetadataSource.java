package io.crmkit.sso.provider.model;

import io.crmkit.sso.saml.model.SamlCertificate;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Where the metadata of a SAML provider came from, and when to look again.
 *
 * @param url null if an administrator handed them in
 * @param pinned the keys of which one has to have signed them; empty if that is not asked for
 * @param readAt when they were read last
 * @param refreshAt when to read them again; null if there is nowhere to read
 */
public record MetadataSource(
    @Nullable URI url, List<SamlCertificate> pinned, Instant readAt, @Nullable Instant refreshAt) {

  public MetadataSource {
    pinned = List.copyOf(pinned);
    Objects.requireNonNull(readAt, "readAt");
    if (url == null != (refreshAt == null)) {
      throw new IllegalArgumentException("refreshAt goes with url, but they are %s and %s".formatted(refreshAt, url));
    }
  }

  /** Whether both are read at the same address and signed by the same keys. */
  boolean isSamePlace(MetadataSource other) {
    return Objects.equals(url, other.url) && pinned.equals(other.pinned);
  }
}
