package io.crmkit.sso.provider;

import io.crmkit.core.TenantId;
import io.crmkit.core.Validated;
import io.crmkit.sso.model.ProviderId;
import io.crmkit.sso.oauth.OAuthClient;
import io.crmkit.sso.provider.model.OAuthApp;
import io.crmkit.sso.provider.model.Protocol;
import io.crmkit.sso.provider.model.ProviderForm;
import io.crmkit.sso.provider.model.ProviderPlaces;
import io.crmkit.sso.provider.model.ProviderSettings;
import io.crmkit.sso.provider.model.ProviderSettings.Saml;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Makes settings of forms, with secrets sealed and metadata fetched. */
final class ProviderForms {

  /** How long the certificate of the first key pair of a SAML provider is valid. */
  private static final Duration KEY_LIFE = Duration.ofDays(3 * 365);

  private final ProviderPorts ports;
  private final MetadataFetch metadata;
  private final ServiceKeys keys;
  private final Clock clock;
  private final SecureRandom random = new SecureRandom();

  ProviderForms(ProviderPorts ports, MetadataFetch metadata, ServiceKeys keys, Clock clock) {
    this.ports = ports;
    this.metadata = metadata;
    this.keys = keys;
    this.clock = clock;
  }

  /** Returns the settings of a new provider; one of SAML gets the first key pair of ours. */
  Validated<ProviderSettings> first(TenantId tenant, ProviderId id, ProviderForm form) {
    Validated<ProviderSettings> read = read(tenant, id, form, ports.places().of(tenant, id), null);
    return read instanceof Validated.Valid<ProviderSettings> valid && valid.value() instanceof Saml saml
        ? Validated.valid(withKey(tenant, id, saml)) : read;
  }

  private Saml withKey(TenantId tenant, ProviderId id, Saml saml) {
    Instant now = clock.instant();
    return saml.withKeys(List.of(keys.fresh(tenant, id, null, now, now.plus(KEY_LIFE))));
  }

  /** Returns the settings that a form makes of those before; what is registered at the provider stays. */
  Validated<ProviderSettings> next(TenantId tenant, ProviderId id, ProviderForm form, ProviderSettings before) {
    return read(tenant, id, form, places(tenant, id, before), before);
  }

  private ProviderPlaces places(TenantId tenant, ProviderId id, ProviderSettings before) {
    if (before instanceof Saml saml) {
      return saml.us();
    }
    ProviderPlaces now = ports.places().of(tenant, id);
    OAuthApp app = Objects.requireNonNull(Providers.app(before));
    return new ProviderPlaces(app.redirectUri(), now.entityId(), now.assertionConsumer(), now.logout());
  }

  private Validated<ProviderSettings> read(TenantId tenant, ProviderId id, ProviderForm form, ProviderPlaces places,
      @Nullable ProviderSettings before) {
    if (form.preset().protocol() == Protocol.SAML) {
      return new SamlForms(form, places, before instanceof Saml saml ? saml : null, metadata).read(clock.instant());
    }
    return new OAuthForms(form, places, before,
        secret -> ports.sealer().seal(tenant, OAuthClient.secretPurpose(id), secret), random).read();
  }
}
