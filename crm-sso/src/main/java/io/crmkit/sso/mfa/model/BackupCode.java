package io.crmkit.sso.mfa.model;

import io.crmkit.sso.model.SecretHash;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A backup code of a user.
 *
 * @param hash under a key of the user that is sealed
 * @param usedAt when it was used; null if it was not
 */
public record BackupCode(SecretHash hash, @Nullable Instant usedAt) {

  public BackupCode {
    Objects.requireNonNull(hash, "hash");
  }
}
