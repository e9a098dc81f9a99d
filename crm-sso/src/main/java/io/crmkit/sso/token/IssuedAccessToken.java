package io.crmkit.sso.token;

import io.crmkit.core.Secret;
import java.util.Objects;

/**
 * An access token that was issued just now.
 *
 * @param text what the client sends with each request; shown nowhere else
 * @param token what it says
 */
public record IssuedAccessToken(@Secret String text, AccessToken token) {

  public IssuedAccessToken {
    Objects.requireNonNull(text, "text");
    Objects.requireNonNull(token, "token");
  }

  /** Shows what the token says but not the token. */
  @Override
  public String toString() {
    return "IssuedAccessToken[" + token.id() + "]";
  }
}
