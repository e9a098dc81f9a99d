package io.crmkit.sso.mfa.json;

import io.crmkit.core.state.StateFormat;
import io.crmkit.sso.mfa.model.FactorEvent;
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
import io.crmkit.sso.mfa.model.UserFactors;
import io.crmkit.sso.model.UserId;

/** Second factors and their events in the form that is stored and published. */
public final class FactorFormats {

  public static final StateFormat<UserId, UserFactors, FactorEvent> FACTORS =
      StateFormat.of("factors", UserId::new, UserFactors.class, FactorEvent.class)
          .type(CodeKeyMade.class, "factors.code-key-made")
          .type(TotpOffered.class, "factors.totp-offered")
          .type(TotpConfirmed.class, "factors.totp-confirmed")
          .type(TotpAccepted.class, "factors.totp-accepted")
          .type(TotpRemoved.class, "factors.totp-removed")
          .type(CodeSent.class, "factors.code-sent")
          .type(SentCodeAccepted.class, "factors.sent-code-accepted")
          .type(AddressRemoved.class, "factors.address-removed")
          .type(BackupCodesReplaced.class, "factors.backup-codes-replaced")
          .type(BackupCodeAccepted.class, "factors.backup-code-accepted")
          .type(BackupCodesRemoved.class, "factors.backup-codes-removed")
          .type(CodeRefused.class, "factors.code-refused")
          .type(FactorsLocked.class, "factors.locked")
          .type(SecretsResealed.class, "factors.secrets-resealed")
          .type(FactorsUnlocked.class, "factors.unlocked")
          .build(FactorEvent::at);

  private FactorFormats() {}
}
