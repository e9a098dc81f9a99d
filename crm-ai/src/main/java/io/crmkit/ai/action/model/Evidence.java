package io.crmkit.ai.action.model;

/** What has to be known of an effect before an action is offered. */
public enum Evidence {
  /** That it may help: the interval reaches above nothing. */
  POSSIBLE,
  /** That it helps: the interval is above nothing. */
  PROVEN;

  /** Whether an effect is as well known as this asks. */
  public boolean isMetBy(Effect effect) {
    return this == PROVEN ? effect.helps() : effect.mayHelp();
  }
}
