package io.crmkit.approvals.model;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How one step of a request ended.
 *
 * @param content the digest of what was approved; null if it is not bound to any
 */
public record StepResult(int index, String name, Ending ending, @Nullable String content, Instant at) {

  /** A result of a step that is bound to no content. */
  public StepResult(int index, String name, Ending ending, Instant at) {
    this(index, name, ending, null, at);
  }

  /** The ways in which a step ends. */
  public enum Ending {
    APPROVED,
    REJECTED,
    SKIPPED,

    /** Another branch was enough, so nobody had to decide it any more. */
    WITHDRAWN
  }
}
