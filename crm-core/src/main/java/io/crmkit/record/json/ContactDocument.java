package io.crmkit.record.json;

import io.crmkit.core.json.Versioned;
import io.crmkit.record.model.ContactDetails;
import io.crmkit.record.model.Email;
import io.crmkit.record.model.Phone;
import io.crmkit.record.model.Position;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A person as documents have it. */
@Versioned(1)
record ContactDocument(
    @NotBlank @Size(max = AccountDocument.LONGEST_NAME) String name,
    @Nullable Owner owner,
    @Size(max = MOST) List<Email> emails,
    @Size(max = MOST) List<Phone> phones,
    @Size(max = MOST) List<Position> positions) {

  static final int MOST = 100;

  /** Refuses what a person cannot have, such as one address twice. */
  ContactDocument {
    new ContactDetails("anybody", null, emails, phones, positions);
  }

  ContactDetails details() {
    return new ContactDetails(name, Owner.actor(owner), emails, phones, positions);
  }
}
