package io.crmkit.sso.mfa.model;

import io.crmkit.sso.model.Sealed;
import io.crmkit.sso.model.SecretHash;
import java.time.Instant;
import java.util.List;

/** What happened to the second factors of a user. Secrets are sealed in it, and codes are hashed under a sealed key. */
public sealed interface FactorEvent {

  /** When it happened. */
  Instant at();

  /** There is a key for the hashes of codes. */
  record CodeKeyMade(Sealed key, Instant at) implements FactorEvent {}

  /** An authenticator app was offered. */
  record TotpOffered(Sealed secret, TotpSettings settings, Instant at) implements FactorEvent {}

  /** The app that was offered was confirmed by the code of a step. */
  record TotpConfirmed(long step, Instant at) implements FactorEvent {}

  /** The code of a step was accepted. */
  record TotpAccepted(long step, Instant at) implements FactorEvent {}

  /** A code was sent. */
  record CodeSent(Challenge challenge) implements FactorEvent {

    @Override
    public Instant at() {
      return challenge.sentAt();
    }
  }

  /** A code that was sent was accepted: the address is verified, or the factor proved. */
  record SentCodeAccepted(ChallengeId id, Instant at) implements FactorEvent {}

  /** There is a new set of backup codes. */
  record BackupCodesReplaced(List<SecretHash> hashes, Instant at) implements FactorEvent {

    public BackupCodesReplaced {
      hashes = List.copyOf(hashes);
    }
  }

  /** A backup code was accepted. */
  record BackupCodeAccepted(SecretHash hash, Instant at) implements FactorEvent {}

  /** A code was wrong. */
  record CodeRefused(FactorReason reason, Instant at) implements FactorEvent {}

  /** Too many codes were wrong. */
  record FactorsLocked(Instant until, Instant at) implements FactorEvent {}

  /** Secrets were sealed under another key: each of {@code before} by what stands at the same place of {@code after}. */
  record SecretsResealed(List<Sealed> before, List<Sealed> after, Instant at) implements FactorEvent {

    public SecretsResealed {
      before = List.copyOf(before);
      after = List.copyOf(after);
    }
  }

  /** The lock was lifted. */
  record FactorsUnlocked(Instant at) implements FactorEvent {}

  /** The authenticator app was forgotten. */
  record TotpRemoved(Instant at) implements FactorEvent {}

  /** An address was forgotten. */
  record AddressRemoved(Channel channel, String address, Instant at) implements FactorEvent {}

  /** The backup codes were forgotten. */
  record BackupCodesRemoved(Instant at) implements FactorEvent {}
}
