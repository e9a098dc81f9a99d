package io.crmkit.record.model;

import io.crmkit.core.Require;
import java.util.Objects;

/**
 * What somebody is in a deal.
 *
 * @param role such as {@code decision maker}
 */
public record ContactRole(ContactId contact, String role) {

  public ContactRole {
    Objects.requireNonNull(contact, "contact");
    Require.notBlank(role, "role");
  }

  @Override
  public String toString() {
    return contact + " (" + role + ")";
  }
}
