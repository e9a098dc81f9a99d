package io.crmkit.forecast.model;

/** What the credits of a type add up to. */
public enum CreditKind {

  /** To the whole deal: its credits of the type make up 100 %, so the credited amounts are revenue that adds up. */
  ADDITIVE,

  /** To anything, even more than the deal: credit for help. It is shown beside revenue and never in it. */
  OVERLAY
}
