package io.crmkit.sso.signon;

import io.crmkit.sso.audit.SecurityEvents;
import io.crmkit.sso.seal.SecretSealer;
import io.crmkit.sso.signon.port.LoginProofs;
import io.crmkit.sso.signon.port.SignOnProviders;
import java.util.Objects;

/** What {@link SignOn} and {@link SignOff} need of their host. */
public record SignOnPorts(
    SignOnProviders providers, LoginProofs proofs, SecretSealer sealer, SecurityEvents events) {

  public SignOnPorts {
    Objects.requireNonNull(providers, "providers");
    Objects.requireNonNull(proofs, "proofs");
    Objects.requireNonNull(sealer, "sealer");
    Objects.requireNonNull(events, "events");
  }
}
