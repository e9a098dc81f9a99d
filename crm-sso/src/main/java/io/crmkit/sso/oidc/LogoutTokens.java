package io.crmkit.sso.oidc;

import io.crmkit.core.TenantId;
import io.crmkit.sso.jose.Claims;
import io.crmkit.sso.jose.JoseReason;
import io.crmkit.sso.jose.JwsPolicy;
import io.crmkit.sso.jose.JwsVerifier;
import io.crmkit.sso.jose.KeySource;
import io.crmkit.sso.model.SsoRefusal;
import io.crmkit.sso.model.Untrusted;
import io.crmkit.sso.model.Use;
import io.crmkit.sso.model.Verdict;
import io.crmkit.sso.oauth.model.OAuthReason;
import io.crmkit.sso.port.Replays;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Validates the logout tokens that one provider posts to us (OpenID Connect Back-Channel Logout, section 2.6). What
 * the token ends is the host's to do. Safe for concurrent use if the port is.
 *
 * <p>A token counts as used once it was carried out and not before: where a store fails in between, the provider may
 * post it again. To end sessions a second time does no harm; to leave them open would.
 */
public final class LogoutTokens {

  private static final String EVENT = "http://schemas.openid.net/event/backchannel-logout";
  private static final int LONGEST_ID = 255;

  /** How long a token without {@code exp} is taken, as providers of the drafts send them: it is posted at once. */
  private static final Duration LIFE = Duration.ofMinutes(2);

  private final OidcProvider provider;
  private final JwsVerifier verifier;
  private final Replays replays;

  private LogoutTokens(OidcProvider provider, JwsVerifier verifier, Replays replays) {
    this.provider = Objects.requireNonNull(provider, "provider");
    this.verifier = verifier;
    this.replays = Objects.requireNonNull(replays, "replays");
  }

  public static LogoutTokens of(OidcProvider provider, KeySource keys, Replays replays) {
    JwsPolicy policy = new JwsPolicy(
        provider.algorithms(), Set.of("logout+jwt", "JWT"), JwsPolicy.Untyped.TAKEN, JwsPolicy.USUAL_LENGTH);
    return new LogoutTokens(provider, JwsVerifier.of(policy, keys), replays);
  }

  /**
   * Has a token carried out, once.
   *
   * @param ending ends the sessions that the notice is about; if it throws, the same token may come again
   * @return what {@code ending} answers
   */
  public <T> Verdict<T> receive(TenantId tenant, String token, Instant now, Function<LogoutNotice, T> ending) {
    Verdict<Claims> claims = verifier.verify(token, now).then(jws -> Verdict.accept(jws.claims()));
    SsoRefusal refusal = claims.whyNot().orElse(null);
    if (refusal != null) {
      return Verdict.refuse(refusal.reason() == JoseReason.ALG_NONE
          ? OAuthReason.LOGOUT_TOKEN_ALG_NONE : OAuthReason.LOGOUT_TOKEN_INVALID, refusal.message());
    }
    return claims.then(this::addressed)
        .then(fine -> timely(fine, now))
        .then(LogoutTokens::event)
        .then(fine -> notice(fine).then(notice -> once(tenant, fine, now, () -> ending.apply(notice))));
  }

  private Verdict<Claims> addressed(Claims claims) {
    if (!provider.isIssuer(claims.issuer().orElse(null))) {
      return Verdict.refuse(OAuthReason.LOGOUT_TOKEN_ISSUER, "The issuer must be %s but is %s.".formatted(
          provider.expectedIssuer(), Untrusted.quoted(claims.issuer().orElse(null))));
    }
    return claims.audience().contains(provider.client().clientId()) ? Verdict.accept(claims)
        : Verdict.refuse(OAuthReason.LOGOUT_TOKEN_AUDIENCE, "aud must have %s but is %s.".formatted(
            provider.client().clientId(), Untrusted.quoted(claims.audience().toString())));
  }

  private Verdict<Claims> timely(Claims claims, Instant now) {
    Instant issued = claims.issuedAt().orElse(null);
    boolean isFine = issued != null && !issued.isAfter(now.plus(provider.skew())) && now.isBefore(end(claims, issued));
    return isFine ? Verdict.accept(claims)
        : Verdict.refuse(OAuthReason.LOGOUT_TOKEN_TIME, "It is %s, but the token was issued at %s and ends at %s.".formatted(
            now, issued == null ? "no time" : issued, claims.expiresAt().map(Instant::toString).orElse("no time")));
  }

  private Instant end(Claims claims, Instant issued) {
    return claims.expiresAt().orElse(issued.plus(LIFE)).plus(provider.skew());
  }

  private static Verdict<Claims> event(Claims claims) {
    boolean isLogout = claims.value("events").orElse(null) instanceof Map<?, ?> events
        && events.get(EVENT) instanceof Map<?, ?>;
    if (!isLogout) {
      return Verdict.refuse(OAuthReason.LOGOUT_TOKEN_EVENTS, "events must have %s with an object.".formatted(EVENT));
    }
    return claims.has("nonce")
        ? Verdict.refuse(OAuthReason.LOGOUT_TOKEN_NONCE, "A logout token has no nonce, so that none is taken for an ID token.")
        : Verdict.accept(claims);
  }

  private Verdict<LogoutNotice> notice(Claims claims) {
    String subject = claims.subject().filter(each -> !each.isBlank()).orElse(null);
    String session = claims.text("sid").filter(each -> !each.isBlank()).orElse(null);
    boolean isUnfit = claims.has("sid") && session == null || claims.has("sub") && subject == null
        || subject == null && session == null;
    return isUnfit
        ? Verdict.refuse(OAuthReason.LOGOUT_TOKEN_SUBJECT, "A logout token names a person (sub), a session (sid) or both.")
        : Verdict.accept(new LogoutNotice(
            provider.client().provider(), claims.issuer().orElseThrow(), subject, session));
  }

  private <T> Verdict<T> once(TenantId tenant, Claims claims, Instant now, Supplier<T> ending) {
    String id = claims.id().orElse("");
    if (id.isBlank() || id.length() > LONGEST_ID) {
      return Verdict.refuse(OAuthReason.LOGOUT_TOKEN_INVALID, "jti must have 1 to %d characters.".formatted(LONGEST_ID));
    }
    String key = "logout/" + hash(provider.client().provider() + "/" + id);
    if (replays.isMarked(tenant, key)) {
      return replayed();
    }
    T done = ending.get();
    // The clock of who forgets it may be ahead of that of who reads it.
    Instant until = end(claims, claims.issuedAt().orElse(now)).plus(provider.skew());
    return replays.mark(tenant, key, until) == Use.FIRST ? Verdict.accept(done) : replayed();
  }

  private static <T> Verdict<T> replayed() {
    return Verdict.refuse(OAuthReason.LOGOUT_TOKEN_REPLAYED, "A token with this jti was here before.");
  }

  private static String hash(String text) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256")
          .digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
