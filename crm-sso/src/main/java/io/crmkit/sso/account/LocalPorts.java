package io.crmkit.sso.account;

import io.crmkit.sso.account.port.PasswordGuesses;
import io.crmkit.sso.account.port.PasswordHashes;
import io.crmkit.sso.account.port.Revocations;
import io.crmkit.sso.audit.SecurityEvents;
import java.util.Objects;

/**
 * What {@link LocalLogin} needs of its host.
 *
 * @param revocations what ends sessions when a password changes
 */
public record LocalPorts(
    PasswordHashes hashes, PasswordGuesses guesses, Revocations revocations, SecurityEvents events) {

  public LocalPorts {
    Objects.requireNonNull(hashes, "hashes");
    Objects.requireNonNull(guesses, "guesses");
    Objects.requireNonNull(revocations, "revocations");
    Objects.requireNonNull(events, "events");
  }
}
