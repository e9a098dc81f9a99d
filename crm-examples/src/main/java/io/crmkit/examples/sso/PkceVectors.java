package io.crmkit.examples.sso;

import io.crmkit.sso.model.Verdict;
import io.crmkit.sso.oauth.PkceVerifier;
import java.util.Optional;
import java.util.Set;

/** Verifier and challenge of PKCE (RFC 7636, appendix B), with or without {@code code_} in front. */
final class PkceVectors implements VectorKind {

  @Override
  public boolean isOne(Members file) {
    return verifier(file).isPresent() && challenge(file).isPresent();
  }

  private static Optional<String> verifier(Members file) {
    return file.text("code_verifier").or(() -> file.text("verifier"));
  }

  private static Optional<String> challenge(Members file) {
    return file.text("code_challenge").or(() -> file.text("challenge"));
  }

  @Override
  public void count(Tally tally, String name, Members file) {
    String verifier = verifier(file).orElseThrow();
    String challenge = challenge(file).orElseThrow();
    Verdict<PkceVerifier> proving = PkceVerifier.proving(verifier, challenge);
    tally.accept(name, Envelopes.reason(proving));
    tally.refuse(name + " with another verifier",
        Envelopes.reason(PkceVerifier.proving(altered(verifier), challenge)), Set.of("PKCE_VERIFIER_MISMATCH"));
  }

  private static String altered(String text) {
    return (text.startsWith("a") ? "b" : "a") + text.substring(1);
  }
}
