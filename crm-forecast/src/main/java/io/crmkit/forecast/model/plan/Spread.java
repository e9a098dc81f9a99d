package io.crmkit.forecast.model.plan;

/** How what an adjustment adds to a figure goes to all that the figure is made of. It always sums exactly. */
public enum Spread {

  /** In proportion to what is there, and in equal parts where nothing is. */
  PROPORTIONAL,

  /** In equal parts to all leaves below, or to the node itself if it is one. */
  ADDITIVE
}
