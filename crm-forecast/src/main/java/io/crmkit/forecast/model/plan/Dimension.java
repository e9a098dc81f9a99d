package io.crmkit.forecast.model.plan;

/** By what deals, or the credits for them, find their node in a hierarchy. */
public enum Dimension {
  OWNER,
  TERRITORY,
  PRODUCT
}
