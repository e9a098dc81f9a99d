package io.crmkit.ai.smile;

/** Thrown where a trainer by Smile is asked for and the host does not have Smile; the message says what to add. */
public final class SmileMissingException extends IllegalStateException {

  private static final long serialVersionUID = 1L;

  private static final String MARK = "smile.classification.RandomForest";

  private SmileMissingException(Throwable cause) {
    super("Smile is not there: add com.github.haifengl:smile-core:2.6.0 (LGPL-3.0) to the pom, and on the module path "
        + "require smile.core, smile.data and smile.math; the trainers of io.crmkit.ai.train need none of it", cause);
  }

  /** Goes on if Smile is there. */
  static void throwWithoutSmile() {
    try {
      Class.forName(MARK, false, SmileMissingException.class.getClassLoader());
    } catch (ClassNotFoundException e) {
      throw new SmileMissingException(e);
    }
  }
}
