package io.crmkit.apikey;

import io.crmkit.apikey.model.KeyDetails;
import io.crmkit.apikey.model.KeyId;
import io.crmkit.core.Secret;
import java.util.Objects;

/**
 * A key that was just made or rotated, with its text, which is shown once.
 *
 * @param text what goes into an {@code Authorization} header
 */
public record IssuedKey(KeyId id, KeyDetails details, @Secret String text) {

  public IssuedKey {
    Objects.requireNonNull(id, "id");
    Objects.requireNonNull(details, "details");
    Objects.requireNonNull(text, "text");
  }

  /** Returns a text without that of the key. */
  @Override
  public String toString() {
    return "IssuedKey[" + id + ", " + details + "]";
  }
}
