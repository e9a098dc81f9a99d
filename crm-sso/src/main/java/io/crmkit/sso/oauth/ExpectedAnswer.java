package io.crmkit.sso.oauth;

import java.util.Objects;
import java.util.function.Predicate;

/**
 * What an answer has to be like.
 *
 * @param mode how it has to come
 * @param issuer whom {@code iss} has to name if it is there, as a message shows it
 * @param isIssuer whether a name is that of the issuer; a provider with tenants has several
 * @param naming whether it has to be there
 */
public record ExpectedAnswer(ResponseMode mode, String issuer, Predicate<String> isIssuer, IssuerNaming naming) {

  /** Whether a provider promises to name itself in its answers (RFC 9207, section 3). */
  public enum IssuerNaming { PROMISED, NOT_PROMISED }

  public ExpectedAnswer {
    Objects.requireNonNull(mode, "mode");
    Objects.requireNonNull(issuer, "issuer");
    Objects.requireNonNull(isIssuer, "isIssuer");
    Objects.requireNonNull(naming, "naming");
  }
}
