package io.crmkit.record.json;

import io.crmkit.core.json.Versioned;
import io.crmkit.record.model.AccountDetails;
import io.crmkit.record.model.Domain;
import io.crmkit.record.model.Phone;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/** An account as documents have it. */
@Versioned(1)
record AccountDocument(
    @NotBlank @Size(max = LONGEST_NAME) String name,
    @Nullable Owner owner,
    @Nullable Domain domain,
    @Nullable Phone phone,
    @Nullable @Size(max = LONGEST_PATH) String territory) {

  static final int LONGEST_NAME = 255;
  static final int LONGEST_PATH = 1024;

  AccountDetails details() {
    return new AccountDetails(name, Owner.actor(owner), domain, phone, territory);
  }
}
