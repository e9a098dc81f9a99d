package io.crmkit.sso.provider;

import io.crmkit.sso.audit.SecurityEvents;
import io.crmkit.sso.http.HttpPort;
import io.crmkit.sso.provider.port.Places;
import io.crmkit.sso.provider.port.ProviderRepository;
import io.crmkit.sso.seal.SecretSealer;
import java.util.Objects;

/**
 * What {@link Providers} need of their host.
 *
 * @param http by which metadata are fetched
 * @param sealer that closes secrets before they are stored
 */
public record ProviderPorts(
    ProviderRepository providers, Places places, SecurityEvents events, HttpPort http, SecretSealer sealer) {

  public ProviderPorts {
    Objects.requireNonNull(providers, "providers");
    Objects.requireNonNull(places, "places");
    Objects.requireNonNull(events, "events");
    Objects.requireNonNull(http, "http");
    Objects.requireNonNull(sealer, "sealer");
  }
}
