package io.crmkit.approvals.model;

import java.time.Instant;

/** How one step of a request ended. */
public record StepResult(int index, String name, Ending ending, Instant at) {

  /** The ways in which a step ends. */
  public enum Ending {
    APPROVED,
    REJECTED,
    SKIPPED,

    /** Another branch was enough, so nobody had to decide it any more. */
    WITHDRAWN
  }
}
