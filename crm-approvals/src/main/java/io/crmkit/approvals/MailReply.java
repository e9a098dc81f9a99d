package io.crmkit.approvals;

import io.crmkit.core.Require;
import java.util.List;
import java.util.Objects;

/**
 * A mail that came in.
 *
 * @param from the address of the sender alone, without a name
 * @param recipients the addresses that it was sent to
 * @param text its plain text
 * @param proof whether the server of the host has found that the sender's domain sent it
 */
public record MailReply(String from, List<String> recipients, String subject, String text, Proof proof) {

  public MailReply {
    Require.notBlank(from, "from");
    recipients = List.copyOf(recipients);
    Objects.requireNonNull(subject, "subject");
    Objects.requireNonNull(text, "text");
    Objects.requireNonNull(proof, "proof");
  }

  /** What SPF and DKIM say, in line with the domain of the sender (DMARC, RFC 7489); the host looks at that. */
  public enum Proof { PASSED, FAILED, NONE }
}
