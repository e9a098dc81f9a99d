package io.crmkit.sso.signon;

import io.crmkit.core.Secret;
import io.crmkit.sso.mfa.model.ChallengeId;
import java.util.Objects;

/** By what somebody wants to show a second factor, as they typed it. */
public sealed interface FactorProof {

  /** A code of the authenticator app. */
  record Totp(@Secret String code) implements FactorProof {

    public Totp {
      Objects.requireNonNull(code, "code");
    }

    @Override
    public String toString() {
      return "Totp[]";
    }
  }

  /** A code that was sent by {@link SignOnFactors#challenge}. */
  record Sent(ChallengeId challenge, @Secret String code) implements FactorProof {

    public Sent {
      Objects.requireNonNull(challenge, "challenge");
      Objects.requireNonNull(code, "code");
    }

    @Override
    public String toString() {
      return "Sent[%s]".formatted(challenge);
    }
  }

  /** One of the backup codes. */
  record Backup(@Secret String code) implements FactorProof {

    public Backup {
      Objects.requireNonNull(code, "code");
    }

    @Override
    public String toString() {
      return "Backup[]";
    }
  }
}
