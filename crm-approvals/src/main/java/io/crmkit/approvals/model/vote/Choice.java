package io.crmkit.approvals.model.vote;

/** What a person said, from the least to the most in favour. */
public enum Choice {
  REJECT(0), ABSTAIN(1), APPROVE(2);

  /** How {@link Ballots} hold this choice. */
  final byte mark;

  Choice(int mark) {
    this.mark = (byte) mark;
  }
}
