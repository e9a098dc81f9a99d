package io.crmkit.sso.token;

import io.crmkit.core.TenantId;
import io.crmkit.sso.jose.Claims;
import io.crmkit.sso.model.Untrusted;
import io.crmkit.sso.model.UserId;
import io.crmkit.sso.model.Verdict;
import io.crmkit.sso.token.model.Grant;
import io.crmkit.sso.token.model.Grant.Assurance;
import io.crmkit.sso.token.model.TokenReason;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;

/** Access tokens between what they say and the claims of RFC 9068, section 2.2. */
final class AccessClaims {

  private static final String TENANT = "tenant";
  private static final String FAMILY = "family";
  private static final String FACTORS = "factors";

  private final TokenSettings settings;

  AccessClaims(TokenSettings settings) {
    this.settings = settings;
  }

  Map<String, Object> write(AccessToken token) {
    Grant grant = token.grant();
    Map<String, Object> claims = new LinkedHashMap<>();
    claims.put("iss", settings.issuer());
    claims.put("aud", settings.audience());
    claims.put("sub", grant.user().value());
    claims.put("client_id", grant.client());
    claims.put("iat", token.issuedAt());
    claims.put("exp", token.expiresAt());
    claims.put("jti", token.id());
    claims.put(TENANT, token.tenant().value());
    claims.put("sid", grant.session());
    if (token.family() != null) {
      claims.put(FAMILY, token.family());
    }
    claims.put("roles", List.copyOf(grant.roles()));
    claims.put("permissions", List.copyOf(grant.permissions()));
    claims.put("auth_time", grant.factors().authenticatedAt());
    claims.put("amr", List.copyOf(grant.factors().methods()));
    if (grant.factors().authnContext() != null) {
      claims.put("acr", grant.factors().authnContext());
    }
    claims.put(FACTORS, grant.factors().passed() == Assurance.TWO_FACTORS ? 2 : 1);
    return claims;
  }

  Verdict<AccessToken> read(TenantId tenant, Claims claims, Instant now) {
    if (!claims.issuer().filter(settings.issuer()::equals).isPresent()) {
      return Verdict.refuse(TokenReason.TOKEN_ISSUER, "iss must be %s but was %s.".formatted(
          settings.issuer(), Untrusted.quoted(claims.issuer().orElse(null))));
    }
    if (!claims.audience().contains(settings.audience())) {
      return Verdict.refuse(TokenReason.TOKEN_AUDIENCE, "aud must name %s but was %s.".formatted(
          settings.audience(), Untrusted.quoted(String.join(" ", claims.audience()))));
    }
    if (!claims.text(TENANT).filter(tenant.value()::equals).isPresent()) {
      return Verdict.refuse(TokenReason.TENANT_MISMATCH, "The token is of another tenant.");
    }
    return inTime(tenant, claims, now);
  }

  /** Whether the claims name a tenant, and another one. */
  boolean isOfAnother(TenantId tenant, Claims claims) {
    return claims.text(TENANT).filter(named -> !named.equals(tenant.value())).isPresent();
  }

  private Verdict<AccessToken> inTime(TenantId tenant, Claims claims, Instant now) {
    Optional<Instant> end = claims.expiresAt();
    Optional<Instant> issued = claims.issuedAt();
    if (end.isEmpty() || issued.isEmpty()) {
      return invalid();
    }
    if (!now.isBefore(end.get().plus(settings.leeway()))) {
      return Verdict.refuse(TokenReason.TOKEN_EXPIRED, "The token ended at %s.".formatted(end.get()));
    }
    Instant latest = now.plus(settings.leeway());
    if (issued.get().isAfter(latest) || claims.notBefore().filter(latest::isBefore).isPresent()) {
      return Verdict.refuse(TokenReason.TOKEN_NOT_YET_VALID, "The token was issued in the future, or begins there.");
    }
    return said(tenant, claims, issued.get(), end.get());
  }

  private static Verdict<AccessToken> said(TenantId tenant, Claims claims, Instant issued, Instant end) {
    try {
      return Verdict.accept(new AccessToken(
          claims.id().orElseThrow(), tenant, grant(claims), claims.text(FAMILY).orElse(null), issued, end));
    } catch (NoSuchElementException | IllegalArgumentException e) {
      return invalid();
    }
  }

  private static Grant grant(Claims claims) {
    Assurance passed = claims.value(FACTORS).filter(BigDecimal.valueOf(2)::equals).isPresent()
        ? Assurance.TWO_FACTORS : Assurance.ONE_FACTOR;
    Grant.Factors factors = new Grant.Factors(claims.text("acr").orElse(null), new LinkedHashSet<>(claims.texts("amr")),
        claims.instant("auth_time").orElseThrow(), passed, passed);
    return new Grant(new UserId(claims.subject().orElseThrow()), claims.text("client_id").orElseThrow(),
        claims.text("sid").orElseThrow(), new LinkedHashSet<>(claims.texts("roles")),
        new LinkedHashSet<>(claims.texts("permissions")), factors);
  }

  private static Verdict<AccessToken> invalid() {
    return Verdict.refuse(TokenReason.TOKEN_CLAIMS_INVALID,
        "The token must have exp, iat, jti, sub, client_id, sid and auth_time (RFC 9068, section 2.2).");
  }
}
