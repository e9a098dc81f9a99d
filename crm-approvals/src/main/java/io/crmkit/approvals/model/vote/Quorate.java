package io.crmkit.approvals.model.vote;

import io.crmkit.core.Require;
import java.util.Set;

/**
 * A formula that counts only if enough people take part; otherwise the outcome is a rejection.
 *
 * <p>Such a rule is not monotone: a vote against can complete the quorum and so let the formula pass (the no-show
 * paradox of Fishburn and Brams, 1983). It can still be judged exactly. While the quorum is short, the open seats can
 * all stay silent, so a rejection is possible; once it is met it stays met, and the formula alone decides. All seats
 * approving is the best case for the quorum and for the formula alike.
 *
 * @param minimum how many people have to take part, at least one
 * @param abstentions whether somebody who abstains takes part; somebody who never votes does not
 */
public record Quorate(Formula formula, int minimum, Abstentions abstentions) implements VotingRule {

  public Quorate {
    Require.positive(minimum, "minimum");
  }

  @Override
  public Outcome worst(Slate slate, Ballots ballots) {
    slate.requireFits(ballots);
    return participants(slate, ballots) < minimum ? Outcome.REJECTED : formula.worst(slate, ballots);
  }

  @Override
  public Outcome best(Slate slate, Ballots ballots) {
    slate.requireFits(ballots);
    return participants(slate, ballots) + ballots.open() < minimum ? Outcome.REJECTED : formula.best(slate, ballots);
  }

  @Override
  public Outcome atClose(Slate slate, Ballots ballots) {
    slate.requireFits(ballots);
    return participants(slate, ballots) < minimum ? Outcome.REJECTED : formula.atClose(slate, ballots);
  }

  @Override
  public Set<String> groups() {
    return formula.groups();
  }

  @Override
  public String text() {
    return formula.text() + ", " + participation();
  }

  String participation() {
    return "at least %d taking part%s"
        .formatted(minimum, abstentions == Abstentions.PRESENT ? "" : " without abstaining");
  }

  /** Returns how many people have taken part so far. */
  int participants(Slate slate, Ballots ballots) {
    return abstentions == Abstentions.PRESENT
        ? ballots.voted()
        : ballots.voted() - ballots.count(slate.everyone(), Choice.ABSTAIN, Choice.REJECT);
  }
}
