package io.crmkit.sso.provider.model;

import io.crmkit.core.Require;
import java.time.Instant;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** An identity provider of a tenant: not there yet, set up, or removed for good. */
public sealed interface Provider {

  /** Nobody has set it up. */
  record Blank() implements Provider {}

  /**
   * It is set up. While people log in with it, its settings can be changed and tested beside those that they log in with.
   *
   * @param details the newest, which tests look at
   * @param revision counts the settings, from 1
   * @param live what people log in with; null if they do not
   * @param proofs the last test of each kind
   * @param held what no other provider of any tenant may have as long as this one is there; null if it was
   *     never active, or shares a client with others
   * @param deactivatedAt when people ceased to log in with it; null if that never was, or if they do
   */
  record Known(
      ProviderDetails details, int revision, @Nullable ProviderDetails live, Map<Proof, ProofRecord> proofs,
      @Nullable ProviderIdentity held, Instant createdAt, Instant changedAt, @Nullable Instant deactivatedAt)
      implements Provider {

    public Known {
      Objects.requireNonNull(details, "details");
      Require.positive(revision, "revision");
      Map<Proof, ProofRecord> copy = new EnumMap<>(Proof.class);
      copy.putAll(proofs);
      proofs = Collections.unmodifiableMap(copy);
      Objects.requireNonNull(createdAt, "createdAt");
      Objects.requireNonNull(changedAt, "changedAt");
    }

    /** Returns the last test of a kind if it was one of the newest settings; null if there was none. */
    public @Nullable ProofRecord proof(Proof kind) {
      ProofRecord last = proofs.get(kind);
      return last == null || last.revision() != revision ? null : last;
    }

    /** Returns where the provider is in its life. */
    public ProviderStatus status() {
      if (live != null) {
        return ProviderStatus.ACTIVE;
      }
      if (deactivatedAt != null) {
        return ProviderStatus.INACTIVE;
      }
      ProofRecord connection = proof(Proof.CONNECTION);
      return connection != null && connection.outcome() == ProofRecord.Outcome.PASSED
          ? ProviderStatus.TESTED : ProviderStatus.DRAFT;
    }

    /** Whether people log in with older settings than the newest. */
    public boolean isStaged() {
      return live != null && !live.equals(details);
    }
  }

  /** It was removed, and its id is not given again; nothing of its settings is left. */
  record Removed(String name, Preset preset, String why, Instant at) implements Provider {

    public Removed {
      Require.notBlank(name, "name");
      Objects.requireNonNull(preset, "preset");
      Require.notBlank(why, "why");
      Objects.requireNonNull(at, "at");
    }
  }
}
