package io.crmkit.sso.oauth;

import static org.assertj.core.api.Assertions.assertThat;

import io.crmkit.sso.model.Verdict;
import io.crmkit.sso.oauth.model.OAuthReason;
import java.security.SecureRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PkceVerifierTest {

  private static Object reason(Verdict<?> verdict) {
    return verdict.whyNot().<Object>map(refusal -> refusal.reason()).orElse("accepted");
  }

  /** RFC 7636, appendix B. */
  @Test
  void makesTheChallengeOfTheStandard() {
    assertThat(new PkceVerifier("dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk").challenge())
        .isEqualTo("E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM");
  }

  @Test
  void hasFortyThreeToOneHundredAndTwentyEightCharacters() {
    assertThat(reason(PkceVerifier.parse("a".repeat(42)))).isEqualTo(OAuthReason.PKCE_VERIFIER_LENGTH);
    assertThat(reason(PkceVerifier.parse("a".repeat(129)))).isEqualTo(OAuthReason.PKCE_VERIFIER_LENGTH);
    assertThat(reason(PkceVerifier.parse("a".repeat(43)))).isEqualTo("accepted");
    assertThat(reason(PkceVerifier.parse("~".repeat(128)))).isEqualTo("accepted");
  }

  @ParameterizedTest
  @ValueSource(strings = {"+", "=", "ü", "/", " ", "\n"})
  void hasUnreservedCharactersOnly(String other) {
    assertThat(reason(PkceVerifier.parse("a".repeat(42) + other))).isEqualTo(OAuthReason.PKCE_VERIFIER_CHARSET);
  }

  @Test
  void doesNotProveAChallengeByRepeatingIt() {
    String challenge = PkceVerifier.random(new SecureRandom()).challenge();
    assertThat(reason(PkceVerifier.proving(challenge, challenge))).isEqualTo(OAuthReason.PKCE_VERIFIER_MISMATCH);
  }

  @Test
  void provesTheChallengeItMakes() {
    PkceVerifier verifier = PkceVerifier.random(new SecureRandom());
    assertThat(PkceVerifier.proving(verifier.value(), verifier.challenge()).orElseThrow()).isEqualTo(verifier);
  }

  @ParameterizedTest
  @ValueSource(strings = {"plain", "s256", "S512", ""})
  void knowsNoMethodButS256(String method) {
    assertThat(reason(PkceVerifier.method(method))).isEqualTo(OAuthReason.PKCE_METHOD_FORBIDDEN);
    assertThat(reason(PkceVerifier.method("S256"))).isEqualTo("accepted");
  }

  @Test
  void isNotShown() {
    PkceVerifier verifier = PkceVerifier.random(new SecureRandom());
    assertThat(verifier.toString()).doesNotContain(verifier.value());
  }
}
