package io.crmkit.sso.oauth;

import io.crmkit.core.Require;
import io.crmkit.core.Secret;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a token endpoint gave for a code. Its text shows no token.
 *
 * @param accessToken of type Bearer
 * @param idToken null if there is none
 * @param scopes what was granted; null if that is what was asked for (RFC 6749, section 5.1)
 */
public record TokenResponse(
    @Secret String accessToken, @Secret @Nullable String idToken, @Nullable List<String> scopes) {

  public TokenResponse {
    Require.notBlank(accessToken, "accessToken");
    scopes = scopes == null ? null : List.copyOf(scopes);
  }

  @Override
  public String toString() {
    return "TokenResponse[%s]".formatted(scopes);
  }
}
