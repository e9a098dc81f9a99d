package io.crmkit.record.model;

/** How a deal came into a stage. */
public enum StageStep {

  /** It began there. */
  FIRST,

  /** From an open stage to a later one, or to the end. */
  FORWARD,

  /** From an open stage to an earlier one. */
  BACK,

  /** From a closed stage to an open one. */
  REOPENED,

  /** From one closed stage to another one: what was taken for won is lost, or the other way round. */
  RECLOSED,

  /** From another pipeline. */
  TRANSFERRED;

  /** Returns whether this undoes progress. */
  public boolean isRegression() {
    return this == BACK || this == REOPENED;
  }

  static StageStep between(StagePlace from, StagePlace to) {
    if (!from.pipeline().equals(to.pipeline())) {
      return TRANSFERRED;
    }
    if (from.category().isClosed()) {
      return to.category().isClosed() ? RECLOSED : REOPENED;
    }
    return to.category().isClosed() || to.position() > from.position() ? FORWARD : BACK;
  }
}
