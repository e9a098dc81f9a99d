package io.crmkit.sso.mfa.model;

import io.crmkit.core.Decider;
import io.crmkit.core.Decision;
import io.crmkit.sso.mfa.model.FactorCommand.ConfirmTotp;
import io.crmkit.sso.mfa.model.FactorCommand.MakeCodeKey;
import io.crmkit.sso.mfa.model.FactorCommand.OfferTotp;
import io.crmkit.sso.mfa.model.FactorCommand.RemoveAddress;
import io.crmkit.sso.mfa.model.FactorCommand.RemoveBackupCodes;
import io.crmkit.sso.mfa.model.FactorCommand.RemoveTotp;
import io.crmkit.sso.mfa.model.FactorCommand.ReplaceBackupCodes;
import io.crmkit.sso.mfa.model.FactorCommand.Reseal;
import io.crmkit.sso.mfa.model.FactorCommand.SendCode;
import io.crmkit.sso.mfa.model.FactorCommand.TryBackupCode;
import io.crmkit.sso.mfa.model.FactorCommand.TrySentCode;
import io.crmkit.sso.mfa.model.FactorCommand.TryTotp;
import io.crmkit.sso.mfa.model.FactorCommand.Unlock;
import io.crmkit.sso.mfa.model.FactorEvent.AddressRemoved;
import io.crmkit.sso.mfa.model.FactorEvent.BackupCodesRemoved;
import io.crmkit.sso.mfa.model.FactorEvent.BackupCodesReplaced;
import io.crmkit.sso.mfa.model.FactorEvent.CodeKeyMade;
import io.crmkit.sso.mfa.model.FactorEvent.CodeSent;
import io.crmkit.sso.mfa.model.FactorEvent.FactorsUnlocked;
import io.crmkit.sso.mfa.model.FactorEvent.SecretsResealed;
import io.crmkit.sso.mfa.model.FactorEvent.TotpOffered;
import io.crmkit.sso.mfa.model.FactorEvent.TotpRemoved;
import io.crmkit.sso.model.Guesses;
import java.time.Instant;
import java.util.List;
import java.util.Objects;

/**
 * The rules of second factors. A wrong code is accepted as a command and leads to the event that it was refused, so
 * that it is counted in the same act; what is refused outright was no guess.
 */
public final class FactorDecider implements Decider<UserFactors, FactorCommand, FactorEvent> {

  private static final int LEAST_SECRET_BITS = 128;

  private final FactorPolicy policy;
  private final CodeTrial trial;

  public FactorDecider(FactorPolicy policy) {
    this.policy = Objects.requireNonNull(policy, "policy");
    this.trial = new CodeTrial(policy);
  }

  @Override
  public UserFactors initial() {
    return UserFactors.NONE;
  }

  @Override
  public Decision<FactorEvent> decide(UserFactors state, FactorCommand command) {
    if (command instanceof ConfirmTotp confirm) {
      return trial.confirm(state, confirm);
    }
    if (command instanceof TryTotp attempt) {
      return trial.totp(state, attempt);
    }
    if (command instanceof TrySentCode attempt) {
      return trial.sentCode(state, attempt);
    }
    return command instanceof TryBackupCode attempt ? trial.backupCode(state, attempt) : change(state, command);
  }

  private Decision<FactorEvent> change(UserFactors state, FactorCommand command) {
    if (command instanceof SendCode send) {
      return send(state, send);
    }
    if (command instanceof OfferTotp offer) {
      return offer.secretBits() < LEAST_SECRET_BITS
          ? Decision.refuse(FactorRefusals.weak(offer.secretBits(), LEAST_SECRET_BITS))
          : Decision.accept(new TotpOffered(offer.secret(), offer.settings(), offer.at()));
    }
    if (command instanceof ReplaceBackupCodes replace) {
      return state.isEnrolled()
          ? Decision.accept(new BackupCodesReplaced(replace.hashes(), replace.at()))
          : Decision.refuse(FactorRefusals.notEnrolled("backup codes stand in for another factor, and there is none"));
    }
    if (command instanceof MakeCodeKey make) {
      return state.codeKey() == null ? Decision.accept(new CodeKeyMade(make.key(), make.at())) : unchanged();
    }
    if (command instanceof Reseal reseal) {
      return reseal.expected().isEmpty() || !state.secrets().containsAll(reseal.expected())
          ? unchanged()
          : Decision.accept(new SecretsResealed(reseal.expected(), reseal.resealed(), reseal.at()));
    }
    return remove(state, command);
  }

  private Decision<FactorEvent> send(UserFactors state, SendCode send) {
    Instant now = send.at();
    if (state.guesses().isLockedAt(now)) {
      return Decision.refuse(FactorRefusals.locked(state.guesses()));
    }
    boolean verified = state.addresses().stream()
        .anyMatch(address -> address.is(send.channel(), send.address()) && address.verifiedAt() != null);
    if (send.purpose() == Challenge.Purpose.PROVE_FACTOR && !verified) {
      return Decision.refuse(FactorRefusals.unverified());
    }
    Instant next = policy.nextSend(state.sends(), now);
    return next.isAfter(now)
        ? Decision.refuse(FactorRefusals.flood(next))
        : Decision.accept(new CodeSent(new Challenge(send.id(), send.purpose(), send.channel(), send.address(),
            send.hash(), now, now.plus(policy.codeLife()), null)));
  }

  private static Decision<FactorEvent> remove(UserFactors state, FactorCommand command) {
    if (command instanceof RemoveTotp remove) {
      return state.totp() == null && state.offered() == null
          ? unchanged() : Decision.accept(new TotpRemoved(remove.at()));
    }
    if (command instanceof RemoveAddress remove) {
      return state.addresses().stream().noneMatch(address -> address.is(remove.channel(), remove.address()))
          ? unchanged()
          : Decision.accept(new AddressRemoved(remove.channel(), remove.address(), remove.at()));
    }
    if (command instanceof RemoveBackupCodes remove) {
      return state.backup().isEmpty() ? unchanged() : Decision.accept(new BackupCodesRemoved(remove.at()));
    }
    return state.guesses().equals(Guesses.NONE)
        ? unchanged() : Decision.accept(new FactorsUnlocked(((Unlock) command).at()));
  }

  private static Decision<FactorEvent> unchanged() {
    return Decision.accept(List.of());
  }

  @Override
  public UserFactors evolve(UserFactors state, FactorEvent event) {
    return FactorEvolution.apply(state, event);
  }
}
