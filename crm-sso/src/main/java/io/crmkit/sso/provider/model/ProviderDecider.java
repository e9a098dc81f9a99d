package io.crmkit.sso.provider.model;

import io.crmkit.core.Decider;
import io.crmkit.core.Decision;
import io.crmkit.sso.model.SsoRefusal;
import io.crmkit.sso.provider.model.ProofRecord.Outcome;
import io.crmkit.sso.provider.model.Provider.Blank;
import io.crmkit.sso.provider.model.Provider.Known;
import io.crmkit.sso.provider.model.Provider.Removed;
import io.crmkit.sso.provider.model.ProviderCommand.Activate;
import io.crmkit.sso.provider.model.ProviderCommand.AddKey;
import io.crmkit.sso.provider.model.ProviderCommand.Change;
import io.crmkit.sso.provider.model.ProviderCommand.Create;
import io.crmkit.sso.provider.model.ProviderCommand.Deactivate;
import io.crmkit.sso.provider.model.ProviderCommand.EndKey;
import io.crmkit.sso.provider.model.ProviderCommand.NoteProof;
import io.crmkit.sso.provider.model.ProviderCommand.RefreshMetadata;
import io.crmkit.sso.provider.model.ProviderCommand.Remove;
import io.crmkit.sso.provider.model.ProviderCommand.Reseal;
import io.crmkit.sso.provider.model.ProviderCommand.RotateSecret;
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
import java.util.List;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The rules of a provider's life. It is active only with settings that passed every test that is asked for; what it is tested
 * with later does not disturb those who log in. Deactivating one that is not active changes nothing.
 */
public final class ProviderDecider implements Decider<Provider, ProviderCommand, ProviderEvent> {

  @Override
  public Provider initial() {
    return new Blank();
  }

  @Override
  public Decision<ProviderEvent> decide(Provider state, ProviderCommand command) {
    if (command instanceof Create create) {
      return state instanceof Blank
          ? Decision.accept(new ProviderCreated(create.details(), create.at()))
          : refuse(ProviderReason.PROVIDER_EXISTS, "The tenant has, or had, a provider of this id. Choose another id.");
    }
    if (state instanceof Removed removed) {
      return refuse(ProviderReason.PROVIDER_REMOVED, "%s was removed at %s.".formatted(removed.name(), removed.at()));
    }
    return state instanceof Known known ? decide(known, command)
        : refuse(ProviderReason.PROVIDER_UNKNOWN, "The tenant has no such provider.");
  }

  private static Decision<ProviderEvent> decide(Known known, ProviderCommand command) {
    if (command instanceof Change change) {
      return change(known, change);
    }
    if (command instanceof RotateSecret rotate) {
      return rotate(known, rotate);
    }
    if (command instanceof NoteProof note) {
      return prove(known, note);
    }
    if (command instanceof Activate activate) {
      return activate(known, activate);
    }
    if (command instanceof Reseal reseal) {
      return reseal.secrets().isEmpty() && reseal.keys().isEmpty() ? Decision.accept(List.of())
          : Decision.accept(new ProviderResealed(reseal.secrets(), reseal.keys(), reseal.at()));
    }
    if (command instanceof Deactivate deactivate) {
      return known.live() == null ? Decision.accept(List.of())
          : Decision.accept(new ProviderDeactivated(deactivate.why(), deactivate.at()));
    }
    if (command instanceof Remove remove) {
      return known.live() == null ? Decision.accept(new ProviderRemoved(remove.why(), remove.at()))
          : refuse(ProviderReason.PROVIDER_ACTIVE, "People log in with %s. Deactivate it first.".formatted(
              known.details().name()));
    }
    return known.details().settings() instanceof Saml saml ? saml(known, saml, command)
        : refuse(ProviderReason.PROTOCOL_MISMATCH, "%s has neither metadata of SAML nor keys of ours: it is a provider of %s."
            .formatted(known.details().name(), known.details().settings().protocol()));
  }

  private static Decision<ProviderEvent> change(Known known, Change change) {
    if (change.details().preset() != known.details().preset()) {
      return refuse(ProviderReason.PROTOCOL_MISMATCH, "%s is a provider of the kind %s, which does not change to %s.".formatted(
          known.details().name(), known.details().preset(), change.details().preset()));
    }
    return change.details().equals(known.details()) ? Decision.accept(List.of())
        : Decision.accept(new ProviderChanged(change.details(), change.at()));
  }

