package io.crmkit.approvals.model.vote;

/** What a person said, from the least to the most in favour. */
public enum Choice { REJECT, ABSTAIN, APPROVE }
