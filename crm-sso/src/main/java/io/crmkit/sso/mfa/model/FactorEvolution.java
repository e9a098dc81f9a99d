package io.crmkit.sso.mfa.model;

import io.crmkit.sso.mfa.model.FactorEvent.AddressRemoved;
import io.crmkit.sso.mfa.model.FactorEvent.BackupCodeAccepted;
import io.crmkit.sso.mfa.model.FactorEvent.BackupCodesRemoved;
import io.crmkit.sso.mfa.model.FactorEvent.BackupCodesReplaced;
import io.crmkit.sso.mfa.model.FactorEvent.CodeKeyMade;
import io.crmkit.sso.mfa.model.FactorEvent.CodeRefused;
import io.crmkit.sso.mfa.model.FactorEvent.CodeSent;
import io.crmkit.sso.mfa.model.FactorEvent.FactorsLocked;
import io.crmkit.sso.mfa.model.FactorEvent.FactorsUnlocked;
import io.crmkit.sso.mfa.model.FactorEvent.SecretsResealed;
import io.crmkit.sso.mfa.model.FactorEvent.SentCodeAccepted;
import io.crmkit.sso.mfa.model.FactorEvent.TotpAccepted;
import io.crmkit.sso.mfa.model.FactorEvent.TotpConfirmed;
import io.crmkit.sso.mfa.model.FactorEvent.TotpOffered;
import io.crmkit.sso.mfa.model.FactorEvent.TotpRemoved;
import io.crmkit.sso.model.Guesses;
import io.crmkit.sso.model.Sealed;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** What each event makes of the second factors of a user. */
final class FactorEvolution {

  /** So many codes that were sent are told from ones that never were. */
  private static final int CHALLENGES = 5;

  private static final Duration LONGEST_VIEW = Duration.ofDays(1);

  private FactorEvolution() {}

  static UserFactors apply(UserFactors state, FactorEvent event) {
    UserFactors.Draft next = state.draft();
    if (event instanceof CodeRefused) {
      next.guesses = state.guesses().oneMore();
    } else if (event instanceof FactorsLocked locked) {
      next.guesses = state.guesses().locked(locked.until());
    } else if (event instanceof FactorsUnlocked) {
      next.guesses = Guesses.NONE;
    } else if (!accepted(next, event)) {
      changed(next, event);
    }
    return next.done();
  }

  /** A right code, which makes the wrong ones forgotten. */
  private static boolean accepted(UserFactors.Draft next, FactorEvent event) {
    if (event instanceof TotpConfirmed confirmed) {
      next.totp = Objects.requireNonNull(next.offered).accepted(confirmed.step());
      next.offered = null;
    } else if (event instanceof TotpAccepted right) {
      next.totp = Objects.requireNonNull(next.totp).accepted(right.step());
    } else if (event instanceof SentCodeAccepted right) {
      used(next, right);
    } else if (event instanceof BackupCodeAccepted right) {
      next.backup = next.backup.stream()
          .map(code -> code.hash().equals(right.hash()) ? new BackupCode(code.hash(), right.at()) : code).toList();
    } else {
      return false;
    }
    next.guesses = Guesses.NONE;
    return true;
  }

  private static void used(UserFactors.Draft next, SentCodeAccepted right) {
    Challenge challenge =
        next.challenges.stream().filter(each -> each.id().equals(right.id())).findFirst().orElseThrow();
    next.challenges = next.challenges.stream()
        .map(each -> each.id().equals(right.id()) ? each.used(right.at()) : each).toList();
    if (challenge.purpose() == Challenge.Purpose.VERIFY_ADDRESS) {
      next.addresses = new ArrayList<>(next.addresses);
      next.addresses.removeIf(address -> address.is(challenge.channel(), challenge.address()));
      next.addresses.add(new Address(challenge.channel(), challenge.address(), right.at()));
    }
  }

  private static void changed(UserFactors.Draft next, FactorEvent event) {
    if (event instanceof CodeKeyMade made) {
      next.codeKey = made.key();
    } else if (event instanceof TotpOffered offered) {
      next.offered = new TotpFactor(offered.secret(), offered.settings(), offered.at(), TotpFactor.NONE);
    } else if (event instanceof CodeSent sent) {
      sent(next, sent.challenge());
    } else if (event instanceof BackupCodesReplaced replaced) {
      next.replaced = next.backup.stream().map(BackupCode::hash).toList();
      next.backup = replaced.hashes().stream().map(hash -> new BackupCode(hash, null)).toList();
    } else if (event instanceof SecretsResealed resealed) {
      resealed(next, resealed);
    } else {
      removed(next, event);
    }
  }

  private static void resealed(UserFactors.Draft next, SecretsResealed resealed) {
    for (int at = 0; at < resealed.before().size(); at++) {
      Sealed before = resealed.before().get(at);
      Sealed after = resealed.after().get(at);
      next.codeKey = before.equals(next.codeKey) ? after : next.codeKey;
      next.totp = next.totp != null && next.totp.secret().equals(before) ? next.totp.sealed(after) : next.totp;
      next.offered =
          next.offered != null && next.offered.secret().equals(before) ? next.offered.sealed(after) : next.offered;
    }
  }

  private static void sent(UserFactors.Draft next, Challenge challenge) {
    Instant oldest = challenge.sentAt().minus(LONGEST_VIEW);
    List<Instant> sends = new ArrayList<>(next.sends);
    sends.removeIf(at -> !at.isAfter(oldest));
    sends.add(challenge.sentAt());
    next.sends = sends;
    List<Challenge> challenges = new ArrayList<>(next.challenges);
    challenges.add(challenge);
    next.challenges = challenges.subList(Math.max(0, challenges.size() - CHALLENGES), challenges.size());
    if (next.addresses.stream().noneMatch(address -> address.is(challenge.channel(), challenge.address()))) {
      next.addresses = new ArrayList<>(next.addresses);
      next.addresses.add(new Address(challenge.channel(), challenge.address(), null));
    }
  }

  /** Whether a code that is on its way would make an address that is removed a factor again. */
  private static boolean verifies(Challenge challenge, AddressRemoved gone) {
    return challenge.purpose() == Challenge.Purpose.VERIFY_ADDRESS && challenge.channel() == gone.channel()
        && challenge.address().equals(gone.address());
  }

  private static void removed(UserFactors.Draft next, FactorEvent event) {
    if (event instanceof TotpRemoved) {
      next.totp = null;
      next.offered = null;
    } else if (event instanceof AddressRemoved gone) {
      next.addresses =
          next.addresses.stream().filter(address -> !address.is(gone.channel(), gone.address())).toList();
      next.challenges = next.challenges.stream().filter(each -> !verifies(each, gone)).toList();
    } else if (event instanceof BackupCodesRemoved) {
      next.replaced = next.backup.stream().map(BackupCode::hash).toList();
      next.backup = List.of();
    }
  }
}
