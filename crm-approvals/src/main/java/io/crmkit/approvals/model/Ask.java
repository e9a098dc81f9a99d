package io.crmkit.approvals.model;

/** What a request waits to be given by somebody. */
public enum Ask {

  /** A vote in an open step. */
  VOTE,

  /** An answer to what was asked about an open step. */
  ANSWER,

  /** The request itself, which was sent back, submitted again. */
  RESUBMISSION
}
