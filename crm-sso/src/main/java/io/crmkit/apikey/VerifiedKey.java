package io.crmkit.apikey;

import io.crmkit.apikey.model.KeyDetails;
import io.crmkit.apikey.model.KeyId;
import java.util.Objects;

/** A key that every check of a request has passed: on whose behalf it acts, and what it may do. */
public record VerifiedKey(KeyId id, KeyDetails details) {

  public VerifiedKey {
    Objects.requireNonNull(id, "id");
    Objects.requireNonNull(details, "details");
  }
}
