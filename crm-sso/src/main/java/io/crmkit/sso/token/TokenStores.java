package io.crmkit.sso.token;

import io.crmkit.sso.token.port.DeniedTokens;
import io.crmkit.sso.token.port.KeyRings;
import io.crmkit.sso.token.port.RefreshFamilies;
import java.util.Objects;

/** Where tokens keep what they have to keep. */
public record TokenStores(RefreshFamilies families, KeyRings rings, DeniedTokens denied) {

  public TokenStores {
    Objects.requireNonNull(families, "families");
    Objects.requireNonNull(rings, "rings");
    Objects.requireNonNull(denied, "denied");
  }
}
