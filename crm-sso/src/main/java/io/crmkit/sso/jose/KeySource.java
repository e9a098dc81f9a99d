package io.crmkit.sso.jose;

import io.crmkit.sso.model.Verdict;
import java.time.Instant;

/** Where a verifier finds the keys of an issuer: a {@link KeySet} that never changes, or {@link RotatingKeys}. */
public interface KeySource {

  /** Returns the keys as they are known, or why there are none. The same keys are the same instance. */
  Verdict<KeySet> current(Instant now);

  /**
   * Returns the keys after somebody has asked in vain for one of {@link #current}: perhaps newer ones, perhaps the
   * same.
   */
  Verdict<KeySet> afterMiss(Instant now);
}
