package io.crmkit.sso.domain;

import io.crmkit.core.Require;
import java.time.Duration;
import java.util.regex.Pattern;

/**
 * How tenants prove that a domain is their own.
 *
 * @param label below which the record is, such as {@code _crm-verification}
 * @param prefix with which its text begins, such as {@code crm-verification=}, by which administrators know it again
 * @param recheckEvery how long a record that was seen counts before it is looked at again
 * @param grace how long it may be missing before the domain is no longer the tenant's
 */
public record DomainPolicy(String label, String prefix, Duration recheckEvery, Duration grace) {

  private static final Pattern LABEL = Pattern.compile("_[a-z0-9][a-z0-9-]{0,60}");

  /** {@code _crm-verification.acme.example} with {@code crm-verification=…}, looked at each week, missing for two at most. */
  public static final DomainPolicy USUAL =
      new DomainPolicy("_crm-verification", "crm-verification=", Duration.ofDays(7), Duration.ofDays(14));

  public DomainPolicy {
    if (!LABEL.matcher(label).matches()) {
      throw new IllegalArgumentException("label must be like _crm-verification but was " + label);
    }
    Require.notBlank(prefix, "prefix");
    Require.positive(recheckEvery, "recheckEvery");
    Require.positive(grace, "grace");
  }
}
