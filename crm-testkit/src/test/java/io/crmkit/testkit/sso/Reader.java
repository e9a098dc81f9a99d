package io.crmkit.testkit.sso;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.crmkit.core.RefusedException;
import io.crmkit.core.TenantId;
import io.crmkit.sso.jose.DecryptionKey;
import io.crmkit.sso.jose.JweAlgorithm;
import io.crmkit.sso.jose.JwePolicy;
import io.crmkit.sso.jose.JweReader;
import io.crmkit.sso.jose.JwsAlgorithm;
import io.crmkit.sso.jose.JwsPolicy;
import io.crmkit.sso.jose.JwsVerifier;
import io.crmkit.sso.jose.KeySet;
import io.crmkit.sso.model.ProviderId;
import io.crmkit.sso.model.SsoRefusal;
import io.crmkit.sso.model.Verdict;
import io.crmkit.sso.oauth.Callback;
import io.crmkit.sso.oauth.CodeFlow;
import io.crmkit.sso.oauth.model.ReturnTo;
import io.crmkit.sso.oidc.ProviderMetadata;
import io.crmkit.sso.saml.IncomingMessage.Redirected;
import io.crmkit.sso.saml.MetadataRules;
import io.crmkit.sso.saml.PostedResponse;
import io.crmkit.sso.saml.SamlLogout;
import io.crmkit.sso.saml.SamlMetadata;
import io.crmkit.sso.saml.SamlSignOn;
import io.crmkit.sso.saml.model.IdentityProvider;
import io.crmkit.sso.saml.model.SamlConnection;
import io.crmkit.sso.saml.model.SamlPolicy;
import io.crmkit.sso.saml.model.ServiceProvider;
import io.crmkit.sso.saml.xml.Deflated;
import io.crmkit.sso.seal.AesGcmSealer;
import io.crmkit.sso.seal.SealingKey;
import io.crmkit.testkit.core.HandClock;
import io.crmkit.testkit.sso.saml.InMemoryOutstandingRequests;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;

/**
 * One way into single sign-on from outside.
 *
 * @param name what is read
 * @param read what becomes of any text, which is put into the form that carries such a thing first
 */
record Reader(String name, Function<String, Verdict<?>> read) {

  private static final TenantId ACME = new TenantId("acme");
  private static final ProviderId OKTA = new ProviderId("okta");
  private static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");
  private static final HandClock CLOCK = new HandClock(NOW);
  private static final SamlConnection CONNECTION = SamlConnection.of(OKTA,
      new ServiceProvider("https://crm.example/sp", "https://crm.example/acs", "https://crm.example/slo", List.of()),
      IdentityProvider.builder("https://idp.example").build(), SamlPolicy.STRICT);

  /** Returns all there are, with stores that hold nothing and keys that nobody has. */
  static Stream<Reader> all() {
    JwsVerifier tokens = JwsVerifier.of(
        new JwsPolicy(Set.of(JwsAlgorithm.ES256), Set.of(), JwsPolicy.Untyped.TAKEN, JwsPolicy.USUAL_LENGTH),
        KeySet.of(List.of()));
    JweReader encrypted = JweReader.of(JwePolicy.of(JweAlgorithm.A256KW), List.of(DecryptionKey.ofJwk(
        "{\"kty\":\"oct\",\"k\":\"%s\"}".formatted("A".repeat(43)), JweAlgorithm.A256KW)));
    InMemoryReplays replays = new InMemoryReplays();
    SamlSignOn saml = new SamlSignOn(new InMemoryOutstandingRequests(), replays, CLOCK);
    SamlLogout logout =
        new SamlLogout(new InMemoryOutstandingRequests(), replays, (tenant, provider, name) -> List.of(), CLOCK);
    AesGcmSealer sealer = AesGcmSealer.of(SealingKey.of("k", new byte[32]));
    CodeFlow flow = CodeFlow.of(new InMemoryPendingLogins(), replays, sealer, new SecureRandom());
    return Stream.of(
        new Reader("token", text -> tokens.verify(text, NOW)),
        new Reader("header of a token", text -> tokens.verify(base64Url(text) + ".e30.AAAA", NOW)),
        new Reader("content of a token",
            text -> tokens.verify("eyJhbGciOiJFUzI1NiJ9." + base64Url(text) + ".AAAA", NOW)),
        new Reader("encrypted token", text -> encrypted.decrypt(base64Url(text) + ".AAAA.AAAA.AAAA.AAAA")),
        new Reader("keys", KeySet::read),
        new Reader("metadata of OpenID", text -> ProviderMetadata.read(text, "https://idp.example")),
        new Reader("response", text -> saml.complete(ACME, CONNECTION, new PostedResponse(base64(text), null, null))),
        new Reader("logout", text -> logout.receive(ACME, CONNECTION,
            new Redirected("SAMLRequest=" + URLEncoder.encode(deflated(text), UTF_8)), order -> order)),
        new Reader("query of a logout", text -> logout.receive(ACME, CONNECTION, new Redirected(text), order -> order)),
        new Reader("deflated", text -> inflated(text.getBytes(UTF_8))),
        new Reader("metadata of SAML", text -> new SamlMetadata().read(text.getBytes(UTF_8), MetadataRules.USUAL, NOW)),
        new Reader("callback",
            text -> flow.answered(ACME, Callback.query(OKTA, "https://crm.example/cb", text, null), NOW)),
        new Reader("place to return to", ReturnTo::parse));
  }

  private static Verdict<?> inflated(byte[] bytes) {
    try {
      return Verdict.accept(Deflated.inflate(bytes, 1 << 18));
    } catch (RefusedException e) {
      return new Verdict.Refused<>((SsoRefusal) e.refusal());
    }
  }

  @Override
  public String toString() {
    return name;
  }

  private static String base64(String text) {
    return Base64.getEncoder().encodeToString(text.getBytes(UTF_8));
  }

  private static String deflated(String text) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (DeflaterOutputStream deflating =
        new DeflaterOutputStream(out, new Deflater(Deflater.DEFAULT_COMPRESSION, true))) {
      deflating.write(text.getBytes(UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return Base64.getEncoder().encodeToString(out.toByteArray());
  }

  private static String base64Url(String text) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(UTF_8));
  }
}
