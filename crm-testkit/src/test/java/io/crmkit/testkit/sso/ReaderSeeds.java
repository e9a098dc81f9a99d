package io.crmkit.testkit.sso;

import io.crmkit.sso.saml.model.NameIdentifier;
import io.crmkit.testkit.sso.saml.Answer;
import io.crmkit.testkit.sso.saml.FakeSamlProvider;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Texts that Jazzer begins with, which by chance alone it would not come upon in days. */
final class ReaderSeeds {

  private static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");
  private static final FakeSamlProvider IDP = FakeSamlProvider.create("https://idp.example");
  private static final Answer ANSWER =
      Answer.to("https://crm.example/sp", "https://crm.example/acs", NOW);
  private static final NameIdentifier ALICE = new NameIdentifier("alice", NameIdentifier.PERSISTENT, null, null);
  private static final String QUERY_OF_A_LOGOUT = "SAMLRequest=fZA%3D&RelayState=r"
      + "&SigAlg=http%3A%2F%2Fwww.w3.org%2F2001%2F04%2Fxmldsig-more%23rsa-sha256&Signature=AAAA";

  private static final Map<String, List<String>> SEEDS = Map.ofEntries(
      Map.entry("token", List.of("eyJhbGciOiJFUzI1NiJ9.e30.AAAA")),
      Map.entry("header of a token", List.of("{\"alg\":\"ES256\",\"kid\":\"k\",\"typ\":\"JWT\"}")),
      Map.entry("content of a token", List.of("{\"iss\":\"https://idp.example\",\"aud\":[\"crm\"],\"exp\":1e9}")),
      Map.entry("encrypted token", List.of("{\"alg\":\"A256KW\",\"enc\":\"A256GCM\"}")),
      Map.entry("keys", List.of(
          "{\"keys\":[{\"kty\":\"RSA\",\"kid\":\"1\",\"n\":\"%s\",\"e\":\"AQAB\"}]}".formatted("w".repeat(342)),
          "{\"keys\":[{\"kty\":\"EC\",\"crv\":\"P-256\",\"x\":\"%1$s\",\"y\":\"%1$s\"}]}".formatted("A".repeat(43)))),
      Map.entry("metadata of OpenID", List.of("""
          {"issuer":"https://idp.example","authorization_endpoint":"https://idp.example/a",
          "token_endpoint":"https://idp.example/t","jwks_uri":"https://idp.example/k",
          "id_token_signing_alg_values_supported":["RS256"]}""")),
      Map.entry("response", List.of(IDP.respond(ANSWER), IDP.respond(ANSWER.signed(Answer.Signed.RESPONSE)))),
      Map.entry("logout", List.of(
          IDP.logoutRequest("https://crm.example/slo", ALICE, List.of("1"), NOW))),
      Map.entry("query of a logout", List.of(QUERY_OF_A_LOGOUT)),
      Map.entry("deflated", List.of("K\4\0")),
      Map.entry("metadata of SAML", List.of(IDP.metadata(NOW.plusSeconds(3600)))),
      Map.entry("callback", List.of("code=c&state=s&iss=https%3A%2F%2Fidp.example", "error=access_denied&state=s")),
      Map.entry("place to return to", List.of("/deals/7?tab=notes#top")));

  private ReaderSeeds() {}

  /** Returns some texts that are nearly what a reader takes. */
  static List<String> of(Reader reader) {
    return Objects.requireNonNull(SEEDS.get(reader.name()), () -> "no seeds for " + reader);
  }
}
