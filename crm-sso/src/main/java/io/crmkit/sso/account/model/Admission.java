package io.crmkit.sso.account.model;

import io.crmkit.sso.model.Principal;
import io.crmkit.sso.model.Principal.EmailVerified;
import java.util.Objects;

/**
 * What a tenant lets the logins of one provider do to its accounts.
 *
 * @param creation for whom a first login opens an account
 * @param addresses what an address of the provider's is worth
 * @param sync when roles and profile follow the provider
 */
public record Admission(Creation creation, Addresses addresses, Sync sync, RoleMapping roles) {

  /** For whom a first login opens an account. */
  public enum Creation {
    /** For nobody: an administrator opens accounts. */
    NOBODY,
    /** For people with a verified address of a domain that the tenant owns: for providers that anybody can register with. */
    OWN_DOMAINS,
    /** For everybody whom the provider vouches for: only for a provider that is the tenant's own. */
    EVERYBODY
  }

  /** What an address is worth of which the provider does not say whether it is verified, as SAML never does. */
  public enum Addresses {
    /** Nothing. */
    AS_SAID,
    /** It is the person's: the tenant knows that people cannot change their address at the provider. */
    TRUSTED
  }

  /** When roles and profile follow the provider. */
  public enum Sync { EVERY_LOGIN, FIRST_LOGIN }

  public Admission {
    Objects.requireNonNull(creation, "creation");
    Objects.requireNonNull(addresses, "addresses");
    Objects.requireNonNull(sync, "sync");
    Objects.requireNonNull(roles, "roles");
  }

  /** Opens accounts for people of the tenant's own domains, and follows their roles. */
  public static Admission ownDomains(RoleMapping roles) {
    return new Admission(Creation.OWN_DOMAINS, Addresses.AS_SAID, Sync.EVERY_LOGIN, roles);
  }

  /** Opens no accounts, and follows the roles of those that there are. */
  public static Admission invited(RoleMapping roles) {
    return new Admission(Creation.NOBODY, Addresses.AS_SAID, Sync.EVERY_LOGIN, roles);
  }

  public Admission creation(Creation whom) {
    return new Admission(whom, addresses, sync, roles);
  }

  public Admission addresses(Addresses worth) {
    return new Admission(creation, worth, sync, roles);
  }

  public Admission sync(Sync when) {
    return new Admission(creation, addresses, when, roles);
  }

  /** Returns the principal with its address taken for verified if that is what this says; a NO stays a NO. */
  Principal trusted(Principal principal) {
    if (addresses == Addresses.AS_SAID || principal.email() == null
        || principal.emailVerified() != EmailVerified.NOT_SAID) {
      return principal;
    }
    return new Principal(principal.provider(), principal.issuer(), principal.subject(), principal.email(), EmailVerified.YES,
        principal.name(), principal.attributes(), principal.authenticatedAt(), principal.authnContext(),
        principal.sessionIndex(), principal.sessionNotAfter());
  }
}
