package io.crmkit.examples.sso;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.crmkit.examples.Ran;
import io.crmkit.sso.jose.JwsAlgorithm;
import io.crmkit.sso.jose.JwsSigner;
import io.crmkit.sso.jose.KeySet;
import io.crmkit.sso.jose.SigningKey;
import io.crmkit.testkit.sso.saml.Answer;
import io.crmkit.testkit.sso.saml.FakeSamlProvider;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SsoCorpusTest {

  private final SigningKey key = SigningKey.generate("k1", JwsAlgorithm.ES256, new SecureRandom());
  private final String jwks = KeySet.of(key.verificationKey()).toJson();
  private final String token = JwsSigner.of(key).sign(
      "JWT", Map.of("iss", "https://idp.example", "aud", "crm", "sub", "alice", "nonce", "n",
          "iat", 1_795_176_000L, "exp", 2_000_000_000L));

  @TempDir
  private Path folder;

  private Ran corpus(Object... more) {
    Object[] arguments = new Object[more.length + 2];
    arguments[0] = "sso-corpus";
    arguments[1] = folder;
    System.arraycopy(more, 0, arguments, 2, more.length);
    return Ran.command(arguments);
  }

  private void vectors(String cases) throws IOException {
    Files.writeString(folder.resolve("wycheproof_made_up.json"),
        "{\"testGroups\":[{\"public\":%s,\"tests\":[%s]}]}".formatted(jwks, cases));
  }

  private static String vector(int id, String jws, String result) {
    return "{\"tcId\":%d,\"comment\":\"c\",\"jws\":\"%s\",\"result\":\"%s\"}".formatted(id, jws, result);
  }

  @Test
  void countsWhatIsRight() throws IOException {
    vectors(vector(1, token, "valid") + "," + vector(2, token + "=", "invalid") + "," + vector(3, token + "?",
        "valid"));
    Ran ran = corpus("--remarks");

    assertThat(ran.exitCode()).as(ran.err()).isZero();
    assertThat(ran.out()).contains("wycheproof_made_up: right=2 total=2 wrong_accepts=0 reason_right=2 left_out=1",
        "3 c: left out, labelled valid but with a character that base64url has not");
  }

  @Test
  void failsOnAWrongAccept() throws IOException {
    vectors(vector(1, token, "invalid"));
    Ran ran = corpus();

    assertThat(ran.exitCode()).isEqualTo(1);
    assertThat(ran.out()).contains("right=0 total=1 wrong_accepts=1");
  }

  @Test
  void comparesTheReasons() throws IOException {
    Files.writeString(folder.resolve("jwt_attacks_made_up.json"), """
        {"context": {"issuer": "https://idp.example", "audience": "crm", "nonce": "n", "allowed_algs": ["ES256"],
                     "now": "2026-11-20T12:00:00Z", "skew_s": 60, "jwks": %s},
         "cases": [{"name": "genuine", "token": "%s", "expect": "accept", "reasons_any_of": []},
                   {"name": "other", "token": "%s", "expect": "refuse", "reasons_any_of": ["AUDIENCE"],
                    "context_override": {"audience": "other"}},
                   {"name": "late", "token": "%s", "expect": "refuse", "reasons_any_of": ["ISSUER"],
                    "context_override": {"now": "2036-11-20T12:00:00Z"}}]}""".formatted(jwks, token, token, token));

    assertThat(corpus().out()).contains("jwt_attacks_made_up: right=3 total=3 wrong_accepts=0 reason_right=2");
  }

  @Test
  void readsWhatProvidersPublish() throws IOException {
    Files.writeString(folder.resolve("made-up.json"), jwks);
    Files.writeString(folder.resolve("of-an-issuer.json"), """
        {"issuer": "https://idp.example", "authorization_endpoint": "https://idp.example/authorize",
         "token_endpoint": "https://idp.example/token", "jwks_uri": "https://idp.example/jwks"}""");

    assertThat(corpus().out()).contains("oidc: right=3 total=3 wrong_accepts=0 reason_right=3");
  }

  @Test
  void tellsFilesApartByWhatStandsInThem() throws IOException {
    Path deep = Files.createDirectories(folder.resolve("a/b"));
    Files.writeString(deep.resolve("whatever.json"), "{\"testGroups\":[{\"public\":%s,\"tests\":[%s]}]}"
        .formatted(jwks, vector(1, token, "valid")));
    Files.writeString(deep.resolve("hotp.json"), """
        {"secret_ascii": "12345678901234567890", "digits": 6, "hotp": ["755224", "287082"]}""");
    Files.writeString(deep.resolve("totp.json"), """
        {"secrets_ascii": {"SHA1": "12345678901234567890", "SHA256": "12345678901234567890123456789012"}, "digits": 8,
         "rows": [{"time": 59, "SHA1": "94287082", "SHA256": "46119246"}]}""");
    Files.writeString(deep.resolve("more-totp.json"), """
        {"seed_hex": "3132333435363738393031323334353637383930", "vectors":
         [{"t": "1111111109", "mode": "SHA512", "totp": "25091201"}, {"t": 59, "mode": "SHA1", "totp": "94287083"}]}""");
    Files.writeString(deep.resolve("pkce.json"), """
        {"code_verifier": "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk",
         "code_challenge": "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM"}""");
    Files.writeString(deep.resolve("hash.json"), """
        {"access_token": "jHkWEdUXMU1BwAsC4vtUsZwnNvTIxEl0z9K3vx5KF0Y", "alg": "RS256", "at_hash": "77QmUPtjPfzWtF2AnpK9RQ"}""");
    Files.writeString(deep.resolve("notes.txt"), "nothing");
    Files.writeString(deep.resolve("other.json"), "[1]");
    Ran ran = corpus("--remarks");

    assertThat(ran.exitCode()).isEqualTo(1);
    assertThat(ran.out()).contains("whatever: right=1 total=1", "vectors: right=9 total=10",
        "more-totp, second 59 by SHA1: refused for 94287082", "not executed: a/b/notes.txt", "not executed: a/b/other.json");
  }

  @Test
  void judgesResponsesByTheirManifestAlone() throws IOException {
    FakeSamlProvider idp = FakeSamlProvider.create("https://idp.example");
    Instant now = Instant.parse("2031-05-05T10:00:00Z");
    Path place = Files.createDirectories(folder.resolve("deep/er"));
    Files.createDirectories(folder.resolve("certs"));
    Files.writeString(folder.resolve("certs/idp"), "a key of ours\n-----BEGIN CERTIFICATE-----\n%s\n-----END CERTIFICATE-----\n"
        .formatted(idp.key().certificate()));
    Files.writeString(place.resolve("good"), idp.respond(Answer.to("urn:sp", "https://sp.example/acs", now)));
    Files.writeString(place.resolve("stolen"), idp.respond(Answer.to("urn:other", "https://sp.example/acs", now)));
    Files.writeString(place.resolve("list.jsonl"), String.join("\n",
        saml("good", "good", "accept", now), saml("bad", "stolen", "refuse", now), saml("late", "good", "refuse", now.plusSeconds(900)),
        saml("unsure", "stolen", "either", now), saml("gone", "gone", "refuse", now), "{\"kind\": \"of another kind\"}", "no JSON"));
    Ran ran = corpus("--remarks");

    assertThat(ran.out()).contains("saml: right=3 total=4 wrong_accepts=0 reason_right=2 left_out=1 broken=1",
        "late: refused for must be refused for one of [AUDIENCE], but was refused as EXPIRED",
        "unsure: left out", "gone: broken", "is named by deep/er/list.jsonl and is not there",
        "not executed: deep/er/list.jsonl, line 6", "not executed: deep/er/list.jsonl, line 7");
    assertThat(ran.exitCode()).isEqualTo(1);
  }

  private static String saml(String id, String file, String expect, Instant now) {
    return """
        {"id": "%s", "file": "%s", "idp_cert": "certs/idp", "idp_entity_id": "https://idp.example", "sp_entity_id": "urn:sp", \
        "acs_url": "https://sp.example/acs", "request_id": null, "now": "%s", "expect": "%s", "reasons_any_of": ["AUDIENCE"], \
        "expected": {"name_id": "bob@acme.example"}}""".formatted(id, file, now, expect);
  }

  @Test
  void judgesLogoutsAsTheyCameAndAsIfTheProviderVouchedForThem() throws IOException {
    String request = """
        <p:LogoutRequest xmlns:p="urn:oasis:names:tc:SAML:2.0:protocol" xmlns="urn:oasis:names:tc:SAML:2.0:assertion" ID="_1"
            Version="2.0" IssueInstant="2013-12-10T04:39:31Z" Destination="http://stuff.example/slo">
          <Issuer>http://idp.example/</Issuer><NameID>ann</NameID></p:LogoutRequest>""";
    Files.writeString(folder.resolve("request.xml"), request);
    Files.writeString(folder.resolve("plain.base64"), Base64.getMimeEncoder().encodeToString(request.getBytes(UTF_8)));
    Files.writeString(folder.resolve("x--invalid--two_issuers"), request.replace("<NameID>", "<Issuer>b</Issuer><NameID>"));
    Files.writeString(folder.resolve("x--invalid--by-settings"), request.replace("idp.example", "other.example"));
    Files.writeString(folder.resolve("nobody.xml"), request.replace("<NameID>ann</NameID>", ""));
    Ran ran = corpus("--remarks");

    assertThat(ran.out()).contains("logout: right=3 total=4 wrong_accepts=0 reason_right=3 left_out=1",
        "nobody.xml: refused for LOGOUT_NAMEID", "x--invalid--by-settings: left out");
  }

  @Test
  void refusesWhatIsNoFolderAndFailsIfThereIsNothing() {
    assertThat(corpus().exitCode()).isEqualTo(1);
    assertThat(Ran.command("sso-corpus", folder.resolve("nowhere")).err()).contains("nowhere is no folder");
  }

  @Test
  @Tag("real-data")
  void acceptsNothingWrongOfTheRealCorpus() {
    String data = System.getenv("CRMKIT_DATA");
    assumeThat(data).as("CRMKIT_DATA names no folder with real data").isNotNull();

    Ran ran = Ran.command("sso-corpus", Path.of(data, "sso"), "--remarks");

    assertThat(ran.exitCode()).as(ran.out()).isZero();
    assertThat(ran.out()).contains("wycheproof_json_web_signature_test: right=85 total=85 wrong_accepts=0",
        "saml: right=97 total=97 wrong_accepts=0 reason_right=97", "metadata: right=20 total=20 wrong_accepts=0 reason_right=20",
        "vectors: right=13 total=13", "logout: right=10 total=10", "not executed: README.md");
  }
}
