package io.crmkit.testkit.sso.token;

import static io.crmkit.testkit.sso.token.TokenWorld.ACME;
import static io.crmkit.testkit.sso.token.TokenWorld.GLOBEX;
import static io.crmkit.testkit.sso.token.TokenWorld.WEB;
import static io.crmkit.testkit.sso.token.TokenWorld.grant;
import static io.crmkit.testkit.sso.token.TokenWorld.reason;
import static org.assertj.core.api.Assertions.assertThat;

import io.crmkit.core.TenantId;
import io.crmkit.sso.audit.SecurityEvent.Kind;
import io.crmkit.sso.jose.JoseReason;
import io.crmkit.sso.jose.JwsAlgorithm;
import io.crmkit.sso.jose.JwsPolicy;
import io.crmkit.sso.jose.JwsSigner;
import io.crmkit.sso.jose.JwsVerifier;
import io.crmkit.sso.jose.KeySet;
import io.crmkit.sso.jose.SigningKey;
import io.crmkit.sso.model.Client;
import io.crmkit.sso.model.Sealed;
import io.crmkit.sso.seal.AesGcmSealer;
import io.crmkit.sso.seal.SealingKey;
import io.crmkit.sso.token.AccessToken;
import io.crmkit.sso.token.IssuedAccessToken;
import io.crmkit.sso.token.TokenSettings;
import io.crmkit.sso.token.Tokens;
import io.crmkit.sso.token.model.Grant;
import io.crmkit.sso.token.model.Grant.Assurance;
import io.crmkit.sso.token.model.RingKey;
import io.crmkit.sso.token.model.TokenReason;
import io.crmkit.sso.token.port.GrantRenewal;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class AccessTokensTest {

  private final TokenWorld world = new TokenWorld();
  private final Tokens tokens = world.tokens;

  private String issued() {
    return tokens.access().issue(ACME, grant("s1")).orElseThrow().text();
  }

  private Object verdict(String text) {
    return reason(tokens.access().verify(ACME, text));
  }

  @Test
  void saysWhoMayDoWhat() {
    IssuedAccessToken issued = tokens.access().issue(ACME, grant("s1")).orElseThrow();
    AccessToken token = tokens.access().verify(ACME, issued.text()).orElseThrow();

    assertThat(token).isEqualTo(issued.token());
    assertThat(token.grant()).isEqualTo(grant("s1"));
    assertThat(token.expiresAt()).isEqualTo(TokenWorld.START.plus(Duration.ofMinutes(15)));
  }

  @Test
  void isIssuedWithinTheSecondInWhichTheFirstKeyWasMade() {
    TenantId young = new TenantId("young");
    world.clock.move(Duration.ofMillis(700));
    tokens.keys().rotate(young);

    String text = tokens.access().issue(young, grant("s1")).orElseThrow().text();

    assertThat(tokens.access().verify(young, text).orElseThrow().grant()).isEqualTo(grant("s1"));
  }

  @ParameterizedTest
  @EnumSource(value = JwsAlgorithm.class, names = {"RS256", "PS256", "ES256", "ES384", "EDDSA"})
  void isReadByOthersWithThePublishedKeys(JwsAlgorithm algorithm) {
    TokenWorld other = new TokenWorld(
        TokenSettings.builder("https://crm.example", "api").algorithm(algorithm).build(), GrantRenewal.unchanged());
    KeySet published = KeySet.read(other.tokens.keys().jwks(ACME)).orElseThrow();
    String text = other.tokens.access().issue(ACME, grant("s1")).orElseThrow().text();

    assertThat(JwsVerifier.of(JwsPolicy.of(algorithm).withTypes("at+jwt"), published)
        .verify(text, TokenWorld.START).orElseThrow().claims().audience()).containsExactly("api");
  }

  @Test
  void endsAfterAQuarterOfAnHourAndTheLeeway() {
    String text = issued();
    world.clock.move(Duration.ofMinutes(16).minusNanos(1));
    assertThat(verdict(text)).isEqualTo("accepted");
    world.clock.move(Duration.ofNanos(1));
    assertThat(verdict(text)).isEqualTo(TokenReason.TOKEN_EXPIRED);
  }

  @Test
  void isNotIssuedWhileASecondFactorIsMissing() {
    assertThat(reason(tokens.access().issue(ACME, grant("s1", Assurance.ONE_FACTOR, Assurance.TWO_FACTORS))))
        .isEqualTo(TokenReason.FACTOR_REQUIRED);
    assertThat(reason(tokens.access().issue(ACME, grant("s1", Assurance.TWO_FACTORS, Assurance.TWO_FACTORS))))
        .isEqualTo("accepted");
  }

  @Test
  void isReadWhateverNumberOfPermissionsItWasIssuedWith() {
    String text = tokens.access().issue(ACME, permitted(1_000)).orElseThrow().text();
    assertThat(text.length()).isGreaterThan(1 << 15);
    assertThat(tokens.access().verify(ACME, text).orElseThrow().grant()).isEqualTo(permitted(1_000));
  }

  @Test
  void isNotIssuedWithMorePermissionsThanAreRead() {
    assertThat(reason(tokens.access().issue(ACME, permitted(2_000)))).isEqualTo(JoseReason.TOO_LARGE);
    assertThat(reason(tokens.refresh().open(ACME, permitted(2_000), null, Client.UNKNOWN))).isEqualTo(JoseReason.TOO_LARGE);
    assertThat(world.kinds()).endsWith(Kind.TOKEN_REFUSED).doesNotContain(Kind.TOKEN_ISSUED);
  }

  private static Grant permitted(int permissions) {
    Grant few = grant("s1");
    Grant.Builder many = Grant.builder(few.user(), few.client(), few.session(), few.factors());
    IntStream.range(0, permissions).forEach(each -> many.permission("crm.opportunity.field-" + each + ":read"));
    return many.build();
  }

  @Test
  void isDeniedAlone() {
    IssuedAccessToken one = tokens.access().issue(ACME, grant("s1")).orElseThrow();
    assertThat(verdict(one.text())).isEqualTo("accepted");
    tokens.access().deny(one.token());

    assertThat(verdict(one.text())).isEqualTo(TokenReason.TOKEN_DENIED);
    assertThat(verdict(issued())).isEqualTo("accepted");
  }

  @Test
  void isDeniedWithItsSession() {
    String text = issued();
    String other = tokens.access().issue(ACME, grant("s2")).orElseThrow().text();
    tokens.refresh().endSession(ACME, "s1", Client.UNKNOWN);

    assertThat(verdict(text)).isEqualTo(TokenReason.TOKEN_DENIED);
    assertThat(verdict(other)).isEqualTo("accepted");
  }

  /** Clocks may differ by a minute, between who issues and who denies as well as between who forgets denials and who reads. */
  @Test
  void staysDeniedToItsEndWhoseverClockIsAhead() {
    world.clock.move(Duration.ofSeconds(59));
    IssuedAccessToken ahead = tokens.access().issue(ACME, grant("s1")).orElseThrow();
    IssuedAccessToken alone = tokens.access().issue(ACME, grant("s2")).orElseThrow();
    world.clock.move(Duration.ofSeconds(-59));
    tokens.refresh().endSession(ACME, "s1", Client.UNKNOWN);
    tokens.access().deny(alone.token());

    world.clock.move(Duration.ofMinutes(15).plusSeconds(59 + 58));
    world.storage.stores().denied().purge(ACME, world.clock.instant().plusSeconds(59));
    assertThat(verdict(ahead.text())).isEqualTo(TokenReason.TOKEN_DENIED);
    assertThat(verdict(alone.text())).isEqualTo(TokenReason.TOKEN_DENIED);
    world.clock.move(Duration.ofSeconds(2));
    assertThat(verdict(ahead.text())).isEqualTo(TokenReason.TOKEN_EXPIRED);
  }

  @Nested
  class ThatAreSomethingElse {

    private final SigningKey key = opened();

    /** What somebody with the key of the tenant could sign. */
    private SigningKey opened() {
      RingKey stored = tokens.keys().ring(ACME).keys().get(0);
      byte[] bytes = AesGcmSealer.of(SealingKey.of("k", new byte[32]))
          .open(ACME, "token/signing-key/" + stored.id(), Sealed.parse(stored.sealedKey()));
      return SigningKey.of(stored.id(), JwsAlgorithm.ES256, bytes, Base64.getDecoder().decode(stored.publicKey()));
    }

    private String signed(String type, String claim, Object value) {
      Map<String, Object> claims = new LinkedHashMap<>(JwsVerifier.of(JwsPolicy.of(JwsAlgorithm.ES256),
          KeySet.of(key.verificationKey())).verify(issued(), TokenWorld.START).orElseThrow().claims().members());
      claims.put(claim, value);
      return JwsSigner.of(key).sign(type, claims);
    }

    @Test
    void areRefusedByTheirType() {
      assertThat(verdict(signed("JWT", "x", 1))).isEqualTo(JoseReason.TYP_MISMATCH);
      assertThat(verdict(signed("logout+jwt", "x", 1))).isEqualTo(JoseReason.TYP_MISMATCH);
      assertThat(verdict(tokens.refresh().open(ACME, grant("s1"), null, Client.UNKNOWN).orElseThrow().refresh()))
          .isEqualTo(TokenReason.TYP_MISMATCH);
      assertThat(reason(tokens.refresh().refresh(ACME, issued(), WEB))).isEqualTo(TokenReason.TYP_MISMATCH);
    }

    @Test
    void areRefusedByTheirClaims() {
      Instant later = TokenWorld.START.plusSeconds(61);

      assertThat(verdict(signed("at+jwt", "x", 1))).isEqualTo("accepted");
      assertThat(verdict(signed("at+jwt", "iss", "https://crm.example/"))).isEqualTo(TokenReason.TOKEN_ISSUER);
      assertThat(verdict(signed("at+jwt", "aud", List.of("https://api.crm.example.evil"))))
          .isEqualTo(TokenReason.TOKEN_AUDIENCE);
      assertThat(verdict(signed("at+jwt", "tenant", "globex"))).isEqualTo(TokenReason.TENANT_MISMATCH);
      assertThat(verdict(signed("at+jwt", "iat", later))).isEqualTo(TokenReason.TOKEN_NOT_YET_VALID);
      assertThat(verdict(signed("at+jwt", "nbf", later))).isEqualTo(TokenReason.TOKEN_NOT_YET_VALID);
      assertThat(verdict(signed("at+jwt", "exp", "1"))).isEqualTo(JoseReason.CLAIMS_INVALID);
      assertThat(verdict(signed("at+jwt", "sid", 7))).isEqualTo(TokenReason.TOKEN_CLAIMS_INVALID);
      assertThat(verdict(signed("at+jwt", "sub", ""))).isEqualTo(TokenReason.TOKEN_CLAIMS_INVALID);
    }

    @Test
    void areRefusedByTheTenantTheyAreShownTo() {
      tokens.keys().rotate(GLOBEX);

      assertThat(reason(tokens.access().verify(GLOBEX, issued()))).isEqualTo(TokenReason.TENANT_MISMATCH);
      assertThat(reason(tokens.access().verify(GLOBEX, foreign()))).isEqualTo(JoseReason.KEY_NOT_FOUND);
    }

    /** A token of somebody else altogether. */
    private String foreign() {
      return JwsSigner.of(SigningKey.generate(JwsAlgorithm.ES256, new SecureRandom()))
          .sign("at+jwt", Map.of("sub", "alice"));
    }
  }

  @Nested
  class WhileKeysChange {

    @Test
    void countUntilTheLastOfTheFormerKeyHasEnded() {
      String before = issued();
      tokens.keys().rotate(ACME);
      world.clock.move(Duration.ofMinutes(1));
      String stillBefore = issued();
      world.clock.move(Duration.ofMinutes(1));
      String after = issued();

      assertThat(header(stillBefore)).isEqualTo(header(before)).isNotEqualTo(header(after));
      assertThat(KeySet.read(tokens.keys().jwks(ACME)).orElseThrow().keys()).hasSize(2);
      assertThat(List.of(verdict(before), verdict(stillBefore), verdict(after))).containsOnly("accepted");
      world.clock.move(Duration.ofMinutes(16));
      assertThat(verdict(stillBefore)).isEqualTo(TokenReason.TOKEN_KEY_RETIRED);
      assertThat(KeySet.read(tokens.keys().jwks(ACME)).orElseThrow().keys()).hasSize(1);
    }

    private String header(String token) {
      return token.substring(0, token.indexOf('.'));
    }

    @Test
    void endAtOnceWithAKeyThatIsRetired() {
      String text = issued();
      assertThat(verdict(text)).isEqualTo("accepted");
      String keyId = tokens.keys().ring(ACME).keys().get(0).id();
      tokens.keys().retire(ACME, keyId).orElseThrow();

      assertThat(verdict(text)).isEqualTo(TokenReason.TOKEN_KEY_RETIRED);
      assertThat(reason(tokens.access().issue(ACME, grant("s1")))).isEqualTo(TokenReason.SIGNING_KEY_MISSING);
      tokens.keys().rotate(ACME);
      assertThat(verdict(issued())).isEqualTo("accepted");
      assertThat(world.kinds()).contains(Kind.KEY_CREATED, Kind.KEY_REVOKED);
    }

    @Test
    void countToTheirEndThoughAKeyWaitedAsTheOneThatSignedThemWasAdded() {
      String leaked = tokens.keys().ring(ACME).keys().get(0).id();
      tokens.keys().rotate(ACME);
      tokens.keys().retire(ACME, leaked).orElseThrow();
      tokens.keys().rotate(ACME);
      world.clock.move(Duration.ofMinutes(15));
      String text = issued();
      world.clock.move(Duration.ofMinutes(15));

      assertThat(verdict(text)).isEqualTo("accepted");
      world.clock.move(Duration.ofHours(1));
      assertThat(verdict(issued())).isEqualTo("accepted");
    }

    @Test
    void countToTheirEndThoughTheKeyThatWasToReplaceTheirsIsRetired() {
      String next = tokens.keys().rotate(ACME);
      tokens.keys().retire(ACME, next).orElseThrow();
      world.clock.move(Duration.ofMinutes(17));
      String text = issued();
      world.clock.move(Duration.ofMinutes(15));

      assertThat(verdict(text)).isEqualTo("accepted");
      assertThat(KeySet.read(tokens.keys().jwks(ACME)).orElseThrow().keys()).hasSize(1);
    }

    @Test
    void endInEveryProcessAfterAMinute() {
      Tokens elsewhere = world.open(GrantRenewal.unchanged());
      String text = issued();
      assertThat(reason(elsewhere.access().verify(ACME, text))).isEqualTo("accepted");
      tokens.keys().retire(ACME, tokens.keys().ring(ACME).keys().get(0).id()).orElseThrow();
      world.clock.move(Duration.ofMinutes(1));

      assertThat(reason(elsewhere.access().verify(ACME, text))).isEqualTo(TokenReason.TOKEN_KEY_RETIRED);
    }
  }
}
