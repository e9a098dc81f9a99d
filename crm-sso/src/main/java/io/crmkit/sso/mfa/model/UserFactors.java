package io.crmkit.sso.mfa.model;

import io.crmkit.sso.model.Guesses;
import io.crmkit.sso.model.Sealed;
import io.crmkit.sso.model.SecretHash;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The second factors of a user: one aggregate, so that wrong codes of all of them are counted together and exactly.
 *
 * @param codeKey the key under which codes are hashed, sealed; null until there is a code
 * @param totp the authenticator app; null for none
 * @param offered an authenticator app that was offered and not confirmed; null for none
 * @param addresses where codes may be sent to, verified or not
 * @param challenges the last codes that were sent, oldest first
 * @param sends when codes were sent, as far back as the policy looks, oldest first
 * @param backup the backup codes; empty for none
 * @param replaced the codes of the set before
 */
public record UserFactors(
    @Nullable Sealed codeKey, @Nullable TotpFactor totp, @Nullable TotpFactor offered, List<Address> addresses,
    List<Challenge> challenges, List<Instant> sends, List<BackupCode> backup, List<SecretHash> replaced,
    Guesses guesses) {

  static final UserFactors NONE = new UserFactors(
      null, null, null, List.of(), List.of(), List.of(), List.of(), List.of(), Guesses.NONE);

  public UserFactors {
    addresses = List.copyOf(addresses);
    challenges = List.copyOf(challenges);
    sends = List.copyOf(sends);
    backup = List.copyOf(backup);
    replaced = List.copyOf(replaced);
    Objects.requireNonNull(guesses, "guesses");
  }

  /** Whether the user has anything but backup codes to prove a second factor with. */
  public boolean isEnrolled() {
    return totp != null || addresses.stream().anyMatch(address -> address.verifiedAt() != null);
  }

  /** Returns the verified address of a channel, the one verified last if there are several. */
  public Optional<Address> verified(Channel channel) {
    return addresses.stream().filter(address -> address.channel() == channel && address.verifiedAt() != null)
        .reduce((before, last) -> last);
  }

  /** Returns every secret of the user, sealed. */
  public List<Sealed> secrets() {
    return Stream.of(codeKey, totp == null ? null : totp.secret(), offered == null ? null : offered.secret())
        .flatMap(Stream::ofNullable).toList();
  }

  Optional<Challenge> challenge(ChallengeId id) {
    return challenges.stream().filter(challenge -> challenge.id().equals(id)).findFirst();
  }

  Draft draft() {
    return new Draft(this);
  }

  /** The next state, in the making. */
  static final class Draft {

    @Nullable Sealed codeKey;
    @Nullable TotpFactor totp;
    @Nullable TotpFactor offered;
    List<Address> addresses;
    List<Challenge> challenges;
    List<Instant> sends;
    List<BackupCode> backup;
    List<SecretHash> replaced;
    Guesses guesses;

    private Draft(UserFactors of) {
      codeKey = of.codeKey;
      totp = of.totp;
      offered = of.offered;
      addresses = of.addresses;
      challenges = of.challenges;
      sends = of.sends;
      backup = of.backup;
      replaced = of.replaced;
      guesses = of.guesses;
    }

    UserFactors done() {
      return new UserFactors(codeKey, totp, offered, addresses, challenges, sends, backup, replaced, guesses);
    }
  }
}
