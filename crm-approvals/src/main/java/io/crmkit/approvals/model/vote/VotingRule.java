package io.crmkit.approvals.model.vote;

import io.crmkit.core.Violation;
import java.util.List;
import java.util.Set;

/**
 * How the votes of a step add up to an outcome.
 *
 * <p>Each method takes ballots of the size of the slate and throws an {@link IllegalArgumentException} if they differ,
 * or if the rule names a group that the slate lacks; {@link #check} finds the latter beforehand.
 */
public sealed interface VotingRule permits Formula, Quorate, FirstResponse {

  /** Returns the lowest outcome that any votes of the open seats can still bring about. */
  Outcome worst(Slate slate, Ballots ballots);

  /** Returns the highest outcome that any votes of the open seats can still bring about. */
  Outcome best(Slate slate, Ballots ballots);

  /** Returns the outcome if voting ended now and no open seat ever voted. */
  Outcome atClose(Slate slate, Ballots ballots);

  /** Returns the names of the groups that this rule counts. */
  Set<String> groups();

  /** Returns this rule in words. */
  String text();

  /**
   * Returns what makes no sense on this slate: a group that it lacks, a number above what a group can give, a tie for a
   * chair who is not there. A rule may have such a dead part and still be {@link #reachable}.
   */
  default List<Violation> check(Slate slate) {
    return RuleCheck.of(this, slate);
  }

  /** Returns how far each part of this rule has come. */
  default Explanation explain(Slate slate, Ballots ballots) {
    return RuleExplainer.of(this, slate, ballots);
  }

  /** Returns the fixed outcome exactly when no votes of the open seats can change it, otherwise PENDING. */
  default Standing standing(Slate slate, Ballots ballots) {
    return Standing.between(worst(slate, ballots), best(slate, ballots));
  }

  /**
   * Returns whether the slate can give an approval at all; if not, the step would be rejected before the first vote.
   */
  default boolean reachable(Slate slate) {
    return reachable(slate, Ballots.blank(slate.size()));
  }

  /** Returns whether the open seats can still bring about an approval; ask again whenever a seat becomes vacant. */
  default boolean reachable(Slate slate, Ballots ballots) {
    return best(slate, ballots) == Outcome.APPROVED;
  }
}
