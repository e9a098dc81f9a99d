package io.crmkit.sso.jose;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What the header of a token says that a reader may go by (RFC 7515, section 4.1).
 *
 * @param keyId {@code kid}; null if not said
 * @param type {@code typ}; null if not said
 * @param contentType {@code cty}; null if not said
 */
public record JwsHeader(
    JwsAlgorithm algorithm, @Nullable String keyId, @Nullable String type, @Nullable String contentType) {

  public JwsHeader {
    Objects.requireNonNull(algorithm, "algorithm");
  }
}
