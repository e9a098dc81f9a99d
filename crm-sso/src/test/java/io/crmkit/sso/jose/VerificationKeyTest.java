package io.crmkit.sso.jose;

import static io.crmkit.sso.jose.Forge.NOW;
import static io.crmkit.sso.jose.Forge.genuine;
import static io.crmkit.sso.jose.Forge.reason;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.crmkit.sso.model.SsoRefusal;
import org.junit.jupiter.api.Test;

class VerificationKeyTest {

  @Test
  void hasTheThumbprintOfTheStandard() {
    // RFC 7638, section 3.1
    String json = """
        {"keys":[{"kty":"RSA","kid":"2011-04-29","alg":"RS256","e":"AQAB",
        "n":"0vx7agoebGcQSuuPiLJXZptN9nndrQmbXEps2aiAFbWhM78LhWx4cbbfAAtVT86zwu1RK7aPFFxuhDR1L6tSoc_BJECPebW\
        KRXjBZCiFV4n3oknjhMstn64tZ_2W-5JsGY4Hc5n9yBXArwl93lqt7_RN5w6Cf0h4QyQ5v-65YGjQR0_FDW2QvzqY368QQMicAta\
        Sqzs8KJZgnYb9c7d0zgdAZHzu6qMQvRL5hajrn1n91CbOpbISD08qNLyrdkt-bFTWhAI4vMQFh6WeZu0fM4lFd2NcRwr3XPksINH\
        aQ-G_xBniIqbw0Ls1jF44-csFCur-kEgU8awapJzKnqDKgw"}]}""";

    assertThat(KeySet.read(json).orElseThrow().keys().get(0).thumbprint())
        .isEqualTo("NzbLsXh8uDCcd-6MNwXF4W_7noWXFZAfHkxZsRGC9Xs");
  }

  @Test
  void refusesForAReasonOfOurs() {
    VerificationKey retired = VerificationKey.refusing("rsa", JwsAlgorithm.RS256,
        new SsoRefusal(JoseReason.KEY_INVALID, "The key is retired."));

    assertThat(reason(JwsVerifier.of(JwsPolicy.of(JwsAlgorithm.RS256), KeySet.of(retired)).verify(genuine(), NOW)))
        .isEqualTo(JoseReason.KEY_INVALID);
    assertThatIllegalStateException().isThrownBy(retired::thumbprint);
  }

  @Test
  void isNotMadeOfBytesThatAreNoKey() {
    assertThatIllegalArgumentException().isThrownBy(
        () -> VerificationKey.of("k", JwsAlgorithm.RS256, Forge.EC.getPublic().getEncoded()));
  }

  @Test
  void tellsUnverifiedClaimsApart() {
    String forged = genuine().substring(0, genuine().length() - 10) + "AAAAAAAAAA";

    assertThat(UnverifiedClaims.read(forged).orElseThrow().issuer()).contains("https://idp.example");
    assertThat(reason(UnverifiedClaims.read("a.b"))).isEqualTo(JoseReason.MALFORMED);
  }
}
