package io.crmkit.sso.token;

import io.crmkit.core.Secret;
import io.crmkit.sso.token.model.FamilyId;
import java.time.Instant;
import java.util.Objects;

/**
 * An access token and the refresh token that gets the next one.
 *
 * @param refresh what the client keeps and shows once; stored nowhere
 * @param refreshUntil until when it can be used
 * @param family the family that both belong to
 */
public record IssuedTokens(IssuedAccessToken access, @Secret String refresh, Instant refreshUntil, FamilyId family) {

  public IssuedTokens {
    Objects.requireNonNull(access, "access");
    Objects.requireNonNull(refresh, "refresh");
    Objects.requireNonNull(refreshUntil, "refreshUntil");
    Objects.requireNonNull(family, "family");
  }

  /** Shows no token. */
  @Override
  public String toString() {
    return "IssuedTokens[%s, family %s until %s]".formatted(access, family, refreshUntil);
  }
}
