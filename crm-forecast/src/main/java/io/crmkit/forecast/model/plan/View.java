package io.crmkit.forecast.model.plan;

/** What the figure of a category is about. */
public enum View {

  /** Its own deals only. */
  SINGLE,

  /** Its deals and those of all surer categories. */
  CUMULATIVE
}
