package io.crmkit.approvals.model.vote;

/** Whether somebody who abstains has taken part, as far as a quorum is concerned. */
public enum Abstentions { PRESENT, ABSENT }
