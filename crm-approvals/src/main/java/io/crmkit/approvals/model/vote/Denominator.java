package io.crmkit.approvals.model.vote;

/** What a share is a share of. */
public enum Denominator {
  /** Every seat that is not vacant, so an abstention counts against. */
  ALL,
  /** The approvals and rejections, so an abstention counts for neither side. */
  CAST
}
