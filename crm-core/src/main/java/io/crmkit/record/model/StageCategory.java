package io.crmkit.record.model;

/** What a stage says of the deals in it. */
public enum StageCategory {

  /** They can still be won and lost. */
  OPEN,

  /** They are won: their probability is one. */
  WON,

  /** They are lost: their probability is zero. */
  LOST;

  public boolean isClosed() {
    return this != OPEN;
  }
}
