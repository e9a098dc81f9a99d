package io.crmkit.apikey.model;

import io.crmkit.core.Require;
import io.crmkit.sso.model.SecretHash;
import java.time.Instant;
import java.util.List;
import java.util.Objects;

/** An API key: not there yet, in use, or revoked for good. */
public sealed interface ApiKey {

  /** Nobody has made it. */
  record Blank() implements ApiKey {}

  /**
   * It is in use, unless the clock says otherwise.
   *
   * @param hash of its secret
   * @param former the secrets before, oldest first
   */
  record Active(KeyDetails details, SecretHash hash, List<FormerSecret> former, Instant createdAt) implements ApiKey {

    public Active {
      Objects.requireNonNull(details, "details");
      Objects.requireNonNull(hash, "hash");
      former = List.copyOf(former);
      Objects.requireNonNull(createdAt, "createdAt");
    }
  }

  /** Somebody revoked it. */
  record Revoked(Active before, String why, Instant at) implements ApiKey {

    public Revoked {
      Objects.requireNonNull(before, "before");
      Require.notBlank(why, "why");
      Objects.requireNonNull(at, "at");
    }
  }
}
