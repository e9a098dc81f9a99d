package io.crmkit.record.json;

import io.crmkit.core.Validated;
import io.crmkit.core.Validated.Invalid;
import io.crmkit.core.json.JsonDocuments;
import io.crmkit.record.model.LeadDetails;

/**
 * Leads as JSON documents.
 *
 * <pre>{@code
 * {"name": "Ada Lovelace", "company": "Example Ltd", "title": "buyer", "emails": ["ada@example.com"],
 *  "source": "trade fair", "owner": "ann@example.com"}
 * }</pre>
 */
public final class LeadJson {

  private LeadJson() {}

  /** Returns what the document says, or every problem of it with its JSON pointer. */
  public static Validated<LeadDetails> read(String json) {
    Validated<LeadDocument> document = JsonDocuments.read(json, LeadDocument.class);
    return document instanceof Invalid<LeadDocument> invalid
        ? Validated.invalid(invalid.violations())
        : Validated.valid(document.orElseThrow().details());
  }
}
