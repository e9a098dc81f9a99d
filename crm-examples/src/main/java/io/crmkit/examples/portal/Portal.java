package io.crmkit.examples.portal;

import java.io.IOException;
import java.time.Clock;
import java.util.List;

/** The host and its two providers, each a site of its own, in one process. */
final class Portal implements AutoCloseable {

  private final WebSite site;
  private final OidcProviderSite oidc;
  private final SamlProviderSite saml;
  private final PortalServices services;

  private Portal(WebSite site, OidcProviderSite oidc, SamlProviderSite saml, PortalServices services) {
    this.site = site;
    this.oidc = oidc;
    this.saml = saml;
    this.services = services;
  }

  /**
   * Opens all three.
   *
   * @param port of the host; the providers take the two that follow. 0 for any that are free
   */
  static Portal open(int port, Clock clock) throws IOException {
    WebSite site = WebSite.open(port);
    PortalServices services = new PortalServices(site.address(), clock);
    var callback = services.places(PortalServices.OIDC);
    var consumer = services.places(PortalServices.SAML);
    OidcProviderSite oidc = OidcProviderSite.open(port == 0 ? 0 : port + 1, callback.redirectUri(),
        String.valueOf(callback.logout()), clock);
    SamlProviderSite saml = SamlProviderSite.open(port == 0 ? 0 : port + 2, consumer.entityId(),
        consumer.assertionConsumer(), String.valueOf(consumer.logout()), clock);
    services.register(oidc.issuer(), saml.metadataUrl());
    site.start(new PortalSite(services, List.of(oidc.issuer(), OidcProviderSite.origin(saml.metadataUrl())))::answer);
    return new Portal(site, oidc, saml, services);
  }

  String address() {
    return site.address();
  }

  @Override
  public void close() {
    site.close();
    oidc.close();
    saml.close();
    services.close();
  }
}
