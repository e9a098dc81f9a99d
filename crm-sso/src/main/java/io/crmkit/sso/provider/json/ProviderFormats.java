package io.crmkit.sso.provider.json;

import io.crmkit.core.state.StateFormat;
import io.crmkit.sso.model.ProviderId;
import io.crmkit.sso.provider.model.Provider;
import io.crmkit.sso.provider.model.ProviderEvent;
import io.crmkit.sso.provider.model.ProviderEvent.ProviderActivated;
import io.crmkit.sso.provider.model.ProviderEvent.ProviderChanged;
import io.crmkit.sso.provider.model.ProviderEvent.ProviderCreated;
import io.crmkit.sso.provider.model.ProviderEvent.ProviderDeactivated;
import io.crmkit.sso.provider.model.ProviderEvent.ProviderKeyAdded;
import io.crmkit.sso.provider.model.ProviderEvent.ProviderKeyEnded;
import io.crmkit.sso.provider.model.ProviderEvent.ProviderMetadataRefreshed;
import io.crmkit.sso.provider.model.ProviderEvent.ProviderProved;
import io.crmkit.sso.provider.model.ProviderEvent.ProviderRemoved;
import io.crmkit.sso.provider.model.ProviderEvent.ProviderResealed;
import io.crmkit.sso.provider.model.ProviderEvent.ProviderSecretRotated;

/** Identity providers and their events in the form that is stored and published; secrets are sealed. */
public final class ProviderFormats {

  public static final StateFormat<ProviderId, Provider, ProviderEvent> PROVIDER =
      StateFormat.of("identity-provider", ProviderId::new, Provider.class, ProviderEvent.class)
          .type(ProviderCreated.class, "identity-provider.created")
          .type(ProviderChanged.class, "identity-provider.changed")
          .type(ProviderSecretRotated.class, "identity-provider.secret-rotated")
          .type(ProviderMetadataRefreshed.class, "identity-provider.metadata-refreshed")
          .type(ProviderKeyAdded.class, "identity-provider.key-added")
          .type(ProviderKeyEnded.class, "identity-provider.key-ended")
          .type(ProviderProved.class, "identity-provider.proved")
          .type(ProviderResealed.class, "identity-provider.resealed")
          .type(ProviderActivated.class, "identity-provider.activated")
          .type(ProviderDeactivated.class, "identity-provider.deactivated")
          .type(ProviderRemoved.class, "identity-provider.removed")
          .build(ProviderEvent::at);

  private ProviderFormats() {}
}
