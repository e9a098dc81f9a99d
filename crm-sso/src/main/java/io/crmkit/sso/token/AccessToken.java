package io.crmkit.sso.token;

import io.crmkit.core.Require;
import io.crmkit.core.TenantId;
import io.crmkit.sso.token.model.Grant;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What an access token says, once every check has passed.
 *
 * @param id {@code jti}
 * @param grant who may do what
 * @param family the family of refresh tokens it came with; null if it came alone
 */
public record AccessToken(
    String id, TenantId tenant, Grant grant, @Nullable String family, Instant issuedAt, Instant expiresAt) {

  public AccessToken {
    Require.key(id, "id");
    Objects.requireNonNull(tenant, "tenant");
    Objects.requireNonNull(grant, "grant");
    Objects.requireNonNull(issuedAt, "issuedAt");
    Objects.requireNonNull(expiresAt, "expiresAt");
  }
}
