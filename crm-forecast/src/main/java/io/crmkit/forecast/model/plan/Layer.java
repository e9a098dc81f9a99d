package io.crmkit.forecast.model.plan;

/** By which right somebody adjusts a figure; a later layer acts on what the one before it left. */
public enum Layer {

  /** As the one whose figure it is. */
  OWNER,

  /** As somebody in charge of a node above. */
  MANAGER
}
