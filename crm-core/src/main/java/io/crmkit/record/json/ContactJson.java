package io.crmkit.record.json;

import io.crmkit.core.Validated;
import io.crmkit.core.Validated.Invalid;
import io.crmkit.core.json.JsonDocuments;
import io.crmkit.record.model.ContactDetails;

/**
 * People as JSON documents.
 *
 * <pre>{@code
 * {"name": "Ada Lovelace", "emails": ["ada@example.com", "ada@home.example"],
 *  "positions": [{"account": "A-1", "role": "buyer", "from": "2024-01-01"}]}
 * }</pre>
 */
public final class ContactJson {

  private ContactJson() {}

  /** Returns what the document says, or every problem of it with its JSON pointer. */
  public static Validated<ContactDetails> read(String json) {
    Validated<ContactDocument> document = JsonDocuments.read(json, ContactDocument.class);
    return document instanceof Invalid<ContactDocument> invalid
        ? Validated.invalid(invalid.violations())
        : Validated.valid(document.orElseThrow().details());
  }
}
