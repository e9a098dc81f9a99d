package io.crmkit.sso.domain.model;

import io.crmkit.core.Require;
import java.util.Objects;

/**
 * A claim as hosts see it, with what an administrator has to do for it.
 *
 * @param recordName the name at which a TXT record has to be
 * @param recordText what it has to hold
 */
public record DomainView(DomainName domain, DomainClaim claim, String recordName, String recordText) {

  public DomainView {
    Objects.requireNonNull(domain, "domain");
    Objects.requireNonNull(claim, "claim");
    Require.notBlank(recordName, "recordName");
    Require.notBlank(recordText, "recordText");
  }
}
