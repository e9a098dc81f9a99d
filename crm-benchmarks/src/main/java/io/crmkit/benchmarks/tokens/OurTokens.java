package io.crmkit.benchmarks.tokens;

import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import io.crmkit.benchmarks.worker.Contest;
import io.crmkit.core.TenantId;
import io.crmkit.sso.jose.JwsAlgorithm;
import io.crmkit.sso.model.UserId;
import io.crmkit.sso.model.Verdict;
import io.crmkit.sso.seal.AesGcmSealer;
import io.crmkit.sso.seal.SealingKey;
import io.crmkit.sso.token.AccessToken;
import io.crmkit.sso.token.TokenSettings;
import io.crmkit.sso.token.Tokens;
import io.crmkit.sso.token.model.Grant;
import io.crmkit.sso.token.model.Grant.Assurance;
import io.crmkit.testkit.sso.InMemorySecurityEvents;
import io.crmkit.testkit.sso.token.InMemoryTokens;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.time.Duration;
import java.util.Set;

/** Access tokens by this project, every check each time or known again, and by the library underneath alone. */
public final class OurTokens {

  private static final TenantId TENANT = new TenantId("acme");
  private static final Duration LONG = Duration.ofHours(12);
  private static final int MANY = 10_000;

  private OurTokens() {}

  /**
   * Measures one way of verifying.
   *
   * @param arguments where the token for the others goes, and {@code fresh}, {@code seen} or {@code nimbus}
   */
  public static void main(String[] arguments) throws Exception {
    String way = arguments[1];
    Tokens tokens = tokens(way.equals("seen") ? MANY : 1);
    tokens.keys().rotate(TENANT);
    String one = issued(tokens);
    TokenFile file = new TokenFile(one, tokens.keys().ring(TENANT).keys().get(0).publicKey());
    file.write(Path.of(arguments[0]));
    Contest.print(work(way, tokens, file, issued(tokens)), file.raw());
  }

  private static Contest.Work work(String way, Tokens tokens, TokenFile file, String other)
      throws GeneralSecurityException {
    if (way.equals("nimbus")) {
      RSASSAVerifier verifier = new RSASSAVerifier(file.key());
      return () -> JWSObject.parse(file.token()).verify(verifier);
    }
    if (way.equals("seen")) {
      return () -> isGood(tokens, file.token());
    }
    // Two tokens in turn where one is remembered: neither is ever known again.
    String[] both = {file.token(), other};
    int[] turn = new int[1];
    return () -> isGood(tokens, both[turn[0]++ & 1]);
  }

  private static boolean isGood(Tokens tokens, String token) {
    return tokens.access().verify(TENANT, token) instanceof Verdict.Accepted<AccessToken>;
  }

  private static String issued(Tokens tokens) {
    Grant.Factors factors = new Grant.Factors("urn:example:gold", Set.of("pwd", "otp"), Clock.systemUTC().instant(),
        Assurance.TWO_FACTORS, Assurance.TWO_FACTORS);
    Grant grant = Grant.builder(new UserId("alice@example.com"), "web", "0199a7c4-0000-7000-8000-000000000001", factors)
        .role("sales").role("manager").permission("deal:read").permission("deal:write").build();
    return tokens.access().issue(TENANT, grant).orElseThrow().text();
  }

  private static Tokens tokens(int seen) {
    TokenSettings settings = TokenSettings.builder("https://crm.example", "https://api.crm.example")
        .algorithm(JwsAlgorithm.RS256).accessLife(LONG).seen(seen).build();
    return Tokens.builder(settings, new InMemoryTokens().stores(), AesGcmSealer.of(SealingKey.of("k", new byte[32])),
        new InMemorySecurityEvents(), Clock.systemUTC()).build();
  }
}
