package io.crmkit.approvals.model;

import io.crmkit.core.Require;
import java.util.Objects;

/**
 * Something that keeps somebody from acting, mostly in the place of somebody else.
 *
 * @param text that in English, as the end of a sentence
 */
public record Obstacle(Kind kind, String text) {

  static final Obstacle INACTIVE = new Obstacle(Kind.INACTIVE, "they are no active person in the directory");

  /** What it has to do with. */
  public enum Kind {

    /** A delegation on the way has not begun. */
    NOT_YET,

    /** A delegation on the way is over. */
    OVER,

    /** A delegation on the way is about other definitions. */
    OTHER_DEFINITION,

    /** A delegation on the way is for smaller amounts, or for an amount that can be compared. */
    ABOVE_ITS_LIMIT,

    /** The definition lets nobody vote in the place of others. */
    NO_DELEGATES,

    /** The definition lets only others do that. */
    NOT_AMONG,

    /** Their own limit does not cover the amount, and the definition asks for that. */
    NO_AUTHORITY,

    /** They are no active person in the directory. */
    INACTIVE,

    /** They sit in the step, or have voted in it: one person has one say. */
    HAS_A_SAY,

    /** Separation of duties: they must not decide the step. */
    BARRED,

    /** Separation of duties: the one in whose place they would act must not decide the step. */
    PRINCIPAL_BARRED
  }

  public Obstacle {
    Objects.requireNonNull(kind, "kind");
    Require.notBlank(text, "text");
  }
}
