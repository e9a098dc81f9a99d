package io.crmkit.sso.signon.model;

import io.crmkit.sso.account.model.Admission;
import io.crmkit.sso.model.ProviderId;
import java.util.Objects;

/**
 * A provider that a tenant's people may log in with now.
 *
 * @param admission what its logins do to accounts
 * @param factor when a second factor of ours is asked for
 */
public record SignOnProvider(ProviderId id, Protocol protocol, Admission admission, SecondFactorRule factor) {

  public SignOnProvider {
    Objects.requireNonNull(id, "id");
    Objects.requireNonNull(protocol, "protocol");
    Objects.requireNonNull(admission, "admission");
    Objects.requireNonNull(factor, "factor");
  }
}
