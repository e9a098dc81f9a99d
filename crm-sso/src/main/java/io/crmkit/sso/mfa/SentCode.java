package io.crmkit.sso.mfa;

import io.crmkit.core.Require;
import io.crmkit.sso.mfa.model.ChallengeId;
import io.crmkit.sso.mfa.model.Channel;
import java.time.Instant;
import java.util.Objects;

/**
 * A code that is on its way to a user.
 *
 * @param id what the page must say along with the code
 * @param masked where it was sent to, as far as its owner needs to see
 * @param expiresAt from when on it is good for nothing
 */
public record SentCode(ChallengeId id, Channel channel, String masked, Instant expiresAt) {

  public SentCode {
    Objects.requireNonNull(id, "id");
    Objects.requireNonNull(channel, "channel");
    Require.notBlank(masked, "masked");
    Objects.requireNonNull(expiresAt, "expiresAt");
  }
}
