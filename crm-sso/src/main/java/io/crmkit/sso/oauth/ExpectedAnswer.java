package io.crmkit.sso.oauth;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What an answer has to be like.
 *
 * @param mode how it has to come
 * @param issuer whom {@code iss} has to name if it is there; null if the provider has no issuer
 * @param naming whether it has to be there
 */
public record ExpectedAnswer(ResponseMode mode, @Nullable String issuer, IssuerNaming naming) {

  /** Whether a provider promises to name itself in its answers (RFC 9207, section 3). */
  public enum IssuerNaming { PROMISED, NOT_PROMISED }

  public ExpectedAnswer {
    Objects.requireNonNull(mode, "mode");
    Objects.requireNonNull(naming, "naming");
  }
}
