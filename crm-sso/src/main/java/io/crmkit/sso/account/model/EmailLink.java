package io.crmkit.sso.account.model;

import io.crmkit.sso.model.Principal;
import io.crmkit.sso.model.Principal.EmailVerified;
import io.crmkit.sso.model.Untrusted;
import io.crmkit.sso.model.Verdict;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Whether an address may be taken to find the user whom a principal is, at the first login: only if the provider says that it
 * is the person's, the tenant owns its domain, and nobody else is known by it (OpenID Connect Core, section 5.7).
 */
public final class EmailLink {

  private EmailLink() {}

  /**
   * Returns the address, in lower case.
   *
   * @param ownedDomains that the tenant has proved to own, in lower case
   * @param holder the identity of the user with this address; null if there is no such user, or nobody vouches for it yet
   */
  public static Verdict<String> check(Principal principal, Set<String> ownedDomains, @Nullable Identity holder) {
    String email = principal.email();
    if (email == null || principal.emailVerified() != EmailVerified.YES) {
      return Verdict.refuse(AccountReason.EMAIL_UNVERIFIED, ("%s must say that %s is the person's address, but says %s. Let it"
          + " verify addresses, or let an administrator link the person.").formatted(
          principal.provider(), Untrusted.quoted(email), principal.emailVerified()));
    }
    String address = Profile.normal(email);
    String domain = address.substring(address.lastIndexOf('@') + 1);
    if (address.indexOf('@') < 1 || address.indexOf('@') != address.lastIndexOf('@') || !ownedDomains.contains(domain)) {
      return Verdict.refuse(AccountReason.DOMAIN_NOT_OWNED, ("The domain of %s is not one that the tenant has proved to own."
          + " Verify the domain, or let an administrator open the account.").formatted(Untrusted.quoted(email)));
    }
    if (holder == null || holder.equals(Identity.of(principal))) {
      return Verdict.accept(address);
    }
    return Verdict.refuse(AccountReason.IDENTITY_COLLISION, ("%s is the address of somebody who logs in by %s under another"
        + " name. Log in that way and link this identity, or let an administrator do so.").formatted(
        Untrusted.quoted(email), holder.provider()));
  }
}
