package io.crmkit.approvals.model.vote;

import java.util.Set;

/** The first vote that is not an abstention decides; if all abstain it is a rejection. */
public record FirstResponse() implements VotingRule {

  @Override
  public Outcome worst(Slate slate, Ballots ballots) {
    return atClose(slate, ballots);
  }

  @Override
  public Outcome best(Slate slate, Ballots ballots) {
    slate.requireFits(ballots);
    Choice first = ballots.firstDecisive();
    boolean approvable = first == Choice.APPROVE || (first == Choice.ABSTAIN && ballots.open() > 0);
    return approvable ? Outcome.APPROVED : Outcome.REJECTED;
  }

  @Override
  public Outcome atClose(Slate slate, Ballots ballots) {
    slate.requireFits(ballots);
    return ballots.firstDecisive() == Choice.APPROVE ? Outcome.APPROVED : Outcome.REJECTED;
  }

  @Override
  public Set<String> groups() {
    return Set.of(Slate.EVERYONE);
  }

  @Override
  public String text() {
    return "first response of " + Slate.EVERYONE;
  }
}
