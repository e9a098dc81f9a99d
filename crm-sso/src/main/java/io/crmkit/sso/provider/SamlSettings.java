package io.crmkit.sso.provider;

import io.crmkit.core.TenantId;
import io.crmkit.sso.model.ProviderId;
import io.crmkit.sso.provider.model.ProviderPlaces;
import io.crmkit.sso.provider.model.ProviderSettings.Saml;
import io.crmkit.sso.provider.model.ServiceKeyRecord;
import io.crmkit.sso.saml.model.SamlConnection;
import io.crmkit.sso.saml.model.ServiceKey;
import io.crmkit.sso.saml.model.ServiceProvider;
import io.crmkit.sso.seal.SecretSealer;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.spec.PKCS8EncodedKeySpec;

/** Settings of SAML in the form that logins take them. */
final class SamlSettings {

  private SamlSettings() {}

  static SamlConnection connection(TenantId tenant, ProviderId id, Saml settings, SecretSealer sealer) {
    return new SamlConnection(id, us(tenant, id, settings, sealer), settings.idp(), settings.policy(), settings.names());
  }

  static ServiceProvider us(TenantId tenant, ProviderId id, Saml settings, SecretSealer sealer) {
    ProviderPlaces us = settings.us();
    return new ServiceProvider(us.entityId(), us.assertionConsumer(), us.logout(),
        settings.keys().stream().map(key -> key(tenant, id, key, sealer)).toList());
  }

  private static ServiceKey key(TenantId tenant, ProviderId id, ServiceKeyRecord key, SecretSealer sealer) {
    byte[] opened = sealer.open(tenant, ServiceKeyRecord.purpose(id, key.id()), key.privateKey());
    try {
      String algorithm = key.certificate().publicKey().getAlgorithm();
      return new ServiceKey(key.certificate(),
          KeyFactory.getInstance(algorithm).generatePrivate(new PKCS8EncodedKeySpec(opened)), key.notBefore(),
          key.notAfter());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("the private key %s of %s is none of its certificate".formatted(key.id(), id), e);
    }
  }
}
