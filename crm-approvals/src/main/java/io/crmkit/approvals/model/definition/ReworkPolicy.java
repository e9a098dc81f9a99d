package io.crmkit.approvals.model.definition;

import io.crmkit.core.Require;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Objects;
import java.util.Set;

/**
 * How often, and where, those who are asked may send a request back. Every way back costs one of its rounds, so no
 * request goes round for ever.
 *
 * @param rounds how often in all, at least once
 * @param then what one more does
 * @param to where; at least one
 */
public record ReworkPolicy(int rounds, Exhausted then, Set<Target> to) {

  public ReworkPolicy {
    Require.positive(rounds, "rounds");
    Objects.requireNonNull(then, "then");
    if (to.isEmpty()) {
      throw new IllegalArgumentException("rework needs somewhere to send a request back to");
    }
    to = Collections.unmodifiableSet(EnumSet.copyOf(to));
  }

  /** What sending back does once the rounds are used up. */
  public enum Exhausted {

    /** Nothing: it is refused. */
    REFUSE,

    /** It rejects the step. */
    REJECT
  }

  /** Where a request may be sent back to. */
  public enum Target {

    /** The requester, who submits it again. */
    REQUESTER,

    /** The last step before that was approved. */
    PREVIOUS,

    /** Any step before that was approved. */
    ANY
  }
}
