package io.crmkit.sso.mfa.model;

import io.crmkit.sso.model.Guesses;
import io.crmkit.sso.model.SsoRefusal;
import java.time.Instant;

/** What is said to somebody whose code, or enrolment, counts for nothing. No sentence holds a code or an address. */
public final class FactorRefusals {

  private FactorRefusals() {}

  /** Returns the refusal of a code that was tried and counted. */
  public static SsoRefusal ofCode(FactorReason reason) {
    return new SsoRefusal(reason, switch (reason) {
      case CODE_REPLAYED -> "This code, or a later one, was accepted before. Wait for the next one.";
      case BACKUP_USED -> "This backup code was used before, or is of a set that was replaced.";
      case OOB_OTHER_CHALLENGE -> "This code was sent for something else.";
      default -> "This is not the code.";
    });
  }

  /** Returns the refusal for want of a factor. */
  public static SsoRefusal notEnrolled(String why) {
    return new SsoRefusal(FactorReason.NOT_ENROLLED, "This factor is not enrolled: " + why + ".");
  }

  static SsoRefusal locked(Guesses guesses) {
    return new SsoRefusal(FactorReason.FACTOR_LOCKED,
        "There were %d wrong codes; none is accepted before %s.".formatted(guesses.wrong(), guesses.lockedUntil()));
  }

  static SsoRefusal weak(int bits, int least) {
    return new SsoRefusal(FactorReason.SECRET_WEAK,
        "The secret must have at least %d bits but has %d.".formatted(least, bits));
  }

  /** Returns the refusal of an address that nobody verified. */
  public static SsoRefusal unverified() {
    return new SsoRefusal(FactorReason.OOB_UNVERIFIED,
        "Nobody has shown to receive what is sent to this address. Verify it first.");
  }

  static SsoRefusal flood(Instant next) {
    return new SsoRefusal(FactorReason.OOB_FLOOD, "Too many codes were sent; the next may be sent at " + next + ".");
  }

  static SsoRefusal ofChallenge(FactorReason reason) {
    return new SsoRefusal(reason, switch (reason) {
      case OOB_EXPIRED -> "The code that was sent is too old. Ask for another one.";
      case OOB_USED -> "The code that was sent was used before. Ask for another one.";
      case OOB_OTHER_CHALLENGE -> "The code was sent for something else.";
      default -> "No such code was sent to this user. Ask for one.";
    });
  }
}
