package io.crmkit.sso.provider.model;

import java.time.Instant;
import java.util.Objects;

/**
 * How a test ended.
 *
 * @param revision of the settings that were tested
 */
public record ProofRecord(int revision, Outcome outcome, Instant at) {

  /** Whether the provider works. */
  public enum Outcome { PASSED, FAILED }

  public ProofRecord {
    Objects.requireNonNull(outcome, "outcome");
    Objects.requireNonNull(at, "at");
  }
}
