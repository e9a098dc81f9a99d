package io.crmkit.sso.jose;

import java.util.Objects;

/** A token whose signature is that of a trusted key; nobody has looked at its issuer, audience or times yet. */
public record VerifiedJws(JwsHeader header, Claims claims) {

  public VerifiedJws {
    Objects.requireNonNull(header, "header");
    Objects.requireNonNull(claims, "claims");
  }
}
