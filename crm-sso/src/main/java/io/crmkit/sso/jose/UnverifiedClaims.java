package io.crmkit.sso.jose;

import io.crmkit.sso.model.Verdict;

/**
 * The claims of a token that nobody has verified: good for finding out who is to verify it, such as by {@code iss}, and
 * for saying why it was refused; never for letting anybody in.
 */
public final class UnverifiedClaims {

  private UnverifiedClaims() {}

  /**
   * Reads what a signed token claims, within the usual length, or why it cannot be read.
   *
   * @param token a signed token of three parts; its header passes the checks of {@link JwsVerifier} but for the
   *     algorithm
   */
  public static Verdict<Claims> read(String token) {
    try {
      CompactParts parts = CompactParts.signed(token, JwsPolicy.USUAL_LENGTH);
      HeaderReader.read(parts);
      return Verdict.accept(Claims.read(parts.decoded(1)));
    } catch (NotAcceptedException e) {
      return Verdict.refuse(e.refusal());
    }
  }
}
