package io.crmkit.sso.oauth;

import io.crmkit.core.Secret;
import io.crmkit.sso.model.Untrusted;
import io.crmkit.sso.model.Verdict;
import io.crmkit.sso.oauth.model.OAuthReason;
import java.security.SecureRandom;

/**
 * What proves at the token endpoint that the code was asked for by us (RFC 7636); its method is S256 and no other.
 *
 * @param value 43 to 128 unreserved characters
 */
public record PkceVerifier(@Secret String value) {

  /** The one value of {@code code_challenge_method}. */
  public static final String METHOD = "S256";

  private static final int SHORTEST = 43;
  private static final int LONGEST = 128;

  public PkceVerifier {
    check(value).whyNot().ifPresent(refusal -> {
      throw new IllegalArgumentException(refusal.message());
    });
  }

  /** Reads a verifier of others. */
  public static Verdict<PkceVerifier> parse(String value) {
    return check(value).then(good -> Verdict.accept(new PkceVerifier(good)));
  }

  private static Verdict<String> check(String value) {
    if (value.length() < SHORTEST || value.length() > LONGEST) {
      return Verdict.refuse(OAuthReason.PKCE_VERIFIER_LENGTH,
          "A verifier has %d to %d characters but this one has %d.".formatted(SHORTEST, LONGEST, value.length()));
    }
    return value.chars().allMatch(PkceVerifier::isUnreserved) ? Verdict.accept(value)
        : Verdict.refuse(OAuthReason.PKCE_VERIFIER_CHARSET, "A verifier has letters of ASCII, digits, - . _ and ~ only.");
  }

  private static boolean isUnreserved(int each) {
    return each >= 'a' && each <= 'z' || each >= 'A' && each <= 'Z' || each >= '0' && each <= '9' || "-._~".indexOf(each) >= 0;
  }

  static PkceVerifier random(SecureRandom random) {
    return new PkceVerifier(Digests.random(random));
  }

  /**
   * Checks a method that settings name.
   *
   * @return the name, if it is S256
   */
  public static Verdict<String> method(String name) {
    return name.equals(METHOD) ? Verdict.accept(name)
        : Verdict.refuse(OAuthReason.PKCE_METHOD_FORBIDDEN,
            "The method of PKCE is %s and never %s, which shows the verifier to whoever sees the request.".formatted(
                METHOD, Untrusted.quoted(name)));
  }

  /** Returns {@code code_challenge}: base64url of the SHA-256 of the verifier (RFC 7636, section 4.2). */
  public String challenge() {
    return Digests.sha256(value);
  }

  /**
   * Checks a verifier as a provider does (RFC 7636, section 4.6).
   *
   * @param challenge what the request for the code had
   */
  public static Verdict<PkceVerifier> proving(String verifier, String challenge) {
    return parse(verifier).then(parsed -> Digests.equal(parsed.challenge(), challenge) ? Verdict.accept(parsed)
        : Verdict.refuse(OAuthReason.PKCE_VERIFIER_MISMATCH, "The verifier does not hash to the challenge of the request."));
  }

  @Override
  public String toString() {
    return "PkceVerifier[]";
  }
}
