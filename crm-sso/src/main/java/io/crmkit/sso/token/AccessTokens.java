package io.crmkit.sso.token;

import io.crmkit.core.TenantId;
import io.crmkit.core.id.Ids;
import io.crmkit.sso.jose.Claims;
import io.crmkit.sso.jose.JoseReason;
import io.crmkit.sso.jose.JwsAlgorithm;
import io.crmkit.sso.jose.JwsPolicy;
import io.crmkit.sso.jose.JwsSigner;
import io.crmkit.sso.jose.JwsVerifier;
import io.crmkit.sso.jose.KeySet;
import io.crmkit.sso.jose.SeenTokens;
import io.crmkit.sso.jose.SeenTokens.Mark;
import io.crmkit.sso.jose.UnverifiedClaims;
import io.crmkit.sso.jose.VerifiedJws;
import io.crmkit.sso.model.SsoRefusal;
import io.crmkit.sso.model.Verdict;
import io.crmkit.sso.token.model.Denied;
import io.crmkit.sso.token.model.FamilyId;
import io.crmkit.sso.token.model.Grant;
import io.crmkit.sso.token.model.TokenReason;
import io.crmkit.sso.token.port.DeniedTokens;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Issues and verifies access tokens (RFC 9068): signed, for one audience, for a quarter of an hour.
 *
 * <p>The checks in their order: type of token, envelope and signature, issuer, audience, tenant, times, claims, and
 * what was denied. A token that passed before is known again by its hash; its times and denials are looked at each
 * time.
 */
public final class AccessTokens {

  /** {@code typ} of RFC 9068, section 2.1. */
  private static final String TYPE = "at+jwt";

  /** Longest access token that is issued and read, in characters. */
  private static final int LONGEST = JwsPolicy.USUAL_LENGTH;

  private final TokenSettings settings;
  private final SigningKeys keys;
  private final DeniedTokens denied;
  private final Clock clock;
  private final Ids ids;
  private final AccessClaims claims;
  private final SeenTokens<Known> seen;
  private final Map<TenantId, JwsVerifier> verifiers = new ConcurrentHashMap<>();

  /** A token that was verified, and all by which it can be denied. */
  private record Known(AccessToken token, List<Denied> by) {

    static Known of(AccessToken token) {
      Denied itself = new Denied(Denied.Kind.TOKEN, token.id());
      Denied session = new Denied(Denied.Kind.SESSION, token.grant().session());
      String family = token.family();
      return new Known(token, family == null ? List.of(itself, session)
          : List.of(itself, session, new Denied(Denied.Kind.FAMILY, family)));
    }
  }

  AccessTokens(Tokens.Builder from, SigningKeys keys) {
    this.settings = from.settings;
    this.keys = keys;
    this.denied = from.stores.denied();
    this.clock = from.clock;
    this.ids = from.ids;
    this.claims = new AccessClaims(settings);
    this.seen = SeenTokens.upTo(settings.seen());
  }

  /**
   * Issues a token for a login that has no refresh tokens, or says why none is issued: so one is refused that nobody would
   * read, with too many roles and permissions ({@link JoseReason#TOO_LARGE}).
   */
  public Verdict<IssuedAccessToken> issue(TenantId tenant, Grant grant) {
    return issue(tenant, grant, null);
  }

  Verdict<IssuedAccessToken> issue(TenantId tenant, Grant grant, @Nullable FamilyId family) {
    if (grant.factors().areTooFew()) {
      return Verdict.refuse(TokenReason.FACTOR_REQUIRED,
          "A second factor is asked for and was not passed, so that no token is issued.");
    }
    Instant asked = clock.instant();
    Instant now = Instant.ofEpochSecond(asked.getEpochSecond());
    // the first key signs within the very second in which it was made
    JwsSigner signer = keys.keysOf(tenant).signer(asked);
    if (signer == null) {
      return Verdict.refuse(TokenReason.SIGNING_KEY_MISSING,
          "The tenant has no signing key; rotate its keys once before tokens are issued.");
    }
    AccessToken token = new AccessToken(ids.next(), tenant, grant, family == null ? null : family.value(), now,
        now.plus(settings.accessLife()));
    String text = signer.sign(TYPE, claims.write(token));
    return text.length() <= LONGEST ? Verdict.accept(new IssuedAccessToken(text, token))
        : Verdict.refuse(JoseReason.TOO_LARGE,
            "With %d roles and %d permissions the token has %d characters; at most %d are read.".formatted(
                grant.roles().size(), grant.permissions().size(), text.length(), LONGEST));
  }

