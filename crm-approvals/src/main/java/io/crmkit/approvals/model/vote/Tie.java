package io.crmkit.approvals.model.vote;

/** What happens when the approvals are exactly the share that they had to exceed, such as half for a majority. */
public enum Tie {
  REJECT,
  /** The chair's vote decides; without a chair, or if the chair abstains, it is a rejection. */
  CHAIR,
  /** The outcome is {@link Outcome#TIED}, for the next level to break. */
  ESCALATE
}
