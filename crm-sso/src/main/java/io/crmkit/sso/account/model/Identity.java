package io.crmkit.sso.account.model;

import io.crmkit.core.Require;
import io.crmkit.sso.model.Principal;
import io.crmkit.sso.model.ProviderId;
import java.util.Objects;

/**
 * By what a person is known: never by an address, which can be given to another. The issuer is part of it, so that a provider
 * that is set up anew for another company brings none of its people into the accounts of the former one.
 *
 * @param issuer who vouches, as the provider calls itself
 * @param subject unique within the issuer
 */
public record Identity(ProviderId provider, String issuer, String subject) {

  public Identity {
    Objects.requireNonNull(provider, "provider");
    Require.notBlank(issuer, "issuer");
    Require.notBlank(subject, "subject");
  }

  public static Identity of(Principal principal) {
    return new Identity(principal.provider(), principal.issuer(), principal.subject());
  }
}