  /** Returns what a token says, or why it counts for nothing. */
  public Verdict<AccessToken> verify(TenantId tenant, String text) {
    Instant now = clock.instant();
    if (text.length() > LONGEST) {
      return verified(tenant, text, now); // which refuses it, before anybody hashes all of it
    }
    KeySet known = keys.keysOf(tenant).at(now);
    Mark mark = Mark.of(text);
    Optional<Known> before = seen.find(mark, known, now);
    if (before.isPresent()) {
      return unlessDenied(before.get(), now);
    }
    Verdict<AccessToken> verdict = text.startsWith(RefreshText.PREFIX)
        ? Verdict.refuse(TokenReason.TYP_MISMATCH, "An access token was expected but a refresh token came.")
        : verified(tenant, text, now);
    if (!(verdict instanceof Verdict.Accepted<AccessToken> accepted)) {
      return verdict;
    }
    Known fresh = Known.of(accepted.value());
    seen.keep(mark, fresh, fresh.token().expiresAt().plus(settings.leeway()), known);
    return unlessDenied(fresh, now);
  }

  private Verdict<AccessToken> verified(TenantId tenant, String text, Instant now) {
    Verdict<VerifiedJws> verdict = verifiers.computeIfAbsent(tenant, this::verifier).verify(text, now);
    return verdict instanceof Verdict.Refused<VerifiedJws> refused
        ? refuse(tenant, text, refused.refusal())
        : claims.read(tenant, ((Verdict.Accepted<VerifiedJws>) verdict).value().claims(), now);
  }

  /** Each tenant has keys of its own, so that a token of another is first of all one with an unknown key. */
  private Verdict<AccessToken> refuse(TenantId tenant, String text, SsoRefusal refusal) {
    return refusal.reason() == JoseReason.KEY_NOT_FOUND
            && UnverifiedClaims.read(text) instanceof Verdict.Accepted<Claims> said
            && claims.isOfAnother(tenant, said.value())
        ? Verdict.refuse(TokenReason.TENANT_MISMATCH, "The token is of another tenant.") : Verdict.refuse(refusal);
  }

  /**
   * The ring says which key is for which algorithm, and so a change of the setting does not end the tokens of before.
   */
  private JwsVerifier verifier(TenantId tenant) {
    Set<JwsAlgorithm> pairs = EnumSet.noneOf(JwsAlgorithm.class);
    Arrays.stream(JwsAlgorithm.values()).filter(each -> !each.isSymmetric()).forEach(pairs::add);
    JwsPolicy policy = new JwsPolicy(pairs, Set.of(TYPE), JwsPolicy.Untyped.REFUSED, LONGEST);
    return JwsVerifier.of(policy, keys.keysOf(tenant));
  }

  private Verdict<AccessToken> unlessDenied(Known known, Instant now) {
    return denied.isAnyDenied(known.token().tenant(), known.by(), now)
        ? Verdict.refuse(new SsoRefusal(TokenReason.TOKEN_DENIED,
        "The token, or its session, was ended before its time."))
        : Verdict.accept(known.token());
  }

  /** Ends a token before its time. */
  public void deny(AccessToken token) {
    denied.deny(token.tenant(), new Denied(Denied.Kind.TOKEN, token.id()), end(token.expiresAt()));
  }

  /** Ends every token of a session, or of a family, that can still be about, though the clock that issued it was ahead. */
  void denyAll(TenantId tenant, Denied.Kind kind, String id) {
    denied.deny(tenant, new Denied(kind, id), end(clock.instant().plus(settings.leeway()).plus(settings.accessLife())));
  }

  /** When a token counts for nothing by any clock, be it that of who reads it or of who forgets denials. */
  private Instant end(Instant expiresAt) {
    return expiresAt.plus(settings.leeway().multipliedBy(2)).plusSeconds(1);
  }
}
