package io.crmkit.sso.mfa;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a user has enrolled, for a page of settings; it holds no secret.
 *
 * @param totp the state of the authenticator app
 * @param addresses where codes may be sent to, masked and verified
 * @param backupCodesLeft how many backup codes are unused
 * @param lockedUntil until when no code is accepted; null if codes are
 */
public record FactorStatus(TotpState totp, List<String> addresses, int backupCodesLeft, @Nullable Instant lockedUntil) {

  /** What there is of an authenticator app. */
  public enum TotpState { NONE, OFFERED, CONFIRMED }

  public FactorStatus {
    addresses = List.copyOf(addresses);
  }
}