  private static Decision<ProviderEvent> rotate(Known known, RotateSecret rotate) {
    OAuthApp app = app(known.details().settings());
    boolean isKeyPair = rotate.form() == RotateSecret.Form.KEY_PAIR;
    return app != null && app.secret() != null && (app.use() == OAuthApp.SecretUse.PRIVATE_KEY_JWT) == isKeyPair
        ? Decision.accept(new ProviderSecretRotated(rotate.secret(), rotate.at()))
        : refuse(ProviderReason.SECRET_UNUSED, "%s is spoken to without %s.".formatted(
            known.details().name(), isKeyPair ? "a key pair of ours" : "a secret"));
  }

  static @Nullable OAuthApp app(ProviderSettings settings) {
    if (settings instanceof GitHub gitHub) {
      return gitHub.app();
    }
    return settings instanceof OidcSettings oidc ? oidc.app() : null;
  }

  private static Decision<ProviderEvent> prove(Known known, NoteProof note) {
    return note.revision() == known.revision()
        ? Decision.accept(new ProviderProved(note.proof(), note.revision(), note.outcome(), note.at()))
        : refuse(ProviderReason.TEST_STALE, ("The settings were changed while they were tested: "
            + "revision %d was tested, and %d is the newest. Test again.").formatted(note.revision(), known.revision()));
  }

  private static Decision<ProviderEvent> activate(Known known, Activate activate) {
    for (Proof each : new TreeSet<>(activate.required())) {
      ProofRecord record = known.proof(each);
      if (record == null) {
        return refuse(ProviderReason.TEST_REQUIRED, "%s was not tested by a %s as it is set up now. Test it first."
            .formatted(known.details().name(), each));
      }
      if (record.outcome() == Outcome.FAILED) {
        return refuse(ProviderReason.TEST_FAILED, "%s did not pass its test by a %s at %s. Mend it and test again."
            .formatted(known.details().name(), each, record.at()));
      }
      if (record.at().isBefore(activate.provedSince())) {
        return refuse(ProviderReason.TEST_TOO_OLD, "%s passed its test by a %s at %s, which must not be before %s. Test again."
            .formatted(known.details().name(), each, record.at(), activate.provedSince()));
      }
    }
    return known.details().equals(known.live()) ? Decision.accept(List.of())
        : Decision.accept(new ProviderActivated(activate.hold() == Activate.Hold.SHARED ? null
            : known.details().settings().identity(), activate.at()));
  }

  private static Decision<ProviderEvent> saml(Known known, Saml saml, ProviderCommand command) {
    if (command instanceof RefreshMetadata refresh) {
      boolean isLive = known.live() != null && known.live().settings() instanceof Saml live
          && live.isDescribedBy(refresh.idp(), refresh.source());
      if (!isLive && !saml.isDescribedBy(refresh.idp(), refresh.source())) {
        throw new IllegalArgumentException("idp must be %s of %s but is %s of %s".formatted(
            saml.idp().entityId(), saml.source().url(), refresh.idp().entityId(), refresh.source().url()));
      }
      return Decision.accept(new ProviderMetadataRefreshed(refresh.idp(), refresh.source(), refresh.at()));
    }
    if (command instanceof AddKey add) {
      return saml.keys().stream().noneMatch(key -> key.id().equals(add.key().id()))
          ? Decision.accept(new ProviderKeyAdded(add.key(), add.at()))
          : refuse(ProviderReason.SERVICE_KEY_EXISTS, "There is a key %s already.".formatted(add.key().id()));
    }
    EndKey end = (EndKey) command;
    if (saml.keys().stream().noneMatch(key -> key.id().equals(end.key()))) {
      return refuse(ProviderReason.SERVICE_KEY_UNKNOWN, "There is no key %s.".formatted(end.key()));
    }
    return Decision.accept(new ProviderKeyEnded(end.key(), end.end(), end.at()));
  }

  private static Decision<ProviderEvent> refuse(ProviderReason reason, String message) {
    return Decision.refuse(new SsoRefusal(reason, message));
  }

  @Override
  public Provider evolve(Provider state, ProviderEvent event) {
    return ProviderEvolution.evolve(state, event);
  }
}
