package io.crmkit.sso.mfa.model;

import io.crmkit.sso.model.Sealed;
import io.crmkit.sso.model.SecretHash;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What can be asked of the second factors of a user. */
public sealed interface FactorCommand {

  /** Keep a key for the hashes of codes, unless there is one. */
  record MakeCodeKey(Sealed key, Instant at) implements FactorCommand {}

  /**
   * Offer an authenticator app, which counts once it is confirmed.
   *
   * @param secretBits how long the secret is
   */
  record OfferTotp(Sealed secret, int secretBits, TotpSettings settings, Instant at) implements FactorCommand {}

  /**
   * Confirm the app that was offered by a first code.
   *
   * @param steps the steps, of the one now and its neighbours, whose code was presented; none for a wrong one
   */
  record ConfirmTotp(List<Long> steps, Instant at) implements FactorCommand {

    public ConfirmTotp {
      steps = List.copyOf(steps);
    }
  }

  /**
   * Try a code of the app.
   *
   * @param steps as for {@link ConfirmTotp}
   */
  record TryTotp(List<Long> steps, Instant at) implements FactorCommand {

    public TryTotp {
      steps = List.copyOf(steps);
    }
  }

  /** Note down a code that is about to be sent. For a new address this adds it, unverified. */
  record SendCode(
      ChallengeId id, Challenge.Purpose purpose, Channel channel, String address, SecretHash hash, Instant at)
      implements FactorCommand {

    public SendCode {
      address = channel.normal(address);
    }
  }

  /**
   * Try a code that was sent.
   *
   * @param purpose what it is presented for
   * @param hash of what was presented; null if it cannot be a code
   */
  record TrySentCode(
      ChallengeId id, Challenge.Purpose purpose, @Nullable SecretHash hash, Instant at)
      implements FactorCommand {}

  /** Put a new set of backup codes in the place of the one before. */
  record ReplaceBackupCodes(List<SecretHash> hashes, Instant at) implements FactorCommand {

    public ReplaceBackupCodes {
      hashes = List.copyOf(hashes);
    }
  }

  /**
   * Try a backup code.
   *
   * @param hash of what was presented; null if it cannot be a code
   */
  record TryBackupCode(@Nullable SecretHash hash, Instant at) implements FactorCommand {}

  /** Forget the authenticator app. */
  record RemoveTotp(Instant at) implements FactorCommand {}

  /** Forget an address. */
  record RemoveAddress(Channel channel, String address, Instant at) implements FactorCommand {

    public RemoveAddress {
      address = channel.normal(address);
    }
  }

  /** Forget the backup codes. */
  record RemoveBackupCodes(Instant at) implements FactorCommand {}

  /**
   * Keep the same secrets sealed under another key.
   *
   * @param expected the secrets as they were opened; nothing is done if others stand there now
   * @param resealed each in the same order
   */
  record Reseal(List<Sealed> expected, List<Sealed> resealed, Instant at) implements FactorCommand {

    public Reseal {
      expected = List.copyOf(expected);
      resealed = List.copyOf(resealed);
      if (expected.size() != resealed.size()) {
        throw new IllegalArgumentException("%d secrets were sealed anew as %d".formatted(expected.size(), resealed.size()));
      }
    }
  }

  /** Lift a lock, and forget the wrong codes. */
  record Unlock(Instant at) implements FactorCommand {}
}
