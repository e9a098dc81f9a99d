package io.crmkit.approvals.model.vote;

/** What a person said, from the least to the most in favour. */
public enum Choice {
  REJECT(1), ABSTAIN(2), APPROVE(4);

  /** The bit by which {@link Ballots} hold this choice. */
  final byte mark;

  Choice(int mark) {
    this.mark = (byte) mark;
  }

  static Choice of(byte mark) {
    return mark == APPROVE.mark ? APPROVE : mark == REJECT.mark ? REJECT : ABSTAIN;
  }
}
