package io.crmkit.sso.mfa;

import io.crmkit.sso.audit.SecurityEvents;
import io.crmkit.sso.mfa.port.CodeSender;
import io.crmkit.sso.mfa.port.FactorRepository;
import io.crmkit.sso.seal.SecretSealer;
import java.util.Objects;

/** What {@link SecondFactors} need of their host. */
public record FactorPorts(FactorRepository factors, SecretSealer sealer, CodeSender sender, SecurityEvents events) {

  public FactorPorts {
    Objects.requireNonNull(factors, "factors");
    Objects.requireNonNull(sealer, "sealer");
    Objects.requireNonNull(sender, "sender");
    Objects.requireNonNull(events, "events");
  }
}
