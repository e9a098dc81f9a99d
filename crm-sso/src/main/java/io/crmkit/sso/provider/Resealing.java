package io.crmkit.sso.provider;

import io.crmkit.core.TenantId;
import io.crmkit.sso.model.ProviderId;
import io.crmkit.sso.model.Sealed;
import io.crmkit.sso.oauth.OAuthClient;
import io.crmkit.sso.provider.model.OAuthApp;
import io.crmkit.sso.provider.model.Provider.Known;
import io.crmkit.sso.provider.model.ProviderCommand.Reseal;
import io.crmkit.sso.provider.model.ProviderDetails;
import io.crmkit.sso.provider.model.ProviderSettings;
import io.crmkit.sso.provider.model.ProviderSettings.Saml;
import io.crmkit.sso.provider.model.ServiceKeyRecord;
import io.crmkit.sso.seal.SecretSealer;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/** Seals the secrets of one provider anew that were sealed with a key that is no longer the current one. */
final class Resealing {

  private final TenantId tenant;
  private final ProviderId id;
  private final SecretSealer sealer;
  private final Map<String, Sealed> secrets = new HashMap<>();
  private final Map<String, Sealed> keys = new HashMap<>();

  Resealing(TenantId tenant, ProviderId id, SecretSealer sealer) {
    this.tenant = tenant;
    this.id = id;
    this.sealer = sealer;
  }

  /** Returns what is to be kept from now on; nothing of it if every seal is that of the current key. */
  Reseal of(Known known, Instant now) {
    add(known.details().settings());
    ProviderDetails live = known.live();
    if (live != null) {
      add(live.settings());
    }
    return new Reseal(secrets, keys, now);
  }

  private void add(ProviderSettings settings) {
    if (settings instanceof Saml saml) {
      saml.keys().forEach(this::add);
      return;
    }
    OAuthApp app = Providers.app(settings);
    Sealed sealed = app == null ? null : app.secret();
    if (app != null && sealed != null && sealer.isStale(sealed)) {
      secrets.put(sealed.toString(), again(OAuthClient.secretPurpose(id), sealed));
    }
  }

  private void add(ServiceKeyRecord key) {
    if (sealer.isStale(key.privateKey())) {
      keys.put(key.id(), again(ServiceKeyRecord.purpose(id, key.id()), key.privateKey()));
    }
  }

  private Sealed again(String purpose, Sealed sealed) {
    return sealer.seal(tenant, purpose, sealer.open(tenant, purpose, sealed));
  }
}
