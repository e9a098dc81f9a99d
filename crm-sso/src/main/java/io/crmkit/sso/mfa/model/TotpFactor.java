package io.crmkit.sso.mfa.model;

import io.crmkit.sso.model.Sealed;
import java.time.Instant;
import java.util.Objects;

/**
 * An authenticator app of a user.
 *
 * @param secret what the app has too, sealed
 * @param at when it was offered
 * @param lastStep the step of the last code that was accepted; {@link #NONE} for none yet
 */
public record TotpFactor(Sealed secret, TotpSettings settings, Instant at, long lastStep) {

  /** Before every step. */
  public static final long NONE = Long.MIN_VALUE;

  public TotpFactor {
    Objects.requireNonNull(secret, "secret");
    Objects.requireNonNull(settings, "settings");
    Objects.requireNonNull(at, "at");
  }

  TotpFactor sealed(Sealed anew) {
    return new TotpFactor(anew, settings, at, lastStep);
  }

  TotpFactor accepted(long step) {
    return new TotpFactor(secret, settings, at, step);
  }
}
