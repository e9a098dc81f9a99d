package io.crmkit.benchmarks.saml;

import io.crmkit.sso.model.UserId;
import io.crmkit.sso.seal.AesGcmSealer;
import io.crmkit.sso.seal.SealingKey;
import io.crmkit.sso.token.TokenSettings;
import io.crmkit.sso.token.Tokens;
import io.crmkit.sso.token.model.Grant;
import io.crmkit.sso.token.model.Grant.Assurance;
import io.crmkit.testkit.sso.InMemorySecurityEvents;
import io.crmkit.testkit.sso.token.InMemoryTokens;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import java.util.Set;

/** Things to show to an API in place of an access token. */
final class GarbageTokens {

  private static final int LONGEST = 2_000;
  private static final int EDITS = 20;

  private final Random random;
  private final String sound;
  private final List<String> bombs;

  GarbageTokens(Random random, String sound) {
    this.random = random;
    this.sound = sound;
    String rest = sound.substring(sound.indexOf('.'));
    this.bombs = List.of(
        "a.".repeat(10_000),
        part("{\"a\":".repeat(2_000) + "1" + "}".repeat(2_000)) + rest,
        "A".repeat(1_000_000) + "." + rest,
        part("{\"alg\":\"none\"}") + rest,
        part("{\"alg\":\"RS256\",\"typ\":\"at+jwt\",\"kid\":\"k\",\"jku\":\"http://127.0.0.1:9/jwks\"}") + rest,
        part("{\"alg\":\"RS256\",\"typ\":\"at+jwt\",\"kid\":\"k\",\"x5u\":\"http://127.0.0.1:9/x\"}") + rest,
        part("{\"alg\":\"RS256\",\"typ\":\"at+jwt\",\"kid\":\"../../dev/null\"}") + rest,
        part("{\"alg\":\"PBES2-HS256+A128KW\",\"enc\":\"A128GCM\",\"p2c\":2147483647,\"p2s\":\"AAAA\"}") + ".a.a.a.a",
        part("{\"alg\":\"RS256\",\"typ\":\"at+jwt\",\"kid\":\"unknown\"}") + rest);
  }

  private static String part(String json) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(json.getBytes(StandardCharsets.UTF_8));
  }

  static Tokens issuer() {
    Tokens tokens = Tokens.builder(TokenSettings.builder("https://crm.example", "https://api.crm.example").build(),
        new InMemoryTokens().stores(), AesGcmSealer.of(SealingKey.of("k", new byte[32])),
        new InMemorySecurityEvents(), Clock.systemUTC()).build();
    tokens.keys().rotate(OurSaml.TENANT);
    return tokens;
  }

  static String sound(Tokens issuer) {
    Grant.Factors factors = new Grant.Factors(
        null, Set.of("pwd"), Clock.systemUTC().instant(), Assurance.ONE_FACTOR, Assurance.ONE_FACTOR);
    return issuer.access().issue(OurSaml.TENANT, Grant.builder(new UserId("alice"), "web", "session", factors)
        .role("sales").build()).orElseThrow().text();
  }

  String characters() {
    StringBuilder any = new StringBuilder();
    for (int each = random.nextInt(LONGEST); each > 0; each--) {
      any.append((char) (' ' + random.nextInt(95)));
    }
    return any.toString();
  }

  String edited() {
    StringBuilder edited = new StringBuilder(sound);
    for (int edits = 1 + random.nextInt(EDITS); edits > 0; edits--) {
      edited.setCharAt(random.nextInt(edited.length()), (char) (' ' + random.nextInt(95)));
    }
    return edited.toString();
  }

  String bomb() {
    return bombs.get(random.nextInt(bombs.size()));
  }
}
