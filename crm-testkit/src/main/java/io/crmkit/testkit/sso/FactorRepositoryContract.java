package io.crmkit.testkit.sso;

import io.crmkit.core.Decider;
import io.crmkit.core.state.StateFormat;
import io.crmkit.sso.mfa.json.FactorFormats;
import io.crmkit.sso.mfa.model.Challenge.Purpose;
import io.crmkit.sso.mfa.model.ChallengeId;
import io.crmkit.sso.mfa.model.Channel;
import io.crmkit.sso.mfa.model.FactorCommand;
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
import io.crmkit.sso.mfa.model.FactorDecider;
import io.crmkit.sso.mfa.model.FactorEvent;
import io.crmkit.sso.mfa.model.FactorPolicy;
import io.crmkit.sso.mfa.model.OtpAlgorithm;
import io.crmkit.sso.mfa.model.TotpSettings;
import io.crmkit.sso.mfa.model.UserFactors;
import io.crmkit.sso.mfa.port.FactorRepository;
import io.crmkit.sso.model.Sealed;
import io.crmkit.sso.model.SecretHash;
import io.crmkit.sso.model.UserId;
import io.crmkit.testkit.state.StateRepositoryContract;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** What every {@link FactorRepository} must do. Extend it next to your adapter and return an empty repository. */
public abstract class FactorRepositoryContract
    extends StateRepositoryContract<UserId, UserFactors, FactorCommand, FactorEvent> {

  private static final Instant AT = Instant.parse("2024-05-01T12:00:00.123456789Z");
  private static final FactorPolicy STRICT = new FactorPolicy(
      1, Duration.ofNanos(1), Duration.ofNanos(1), Duration.ofMinutes(10), Duration.ofNanos(1), 5, 15);
  private static final Sealed SEALED = new Sealed("key-1", "AAAA_-");
  private static final String EMAIL = "ada@größe.example";

  @Override
  protected abstract FactorRepository emptyRepository();

  @Override
  protected Decider<UserFactors, FactorCommand, FactorEvent> decider() {
    return new FactorDecider(STRICT);
  }

  @Override
  protected StateFormat<UserId, UserFactors, FactorEvent> format() {
    return FactorFormats.FACTORS;
  }

  @Override
  protected List<FactorCommand> life() {
    TotpSettings eight = new TotpSettings(OtpAlgorithm.SHA512, 8);
    ChallengeId first = new ChallengeId("Größe 🚀 1");
    return List.of(
        new MakeCodeKey(SEALED, AT),
        new OfferTotp(SEALED, 160, eight, AT.plusNanos(1)),
        new ConfirmTotp(List.of(Long.MAX_VALUE - 1), AT.plusNanos(2)),
        new TryTotp(List.of(Long.MAX_VALUE), AT.plusNanos(3)),
        new TryTotp(List.of(Long.MAX_VALUE), AT.plusNanos(4)),
        new Unlock(AT.plusNanos(6)),
        new SendCode(first, Purpose.VERIFY_ADDRESS, Channel.EMAIL, EMAIL, hash("1"), AT.plusNanos(7)),
        new TrySentCode(first, Purpose.VERIFY_ADDRESS, hash("1"), AT.plusNanos(8)),
        new ReplaceBackupCodes(List.of(hash("2"), hash("3")), AT.plusNanos(9)),
        new TryBackupCode(hash("3"), AT.plusNanos(10)),
        new ReplaceBackupCodes(List.of(hash("4")), AT.plusNanos(11)),
        new Reseal(List.of(SEALED), List.of(new Sealed("key-2", "BBBB")), AT.plusNanos(12)),
        new RemoveBackupCodes(AT.plusNanos(12)),
        new RemoveAddress(Channel.EMAIL, EMAIL, AT.plusNanos(13)),
        new RemoveTotp(AT.plusNanos(14)));
  }

  private static SecretHash hash(String of) {
    return SecretHash.ofRandom(List.of("contract"), of);
  }
}
