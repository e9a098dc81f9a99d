package io.crmkit.sso.provider.model;

import io.crmkit.sso.model.Sealed;
import io.crmkit.sso.provider.model.Provider.Known;
import io.crmkit.sso.provider.model.Provider.Removed;
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
import io.crmkit.sso.provider.model.ProviderSettings.GitHub;
import io.crmkit.sso.provider.model.ProviderSettings.Saml;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/** What events make of a provider. */
final class ProviderEvolution {

  private ProviderEvolution() {}

  static Provider evolve(Provider state, ProviderEvent event) {
    if (event instanceof ProviderCreated created) {
      return new Known(created.details(), 1, null, Map.of(), null, created.at(), created.at(), null);
    }
    Known known = (Known) state;
    if (event instanceof ProviderChanged changed) {
      return changed(known, changed);
    }
    if (event instanceof ProviderProved proved) {
      return proved(known, proved);
    }
    if (event instanceof ProviderActivated activated) {
      return new Known(known.details(), known.revision(), known.details(), known.proofs(),
          activated.held(), known.createdAt(), known.changedAt(), null);
    }
    if (event instanceof ProviderDeactivated deactivated) {
      return new Known(known.details(), known.revision(), null, known.proofs(), known.held(), known.createdAt(),
          known.changedAt(), deactivated.at());
    }
    if (event instanceof ProviderRemoved removed) {
      return new Removed(known.details().name(), known.details().preset(), removed.why(), removed.at());
    }
    return inPlace(known, event);
  }

  /** Another name is no other setting, and shows at once. */
  private static Known changed(Known known, ProviderChanged changed) {
    boolean isSame = changed.details().settings().equals(known.details().settings());
    ProviderDetails live = known.live();
    ProviderDetails shown = live == null ? null
        : new ProviderDetails(changed.details().name(), live.preset(), live.settings());
    return new Known(changed.details(), isSame ? known.revision() : known.revision() + 1, shown, known.proofs(),
        known.held(), known.createdAt(), changed.at(), known.deactivatedAt());
  }

  private static Known proved(Known known, ProviderProved proved) {
    Map<Proof, ProofRecord> proofs = new EnumMap<>(Proof.class);
    proofs.putAll(known.proofs());
    proofs.put(proved.proof(), new ProofRecord(proved.revision(), proved.outcome(), proved.at()));
    return new Known(known.details(), known.revision(), known.live(), proofs, known.held(), known.createdAt(),
        known.changedAt(), known.deactivatedAt());
  }

  /** What holds at once, for tests and for those who log in alike. */
  private static Known inPlace(Known known, ProviderEvent event) {
    if (event instanceof ProviderSecretRotated rotated) {
      ProviderSettings newest = known.details().settings();
      return mapped(known, rotated.at(), each -> secret(each, newest, rotated.secret()));
    }
    if (event instanceof ProviderResealed resealed) {
      return mapped(known, resealed.at(), each -> resealed(each, resealed));
    }
    if (event instanceof ProviderMetadataRefreshed refreshed) {
      return mapped(known, refreshed.at(), each -> refreshed((Saml) each, refreshed));
    }
    if (event instanceof ProviderKeyAdded added) {
      return mapped(known, added.at(), each -> added((Saml) each, added.key()));
    }
    ProviderKeyEnded ended = (ProviderKeyEnded) event;
    return mapped(known, ended.at(), each -> ended((Saml) each, ended.key(), ended.end()));
  }

  private static Known mapped(Known known, Instant at, UnaryOperator<ProviderSettings> change) {
    ProviderDetails live = known.live();
    return new Known(mapped(known.details(), change), known.revision(), live == null ? null : mapped(live, change),
        known.proofs(), known.held(), known.createdAt(), at, known.deactivatedAt());
  }

  private static ProviderDetails mapped(ProviderDetails details, UnaryOperator<ProviderSettings> change) {
    return details.withSettings(change.apply(details.settings()));
  }

  /**
   * A secret belongs to a client at an issuer: settings with another one keep theirs. So do those that prove it in another
   * form.
   */
  private static ProviderSettings secret(ProviderSettings settings, ProviderSettings newest, Sealed secret) {
    OAuthApp app = ProviderDecider.app(settings);
    OAuthApp of = ProviderDecider.app(newest);
    if (app == null || of == null || app.secret() == null || app.isKeyPair() != of.isKeyPair()
        || !settings.identity().equals(newest.identity())) {
      return settings;
    }
    return withApp(settings, app.withSecret(secret));
  }

  private static ProviderSettings withApp(ProviderSettings settings, OAuthApp app) {
    return settings instanceof GitHub gitHub
        ? new GitHub(app, gitHub.site(), gitHub.api()) : ((OidcSettings) settings).withApp(app);
  }

  private static ProviderSettings resealed(ProviderSettings settings, ProviderResealed event) {
    if (settings instanceof Saml saml) {
      return saml.withKeys(saml.keys().stream().map(key -> {
        Sealed sealed = event.keys().get(key.id());
        return sealed == null ? key : key.withPrivateKey(sealed);
      }).toList());
    }
    OAuthApp app = ProviderDecider.app(settings);
    Sealed secret = app == null ? null : app.secret();
    Sealed sealed = secret == null ? null : event.secrets().get(secret.toString());
    return app == null || sealed == null ? settings : withApp(settings, app.withSecret(sealed));
  }

  /** Settings that are read at another place wait for their test: what they bring is not for those who log in with others. */
  private static Saml refreshed(Saml saml, ProviderMetadataRefreshed event) {
    return saml.isDescribedBy(event.idp(), event.source()) ? saml.withMetadata(event.idp(), event.source()) : saml;
  }

  private static Saml added(Saml saml, ServiceKeyRecord key) {
    if (saml.keys().stream().anyMatch(each -> each.id().equals(key.id()))) {
      return saml;
    }
    List<ServiceKeyRecord> keys = new ArrayList<>(saml.keys());
    keys.add(key);
    return saml.withKeys(keys);
  }

  private static Saml ended(Saml saml, String key, Instant end) {
    return saml.withKeys(saml.keys().stream()
        .map(each -> each.id().equals(key) ? each.endingAt(end) : each).toList());
  }
}
