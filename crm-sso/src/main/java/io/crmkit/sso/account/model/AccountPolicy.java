package io.crmkit.sso.account.model;

import io.crmkit.core.Require;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What holds for the accounts of a tenant.
 *
 * @param administrators the roles that make an administrator; at least one active user keeps one of them
 * @param ownedDomains the domains that the tenant has proved to own, such as {@code acme.example}
 * @param seats how many active users there may be; null for any number
 */
public record AccountPolicy(Set<Role> administrators, Set<String> ownedDomains, @Nullable Integer seats) {

  public AccountPolicy {
    administrators = RoleSets.sorted(administrators);
    ownedDomains = ownedDomains.stream().map(each -> Texts.lower(Require.notBlank(each, "ownedDomains")))
        .collect(Collectors.toUnmodifiableSet());
    if (seats != null && seats < 0) {
      throw new IllegalArgumentException("seats must not be negative but were " + seats);
    }
  }
}
