package io.crmkit.record.json;

import io.crmkit.core.json.Versioned;
import io.crmkit.record.model.Domain;
import io.crmkit.record.model.Email;
import io.crmkit.record.model.LeadDetails;
import io.crmkit.record.model.Phone;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A lead as documents have it. */
@Versioned(1)
record LeadDocument(
    @NotBlank @Size(max = AccountDocument.LONGEST_NAME) String name,
    @Nullable @Pattern(regexp = SOMETHING) @Size(max = AccountDocument.LONGEST_NAME) String company,
    @Nullable @Pattern(regexp = SOMETHING) @Size(max = AccountDocument.LONGEST_NAME) String title,
    @Nullable Owner owner,
    @Size(max = ContactDocument.MOST) List<Email> emails,
    @Size(max = ContactDocument.MOST) List<Phone> phones,
    @Nullable Domain domain,
    @Nullable @Size(max = AccountDocument.LONGEST_NAME) String source,
    @Nullable @Size(max = AccountDocument.LONGEST_PATH) String territory,
    @Nullable @Size(max = AccountDocument.LONGEST_NAME) String product) {

  /** A text that is not blank; no text at all is null. */
  static final String SOMETHING = "(?s).*[^\\p{javaWhitespace}].*";

  /** Refuses what a lead cannot have, such as one address twice. */
  LeadDocument {
    LeadDetails.builder("anybody").emails(emails).phones(phones).build();
  }

  LeadDetails details() {
    return new LeadDetails(name, company, title, Owner.actor(owner), emails, phones, domain, source, territory, product);
  }
}
