package io.crmkit.sso.oidc;

import io.crmkit.sso.jose.Claims;
import io.crmkit.sso.model.Verdict;
import io.crmkit.sso.oauth.model.OAuthReason;
import java.time.Duration;
import java.time.Instant;

/** When an ID token is valid, and when the person logged in. */
final class TimeChecks {

  private final OidcProvider provider;
  private final Instant now;

  TimeChecks(OidcProvider provider, Instant now) {
    this.provider = provider;
    this.now = now;
  }

  Verdict<Claims> validity(Claims claims) {
    Instant end = claims.expiresAt().orElse(null);
    Instant issued = claims.issuedAt().orElse(null);
    if (end == null || issued == null) {
      return Verdict.refuse(OAuthReason.CLAIMS_INVALID, "An ID token has exp and iat.");
    }
    Duration skew = provider.skew();
    if (!now.isBefore(end.plus(skew))) {
      return Verdict.refuse(OAuthReason.EXPIRED, "The token was valid until %s, and it is %s.".formatted(end, now));
    }
    if (issued.isAfter(now.plus(skew))) {
      return Verdict.refuse(OAuthReason.ISSUED_IN_FUTURE, "The token was issued at %s, and it is %s.".formatted(issued, now));
    }
    if (issued.isBefore(now.minus(provider.oldest()).minus(skew))) {
      return Verdict.refuse(OAuthReason.TOO_OLD, "The token was issued at %s, and it is %s; at most %s are taken.".formatted(
          issued, now, provider.oldest()));
    }
    Instant start = claims.notBefore().orElse(issued);
    return !start.isAfter(now.plus(skew)) ? Verdict.accept(claims)
        : Verdict.refuse(OAuthReason.NOT_YET_VALID, "The token is valid from %s, and it is %s.".formatted(start, now));
  }

  Verdict<Claims> authentication(Claims claims) {
    Instant at = claims.instant("auth_time").orElse(null);
    if (claims.has("auth_time") && at == null) {
      return Verdict.refuse(OAuthReason.CLAIMS_INVALID, "auth_time must be seconds since 1970.");
    }
    Duration most = provider.maxAge();
    if (most == null) {
      return Verdict.accept(claims);
    }
    // Taken from one another, since the time before most need not be one that an Instant can say.
    boolean isFine = at != null && Duration.between(at, now).minus(provider.skew()).compareTo(most) <= 0
        && !at.isAfter(now.plus(provider.skew()));
    return isFine ? Verdict.accept(claims)
        : Verdict.refuse(OAuthReason.AUTH_TIME, "The person must have logged in within %s before %s, but auth_time is %s."
            .formatted(most, now, at == null ? "missing" : at));
  }
}
