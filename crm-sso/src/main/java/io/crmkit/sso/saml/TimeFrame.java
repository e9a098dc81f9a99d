package io.crmkit.sso.saml;

import io.crmkit.sso.saml.model.SamlReason;
import java.time.Duration;
import java.time.Instant;

/** Now, and by how much the clock of a provider may differ from ours. */
record TimeFrame(Instant now, Duration skew) {

  /** Requires that a validity has begun. */
  void requireBegun(Instant notBefore, SamlReason reason, String what) {
    if (now.plus(skew).isBefore(notBefore)) {
      throw reason.because("%s is valid from %s on, and it is %s".formatted(what, notBefore, now));
    }
  }

  /** Returns until when it is remembered that something was used: past its end by whatever clock, that of who forgets it too. */
  Instant remembered(Instant notOnOrAfter) {
    return notOnOrAfter.plus(skew.multipliedBy(2)).plusSeconds(1);
  }

  /** Requires that a validity is not over; the end itself is no longer in it. */
  void requireNotOver(Instant notOnOrAfter, SamlReason reason, String what) {
    if (!now.minus(skew).isBefore(notOnOrAfter)) {
      throw reason.because("%s was valid before %s, and it is %s".formatted(what, notOnOrAfter, now));
    }
  }
}
