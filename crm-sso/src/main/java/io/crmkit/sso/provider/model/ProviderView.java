package io.crmkit.sso.provider.model;

import io.crmkit.sso.model.ProviderId;
import io.crmkit.sso.provider.model.Provider.Known;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A provider as hosts see it, without secrets.
 *
 * @param name what people see on the button
 * @param revision of the newest settings
 * @param staged whether people log in with older settings than the newest
 * @param proofs the last test of each kind, of whatever revision
 * @param identity what tells it from every other
 * @param metadataRefreshAt when metadata of the newest settings, or of those that people log in with, are due first
 */
public record ProviderView(
    ProviderId id, String name, Preset preset, ProviderStatus status, int revision, Staged staged,
    Map<Proof, ProofRecord> proofs, ProviderIdentity identity, Instant createdAt, Instant changedAt,
    @Nullable Instant metadataRefreshAt) {

  /** Whether there are settings that wait for an activation while people log in with older ones. */
  public enum Staged { YES, NO }

  public ProviderView {
    Objects.requireNonNull(id, "id");
    Objects.requireNonNull(status, "status");
    proofs = Map.copyOf(proofs);
  }

  /** Returns what can be shown of a provider. */
  public static ProviderView of(ProviderId id, Known known) {
    ProviderDetails details = known.details();
    return new ProviderView(id, details.name(), details.preset(), known.status(), known.revision(),
        known.isStaged() ? Staged.YES : Staged.NO, known.proofs(), details.settings().identity(), known.createdAt(),
        known.changedAt(), first(refreshAt(details), refreshAt(known.live())));
  }

  private static @Nullable Instant refreshAt(@Nullable ProviderDetails details) {
    return details != null && details.settings() instanceof ProviderSettings.Saml saml ? saml.source().refreshAt() : null;
  }

  private static @Nullable Instant first(@Nullable Instant one, @Nullable Instant other) {
    if (one == null || other == null) {
      return one == null ? other : one;
    }
    return one.isBefore(other) ? one : other;
  }
}
