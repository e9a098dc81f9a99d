package io.crmkit.sso.provider.model;

import io.crmkit.core.Require;
import io.crmkit.sso.model.Sealed;
import io.crmkit.sso.saml.model.IdentityProvider;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** What can be asked of an identity provider. */
public sealed interface ProviderCommand {

  /** When it is asked. */
  Instant at();

  /** Set it up. */
  record Create(ProviderDetails details, Instant at) implements ProviderCommand {

    public Create {
      Objects.requireNonNull(details, "details");
      Objects.requireNonNull(at, "at");
    }
  }

  /** Set it up otherwise; what people log in with stays until the next activation. */
  record Change(ProviderDetails details, Instant at) implements ProviderCommand {

    public Change {
      Objects.requireNonNull(details, "details");
      Objects.requireNonNull(at, "at");
    }
  }

  /** Take another secret for the same client, at once. */
  record RotateSecret(Sealed secret, Form form, Instant at) implements ProviderCommand {

    /** What was sealed. */
    public enum Form { TEXT, KEY_PAIR }

    public RotateSecret {
      Objects.requireNonNull(secret, "secret");
      Objects.requireNonNull(form, "form");
      Objects.requireNonNull(at, "at");
    }
  }

  /** Take newer metadata of the same entity, at once. */
  record RefreshMetadata(IdentityProvider idp, MetadataSource source, Instant at) implements ProviderCommand {

    public RefreshMetadata {
      Objects.requireNonNull(idp, "idp");
      Objects.requireNonNull(source, "source");
      Objects.requireNonNull(at, "at");
    }
  }

  /** Add a key pair of ours behind the others, at once. */
  record AddKey(ServiceKeyRecord key, Instant at) implements ProviderCommand {

    public AddKey {
      Objects.requireNonNull(key, "key");
      Objects.requireNonNull(at, "at");
    }
  }

  /** Let a key pair of ours be over from {@code end} on. */
  record EndKey(String key, Instant end, Instant at) implements ProviderCommand {

    public EndKey {
      Require.key(key, "key");
      Objects.requireNonNull(end, "end");
      Objects.requireNonNull(at, "at");
    }
  }

  /** Note down how a test of the settings of a revision ended. */
  record NoteProof(Proof proof, int revision, ProofRecord.Outcome outcome, Instant at) implements ProviderCommand {

    public NoteProof {
      Objects.requireNonNull(proof, "proof");
      Require.positive(revision, "revision");
      Objects.requireNonNull(outcome, "outcome");
      Objects.requireNonNull(at, "at");
    }
  }

  /**
   * Let people log in with the newest settings.
   *
   * @param required the tests that have to have passed
   * @param provedSince how old the tests may be at the most
   * @param hold whether no other provider may have what tells this one from others
   */
  record Activate(Set<Proof> required, Instant provedSince, Hold hold, Instant at) implements ProviderCommand {

    /** Whose the identity of a provider is. */
    public enum Hold {
      /** This provider's alone. */
      ALONE,
      /** Also that of others, since the host has one client for all its tenants. */
      SHARED
    }

    public Activate {
      required = Set.copyOf(required);
      Objects.requireNonNull(hold, "hold");
      Objects.requireNonNull(provedSince, "provedSince");
      Objects.requireNonNull(at, "at");
      if (required.isEmpty()) {
        throw new IllegalArgumentException("required must name a test: none passes for a provider that never passed one");
      }
    }
  }

  /**
   * Keep the same secrets as another key has sealed them.
   *
   * @param secrets of clients, by the text of the seal that they replace
   * @param keys private keys of ours, by the id of the key pair
   */
  record Reseal(Map<String, Sealed> secrets, Map<String, Sealed> keys, Instant at) implements ProviderCommand {

    public Reseal {
      secrets = Map.copyOf(secrets);
      keys = Map.copyOf(keys);
      Objects.requireNonNull(at, "at");
    }
  }

  /** Let nobody log in with it any more. */
  record Deactivate(String why, Instant at) implements ProviderCommand {

    public Deactivate {
      Require.storable(why, "why");
      Objects.requireNonNull(at, "at");
    }
  }

  /** Forget its settings for good. */
  record Remove(String why, Instant at) implements ProviderCommand {

    public Remove {
      Require.storable(why, "why");
      Objects.requireNonNull(at, "at");
    }
  }
}
