package io.crmkit.examples.sso;

import io.crmkit.core.TenantId;
import io.crmkit.sso.model.ProviderId;
import io.crmkit.sso.model.Verdict;
import io.crmkit.sso.saml.IncomingMessage;
import io.crmkit.sso.saml.IncomingMessage.Posted;
import io.crmkit.sso.saml.IncomingMessage.Redirected;
import io.crmkit.sso.saml.SamlLogout;
import io.crmkit.sso.saml.model.IdentityProvider;
import io.crmkit.sso.saml.model.OutstandingRequest;
import io.crmkit.sso.saml.model.OutstandingRequest.Reauthentication;
import io.crmkit.sso.saml.model.SamlConnection;
import io.crmkit.sso.saml.model.SamlPolicy;
import io.crmkit.sso.saml.model.SamlPolicy.Concession;
import io.crmkit.sso.saml.model.ServiceKey;
import io.crmkit.sso.saml.model.ServiceProvider;
import io.crmkit.testkit.core.HandClock;
import io.crmkit.testkit.sso.InMemoryReplays;
import io.crmkit.testkit.sso.saml.InMemoryOutstandingRequests;
import io.crmkit.testkit.sso.saml.SelfSigned;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.Signature;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;

/** One logout message before a service that waits for exactly this one. */
final class LogoutTrial {

  private static final TenantId TENANT = new TenantId("corpus");
  private static final ProviderId PROVIDER = new ProviderId("corpus");
  private static final String BROWSER = "the browser of the corpus";
  private static final String RSA_SHA256 = "http://www.w3.org/2001/04/xmldsig-more#rsa-sha256";
  private static final ServiceKey OF_THE_PROVIDER = SelfSigned.rsa("the provider of the corpus");

  private final LogoutMessage message;
  private final SamlConnection connection;

  LogoutTrial(LogoutMessage message, List<ServiceKey> keys) {
    this.message = message;
    String place = message.attribute("Destination");
    ServiceProvider us = new ServiceProvider(
        "urn:corpus", "https://corpus.example/acs", place == null ? "https://corpus.example/slo" : place, keys);
    IdentityProvider idp = IdentityProvider.builder(message.issuer().orElse("urn:nobody"))
        .signingCertificate(OF_THE_PROVIDER.certificate()).build();
    SamlPolicy policy = SamlPolicy.builder()
        .concede(Concession.LEGACY_ALGORITHMS).concede(Concession.CBC_ENCRYPTION).build();
    connection = SamlConnection.of(PROVIDER, us, idp, policy);
  }

  /** Returns what becomes of the message with whatever signature it has. */
  Verdict<String> asItCame() {
    return read(new Posted(Base64.getEncoder().encodeToString(message.bytes()), null));
  }

  /** Returns what becomes of the message if the provider signs it, as it does in a redirect (Bindings 3.4.4.1). */
  Verdict<String> vouchedFor() {
    String octets = message.parameter() + "=" + encoded(Base64.getEncoder().encodeToString(deflated(message.bytes())))
        + "&SigAlg=" + encoded(RSA_SHA256);
    try {
      Signature signature = Signature.getInstance("SHA256withRSA");
      signature.initSign(OF_THE_PROVIDER.privateKey());
      signature.update(octets.getBytes(StandardCharsets.US_ASCII));
      String value = Base64.getEncoder().encodeToString(signature.sign());
      return read(new Redirected(octets + "&Signature=" + encoded(value)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java platform has RSA and SHA-256", e);
    }
  }

  private Verdict<String> read(IncomingMessage incoming) {
    InMemoryOutstandingRequests requests = new InMemoryOutstandingRequests();
    SamlLogout logout = new SamlLogout(requests, new InMemoryReplays(),
        (tenant, provider, name) -> message.sessionIndexes(), new HandClock(message.issuedAt()));
    if (message.isRequest()) {
      return logout.receive(TENANT, connection, incoming, order -> order.name().value());
    }
    String answers = message.attribute("InResponseTo");
    if (answers != null && !answers.isBlank()) {
      // as SamlLogout keeps what it has asked
      requests.add(TENANT, new OutstandingRequest("logout/" + answers, PROVIDER, Digest.sha256(BROWSER), message.issuedAt(),
          message.issuedAt().plus(Duration.ofMinutes(1)), Reauthentication.NOT_FORCED, null));
    }
    return logout.complete(TENANT, connection, incoming, BROWSER).then(done -> Verdict.accept(done.requestId()));
  }

  private static String encoded(String value) {
    return URLEncoder.encode(value, StandardCharsets.UTF_8);
  }

  private static byte[] deflated(byte[] plain) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (DeflaterOutputStream deflating =
        new DeflaterOutputStream(out, new Deflater(Deflater.DEFAULT_COMPRESSION, true))) {
      deflating.write(plain);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }
}
