package io.crmkit.benchmarks.saml;

import io.crmkit.benchmarks.worker.Contest;
import io.crmkit.core.TenantId;
import io.crmkit.sso.model.ProviderId;
import io.crmkit.sso.model.Use;
import io.crmkit.sso.model.Verdict;
import io.crmkit.sso.port.Replays;
import io.crmkit.sso.saml.PostedResponse;
import io.crmkit.sso.saml.SamlSignOn;
import io.crmkit.sso.saml.model.IdentityProvider;
import io.crmkit.sso.saml.model.OutstandingRequest;
import io.crmkit.sso.saml.model.OutstandingRequest.Reauthentication;
import io.crmkit.sso.saml.model.SamlCertificate;
import io.crmkit.sso.saml.model.SamlConnection;
import io.crmkit.sso.saml.model.SamlEndpoint;
import io.crmkit.sso.saml.model.SamlLogin;
import io.crmkit.sso.saml.model.SamlPolicy;
import io.crmkit.sso.saml.model.ServiceProvider;
import io.crmkit.sso.saml.port.OutstandingRequests;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/** Responses by this project: every check each time. What was seen is forgotten at once, so that one response will do. */
public final class OurSaml {

  static final TenantId TENANT = new TenantId("acme");
  private static final ProviderId PROVIDER = new ProviderId("okta");
  private static final String BROWSER = "cookie of a browser";

  private OurSaml() {}

  /**
   * Measures.
   *
   * @param arguments where the response is
   */
  public static void main(String[] arguments) throws Exception {
    SamlFile file = SamlFile.read(Path.of(arguments[0]));
    SamlSignOn signOn = signOn();
    SamlConnection connection = connection(file);
    PostedResponse posted = posted(file.response());
    Contest.print(() -> signOn.complete(TENANT, connection, posted) instanceof Verdict.Accepted<SamlLogin>, file.raw());
  }

  static PostedResponse posted(String response) {
    return new PostedResponse(response, null, BROWSER);
  }

  static SamlConnection connection(SamlFile file) {
    IdentityProvider idp = IdentityProvider.builder(SamlFile.IDP)
        .signOn(SamlEndpoint.redirect(SamlFile.IDP + "/sso"))
        .signingCertificate(SamlCertificate.parse(file.certificate())).build();
    ServiceProvider us = new ServiceProvider(SamlFile.AUDIENCE, SamlFile.CONSUMER, null, List.of());
    return SamlConnection.of(PROVIDER, us, idp, SamlPolicy.STRICT);
  }

  static SamlSignOn signOn() throws GeneralSecurityException {
    Instant begun = Clock.systemUTC().instant().minusSeconds(60);
    String browser = HexFormat.of().formatHex(
        MessageDigest.getInstance("SHA-256").digest(BROWSER.getBytes(StandardCharsets.UTF_8)));
    OutstandingRequests requests = new Always(new OutstandingRequest(SamlFile.REQUEST, PROVIDER, browser, begun,
        begun.plusSeconds(36_000), Reauthentication.NOT_FORCED, "/deals"));
    return new SamlSignOn(requests, new Forgetful(), Clock.systemUTC());
  }

  /** One request that waits for ever. */
  private record Always(OutstandingRequest request) implements OutstandingRequests {

    @Override
    public void add(TenantId tenant, OutstandingRequest added) {
      throw new IllegalStateException("nothing is begun here");
    }

    @Override
    public Optional<Found> find(TenantId tenant, String id) {
      return id.equals(request.id()) ? Optional.of(new Found(request, OutstandingRequests.Use.UNUSED)) : Optional.empty();
    }

    @Override
    public boolean use(TenantId tenant, String id) {
      return true;
    }

    @Override
    public int purge(TenantId tenant, Instant expiredBefore) {
      return 0;
    }
  }

  /** Takes everything for new. */
  private static final class Forgetful implements Replays {

    @Override
    public Use mark(TenantId tenant, String what, Instant until) {
      return Use.FIRST;
    }

    @Override
    public boolean isMarked(TenantId tenant, String what) {
      return false;
    }

    @Override
    public int purge(TenantId tenant, Instant rememberedUntilBefore) {
      return 0;
    }
  }
}
