package io.crmkit.testkit.approvals;

import io.crmkit.approvals.model.Panel.Kind;
import io.crmkit.approvals.model.definition.Order;
import io.crmkit.approvals.model.vote.Choice;
import io.crmkit.approvals.model.vote.FirstResponse;
import io.crmkit.approvals.model.vote.Outcome;
import io.crmkit.approvals.model.vote.Quorate;
import io.crmkit.approvals.model.vote.Slate;
import io.crmkit.approvals.model.vote.VotingRule;
import io.crmkit.core.Actor;
import io.crmkit.testkit.approvals.VoteOracle.End;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** People who decide a step together, as {@link ReferenceRequest} keeps them: names, and what each has said. */
final class ReferencePanel {

  private static final Set<End> VOTES = EnumSet.of(End.REJECT, End.ABSTAIN, End.APPROVE);
  private static final Set<End> VOTES_AND_SILENCE = EnumSet.of(End.REJECT, End.ABSTAIN, End.APPROVE, End.SILENT);

  final Kind kind;
  private final Order order;
  private final Slate slate;
  private final List<Actor> holders;
  private final List<End> said;
  private final List<End> inOrder;
  private boolean counts = true;

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

  ReferencePanel(Kind kind, Order order, Slate slate, List<Actor> holders) {
    this.kind = kind;
    this.order = order;
    this.slate = slate;
    this.holders = new ArrayList<>(holders);
    this.said = new ArrayList<>();
    this.inOrder = new ArrayList<>();
    holders.forEach(holder -> said.add(End.SILENT));
  }

  /** A panel in which the first answer decides that is no abstention. */
  static ReferencePanel firstAnswer(Kind kind, List<Actor> holders) {
    return new ReferencePanel(kind, Order.PARALLEL, Slate.of(holders.size()), holders);
  }

  ReferencePanel copy() {
    ReferencePanel copy = new ReferencePanel(kind, order, slate, holders);
    copy.said.clear();
    copy.said.addAll(said);
    copy.inOrder.addAll(inOrder);
    copy.counts = counts;
    return copy;
  }

  boolean counts() {
    return counts;
  }

  void close() {
    counts = false;
  }

  boolean seats(Actor person) {
    return holders.contains(person);
  }

  List<Actor> holders() {
    return List.copyOf(holders);
  }

  boolean hasVoted(Actor person) {
    return seats(person) && said(person) != End.SILENT && said(person) != End.VACANT;
  }

  boolean holdsOpenSeat(Actor person) {
    return counts && seats(person) && said(person) == End.SILENT;
  }

  /** Whether {@code person} may vote now: in turn, nobody before them may still be to come. */
  boolean asks(Actor person) {
    return holdsOpenSeat(person) && (order != Order.SEQUENTIAL || said.indexOf(End.SILENT) == holders.indexOf(person));
  }

  void vote(Actor person, Choice choice) {
    if (holdsOpenSeat(person)) {
      said.set(holders.indexOf(person), End.valueOf(choice.name()));
      inOrder.add(End.valueOf(choice.name()));
    }
  }

  void vacate(Actor person) {
    if (holdsOpenSeat(person)) {
      said.set(holders.indexOf(person), End.VACANT);
    }
  }

  void handOver(Actor from, Actor to) {
    if (holdsOpenSeat(from)) {
      holders.set(holders.indexOf(from), to);
    }
  }

  Word word(VotingRule rule) {
    if (kind != Kind.APPROVERS) {
      return firstAnswer(inOrder.isEmpty() ? Word.SHORT : Word.SILENT);
    }
    if (rule instanceof FirstResponse) {
      return firstAnswer(said.contains(End.VACANT) ? Word.SHORT : Word.REJECTED);
    }
    Set<Outcome> possible = outcomes(rule, said);
    if (possible.size() > 1) {
      return Word.PENDING;
    }
    Outcome only = possible.iterator().next();
    if (only == Outcome.REJECTED && couldBeApproved(rule)) {
      return Word.SHORT;
    }
    return Word.valueOf(only.name());
  }

  /** Whether those who have not voted could still approve if everybody who has left came back. */
  boolean couldBeApproved(VotingRule rule) {
    if (rule instanceof FirstResponse) {
      return !holders.isEmpty();
    }
    return outcomes(rule, said.stream().map(end -> end == End.VACANT ? End.SILENT : end).toList())
        .contains(Outcome.APPROVED);
  }

  private Word firstAnswer(Word ifNobodyDecides) {
    Optional<End> first = inOrder.stream().filter(end -> end != End.ABSTAIN).findFirst();
    if (first.isPresent()) {
      return first.get() == End.APPROVE ? Word.APPROVED : Word.REJECTED;
    }
    return said.contains(End.SILENT) ? Word.PENDING : ifNobodyDecides;
  }

  /** Returns all outcomes that there can be, trying every way in which those could vote who have not. */
  private Set<Outcome> outcomes(VotingRule rule, List<End> soFar) {
    Set<Outcome> outcomes = EnumSet.noneOf(Outcome.class);
    collect(rule, soFar, new ArrayList<>(), outcomes);
    return outcomes;
  }

  private void collect(VotingRule rule, List<End> soFar, List<End> ends, Set<Outcome> outcomes) {
    if (ends.size() == soFar.size()) {
      outcomes.add(VoteOracle.outcome(rule, slate, ends));
      return;
    }
    End so = soFar.get(ends.size());
    // only a quorum tells silence from an abstention
    Set<End> could = rule instanceof Quorate ? VOTES_AND_SILENCE : VOTES;
    for (End end : so == End.SILENT ? could : Set.of(so)) {
      ends.add(end);
      collect(rule, soFar, ends, outcomes);
      ends.remove(ends.size() - 1);
    }
  }

  private End said(Actor person) {
    return said.get(holders.indexOf(person));
  }

  @Override
  public String toString() {
    return "%s %s%s".formatted(kind, holders, counts ? " " + said : " closed");
  }
}
