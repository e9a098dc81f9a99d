package io.crmkit.testkit.approvals;

import io.crmkit.approvals.model.vote.Outcome;
import io.crmkit.approvals.model.vote.Quorate;
import io.crmkit.approvals.model.vote.Slate;
import io.crmkit.approvals.model.vote.VotingRule;
import io.crmkit.testkit.approvals.VoteOracle.End;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** What the people of a panel have said so far, judged by trying every way in which the rest could vote. */
record ReferenceBallot(VotingRule rule, Slate slate, List<End> said) {

  private static final Set<End> VOTES = EnumSet.of(End.REJECT, End.ABSTAIN, End.APPROVE);
  private static final Set<End> VOTES_AND_SILENCE = EnumSet.of(End.REJECT, End.ABSTAIN, End.APPROVE, End.SILENT);

  /** What a panel says. */
  enum Word {
    APPROVED,
    REJECTED,

    /** A tie that the definition wants the next level to break. */
    TIED,
    PENDING,

    /** Everybody has answered and nobody has decided. */
    SILENT,

    /** People have left, so that the others cannot approve any more. */
    SHORT
  }

  Word word() {
    Set<Outcome> possible = outcomes(said);
    if (possible.size() > 1) {
      return Word.PENDING;
    }
    Outcome only = possible.iterator().next();
    return only == Outcome.REJECTED && couldBeApproved() ? Word.SHORT : Word.valueOf(only.name());
  }

  /** Whether it can come to this yet. */
  boolean mayEnd(Word how) {
    return outcomes(said).contains(Outcome.valueOf(how.name()));
  }

  /** Whether it could be approved if everybody who has left came back. */
  boolean couldBeApproved() {
    return outcomes(said.stream().map(end -> end == End.VACANT ? End.SILENT : end).toList())
        .contains(Outcome.APPROVED);
  }

  private Set<Outcome> outcomes(List<End> soFar) {
    Set<Outcome> outcomes = EnumSet.noneOf(Outcome.class);
    collect(soFar, new ArrayList<>(), outcomes);
    return outcomes;
  }

  private void collect(List<End> soFar, List<End> ends, Set<Outcome> outcomes) {
    if (ends.size() == soFar.size()) {
      outcomes.add(VoteOracle.outcome(rule, slate, ends));
      return;
    }
    End so = soFar.get(ends.size());
    // only a quorum tells silence from an abstention
    Set<End> could = rule instanceof Quorate ? VOTES_AND_SILENCE : VOTES;
    for (End end : so == End.SILENT ? could : Set.of(so)) {
      ends.add(end);
      collect(soFar, ends, outcomes);
      ends.remove(ends.size() - 1);
    }
  }
}
