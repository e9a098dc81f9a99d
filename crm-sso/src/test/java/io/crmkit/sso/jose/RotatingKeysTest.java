package io.crmkit.sso.jose;

import static io.crmkit.sso.jose.Forge.CLAIMS;
import static io.crmkit.sso.jose.Forge.NOW;
import static io.crmkit.sso.jose.Forge.reason;
import static io.crmkit.sso.jose.Forge.rsa;
import static org.assertj.core.api.Assertions.assertThat;

import io.crmkit.sso.model.Verdict;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class RotatingKeysTest {

  private int fetched;
  private Verdict<String> published = Verdict.accept(jwks("old"));
  private final RotatingKeys keys = RotatingKeys.of(() -> {
    fetched++;
    return published;
  });
  private final JwsVerifier verifier = JwsVerifier.of(JwsPolicy.of(JwsAlgorithm.RS256), keys);

  private static String jwks(String kid) {
    return KeySet.of(VerificationKey.of(kid, JwsAlgorithm.RS256, Forge.RSA.getPublic())).toJson();
  }

  private Object verdict(String kid, Instant now) {
    return reason(verifier.verify(rsa("{\"alg\":\"RS256\",\"kid\":\"" + kid + "\"}", CLAIMS), now));
  }

  @Test
  void fetchesOnceForManyTokens() {
    for (int i = 0; i < 5; i++) {
      assertThat(verdict("old", NOW.plusSeconds(i))).isEqualTo("accepted");
    }
    assertThat(fetched).isEqualTo(1);
  }

  @Test
  void fetchesAgainForAnUnknownKeyButAtMostOnceAMinute() {
    verdict("old", NOW);
    published = Verdict.accept(jwks("new"));

    assertThat(verdict("new", NOW.plusSeconds(59))).isEqualTo(JoseReason.KEY_NOT_FOUND);
    assertThat(verdict("new", NOW.plusSeconds(60))).isEqualTo("accepted");
    assertThat(verdict("old", NOW.plusSeconds(61))).isEqualTo(JoseReason.KEY_NOT_FOUND);
    for (int i = 0; i < 100; i++) {
      verdict("made-up-" + i, NOW.plusSeconds(62));
    }
    assertThat(fetched).isEqualTo(2);
  }

  @Test
  void fetchesAgainAfterAnHour() {
    verdict("old", NOW);
    verdict("old", NOW.plus(RotatingKeys.FRESH));

    assertThat(fetched).isEqualTo(2);
  }

  @Test
  void goesOnWithTheKeysAtHandWhileTheIssuerIsAway() {
    verdict("old", NOW);
    published = Verdict.refuse(JoseReason.JWKS_INVALID, "the server is away");

    assertThat(verdict("old", NOW.plus(Duration.ofHours(2)))).isEqualTo("accepted");
    assertThat(verdict("old", NOW.plus(RotatingKeys.USABLE))).isEqualTo(JoseReason.JWKS_INVALID);
  }

  @Test
  void tellsWhyThereAreNoKeysAndTriesAgainAfterAMinute() {
    published = Verdict.accept("{\"keys\":[{\"kty\":\"oct\",\"k\":\"AAAA\"}]}");

    assertThat(verdict("old", NOW)).isEqualTo(JoseReason.JWKS_UNSAFE);
    assertThat(verdict("old", NOW.plusSeconds(30))).isEqualTo(JoseReason.JWKS_UNSAFE);
    assertThat(fetched).isEqualTo(1);
    published = Verdict.accept(jwks("old"));
    assertThat(verdict("old", NOW.plusSeconds(60))).isEqualTo("accepted");
  }
}
