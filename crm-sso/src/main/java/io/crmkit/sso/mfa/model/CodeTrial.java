package io.crmkit.sso.mfa.model;

import io.crmkit.core.Decision;
import io.crmkit.sso.mfa.model.FactorCommand.ConfirmTotp;
import io.crmkit.sso.mfa.model.FactorCommand.TryBackupCode;
import io.crmkit.sso.mfa.model.FactorCommand.TrySentCode;
import io.crmkit.sso.mfa.model.FactorCommand.TryTotp;
import io.crmkit.sso.mfa.model.FactorEvent.BackupCodeAccepted;
import io.crmkit.sso.mfa.model.FactorEvent.CodeRefused;
import io.crmkit.sso.mfa.model.FactorEvent.FactorsLocked;
import io.crmkit.sso.mfa.model.FactorEvent.SentCodeAccepted;
import io.crmkit.sso.mfa.model.FactorEvent.TotpAccepted;
import io.crmkit.sso.mfa.model.FactorEvent.TotpConfirmed;
import io.crmkit.sso.model.SecretHash;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What becomes of a code that somebody presents. */
record CodeTrial(FactorPolicy policy) {

  Decision<FactorEvent> confirm(UserFactors state, ConfirmTotp confirm) {
    if (state.guesses().isLockedAt(confirm.at())) {
      return locked(state);
    }
    if (state.offered() == null) {
      return Decision.refuse(FactorRefusals.notEnrolled(
          "no authenticator app was offered, or it was confirmed before"));
    }
    return confirm.steps().isEmpty()
        ? wrong(state, FactorReason.CODE_INVALID, confirm.at())
        : Decision.accept(new TotpConfirmed(confirm.steps().get(0), confirm.at()));
  }

  Decision<FactorEvent> totp(UserFactors state, TryTotp attempt) {
    if (state.guesses().isLockedAt(attempt.at())) {
      return locked(state);
    }
    TotpFactor totp = state.totp();
    if (totp == null) {
      return Decision.refuse(FactorRefusals.notEnrolled(state.offered() == null
          ? "the user has no authenticator app" : "the authenticator app was never confirmed by a code"));
    }
    Optional<Long> fresh = attempt.steps().stream().filter(step -> step > totp.lastStep()).findFirst();
    if (fresh.isEmpty()) {
      boolean known = !attempt.steps().isEmpty();
      return wrong(state, known ? FactorReason.CODE_REPLAYED : FactorReason.CODE_INVALID, attempt.at());
    }
    return Decision.accept(new TotpAccepted(fresh.get(), attempt.at()));
  }

  Decision<FactorEvent> sentCode(UserFactors state, TrySentCode attempt) {
    if (state.guesses().isLockedAt(attempt.at())) {
      return locked(state);
    }
    Challenge challenge = state.challenge(attempt.id()).orElse(null);
    FactorReason unfit = unfit(challenge, attempt);
    if (challenge == null || unfit != null) {
      return Decision.refuse(FactorRefusals.ofChallenge(unfit == null ? FactorReason.OOB_UNKNOWN : unfit));
    }
    if (!challenge.hash().equals(attempt.hash())) {
      boolean another = state.challenges().stream().anyMatch(each -> each.hash().equals(attempt.hash()));
      return wrong(state, another ? FactorReason.OOB_OTHER_CHALLENGE : FactorReason.CODE_INVALID, attempt.at());
    }
    boolean verified = state.addresses().stream()
        .anyMatch(address -> address.is(challenge.channel(), challenge.address()) && address.verifiedAt() != null);
    return challenge.purpose() == Challenge.Purpose.PROVE_FACTOR && !verified
        ? Decision.refuse(FactorRefusals.unverified())
        : Decision.accept(new SentCodeAccepted(challenge.id(), attempt.at()));
  }

  private static @Nullable FactorReason unfit(@Nullable Challenge challenge, TrySentCode attempt) {
    if (challenge == null) {
      return FactorReason.OOB_UNKNOWN;
    }
    if (challenge.purpose() != attempt.purpose()) {
      return FactorReason.OOB_OTHER_CHALLENGE;
    }
    if (challenge.usedAt() != null) {
      return FactorReason.OOB_USED;
    }
    return challenge.isOpenAt(attempt.at()) ? null : FactorReason.OOB_EXPIRED;
  }

  Decision<FactorEvent> backupCode(UserFactors state, TryBackupCode attempt) {
    if (state.guesses().isLockedAt(attempt.at())) {
      return locked(state);
    }
    if (state.backup().isEmpty()) {
      return Decision.refuse(FactorRefusals.notEnrolled("the user has no backup codes"));
    }
    SecretHash hash = attempt.hash();
    BackupCode code = state.backup().stream().filter(each -> each.hash().equals(hash)).findFirst().orElse(null);
    if (hash != null && code != null && code.usedAt() == null) {
      return Decision.accept(new BackupCodeAccepted(hash, attempt.at()));
    }
    boolean used = code != null || state.replaced().stream().anyMatch(each -> each.equals(hash));
    return wrong(state, used ? FactorReason.BACKUP_USED : FactorReason.CODE_INVALID, attempt.at());
  }

  private Decision<FactorEvent> wrong(UserFactors state, FactorReason reason, Instant now) {
    CodeRefused refused = new CodeRefused(reason, now);
    return policy.lockOut().lock(state.guesses(), now)
        .map(until -> Decision.<FactorEvent>accept(List.of(refused, new FactorsLocked(until, now))))
        .orElseGet(() -> Decision.accept(refused));
  }

  private static Decision<FactorEvent> locked(UserFactors state) {
    return Decision.refuse(FactorRefusals.locked(state.guesses()));
  }
}
