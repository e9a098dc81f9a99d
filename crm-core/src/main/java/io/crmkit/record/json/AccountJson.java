package io.crmkit.record.json;

import io.crmkit.core.Validated;
import io.crmkit.core.Validated.Invalid;
import io.crmkit.core.json.JsonDocuments;
import io.crmkit.record.model.AccountDetails;

/**
 * Accounts as JSON documents.
 *
 * <pre>{@code
 * {"name": "Example Ltd", "domain": "example.com", "phone": "+4930123456", "owner": "ann@example.com"}
 * }</pre>
 */
public final class AccountJson {

  private AccountJson() {}

  /** Returns what the document says, or every problem of it with its JSON pointer. */
  public static Validated<AccountDetails> read(String json) {
    Validated<AccountDocument> document = JsonDocuments.read(json, AccountDocument.class);
    return document instanceof Invalid<AccountDocument> invalid
        ? Validated.invalid(invalid.violations())
        : Validated.valid(document.orElseThrow().details());
  }
}
