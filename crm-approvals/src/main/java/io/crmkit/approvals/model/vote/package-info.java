/**
 * What the votes of a step add up to: seats, ballots, rules, and when an outcome can no longer change.
 *
 * <pre>{@code
 * Slate slate = Slate.builder().seat("legal").seat("legal").seat("board").build();
 * VotingRule rule = VoteFormula.parse("2 of legal or 1 of board", Defaults.STANDARD).orElseThrow();
 * Ballots ballots = Ballots.blank(slate.size()).with(2, Choice.APPROVE);
 * rule.standing(slate, ballots); // APPROVED: no later vote can change it
 * }</pre>
 *
 * <p>A {@link io.crmkit.approvals.model.vote.VotingRule} knows the worst and the best outcome that is still possible.
 * Where both are the same the vote is over, and only there: this is exact, not an estimate, because each rule is
 * monotone in the order REJECT &lt; ABSTAIN &lt; APPROVE. A seat that never votes counts like an abstention, and never
 * towards a participation quorum. No approval is ever vacuous: each takes at least one approving vote.
 *
 * <p>Everything here is immutable and safe to share between threads, except the builders.
 */
@NullMarked
package io.crmkit.approvals.model.vote;

import org.jspecify.annotations.NullMarked;
