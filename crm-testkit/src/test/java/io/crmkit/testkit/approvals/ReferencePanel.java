package io.crmkit.testkit.approvals;

import io.crmkit.approvals.model.Circumstances.Addition;
import io.crmkit.approvals.model.Panel.Kind;
import io.crmkit.approvals.model.StepVote;
import io.crmkit.approvals.model.definition.Order;
import io.crmkit.approvals.model.vote.Choice;
import io.crmkit.approvals.model.vote.FirstResponse;
import io.crmkit.approvals.model.vote.Slate;
import io.crmkit.approvals.model.vote.VotingRule;
import io.crmkit.core.Actor;
import io.crmkit.testkit.approvals.ReferenceBallot.Word;
import io.crmkit.testkit.approvals.VoteOracle.End;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** People who decide a step together, as {@link ReferenceRequest} keeps them: names, and who said what in whose seat. */
final class ReferencePanel {

  final Kind kind;
  private final Order order;
  private final Slate slate;
  private final List<Actor> holders;
  private final Set<Actor> left = new HashSet<>();
  private final List<StepVote> votes = new ArrayList<>();
  private boolean counts = true;
  private @Nullable Claim claim;

  /** How somebody was added; null for everybody else. */
  private @Nullable Addition addition;

  /** Who has taken a queue, and until when; null for as long as it takes. */
  record Claim(Actor by, @Nullable Instant until) {}

  ReferencePanel(Kind kind, Order order, Slate slate, List<Actor> holders) {
    this.kind = kind;
    this.order = order;
    this.slate = slate;
    this.holders = new ArrayList<>(holders);
  }

  /** A panel in which the first answer decides that is no abstention. */
  static ReferencePanel firstAnswer(Kind kind, List<Actor> holders) {
    return new ReferencePanel(kind, Order.PARALLEL, Slate.of(holders.size()), holders);
  }

  /** Somebody who was added. */
  static ReferencePanel added(Actor person, Addition how) {
    ReferencePanel added = firstAnswer(Kind.ADDED, List.of(person));
    added.addition = how;
    return added;
  }

  ReferencePanel copy() {
    ReferencePanel copy = new ReferencePanel(kind, order, slate, holders);
    copy.left.addAll(left);
    copy.votes.addAll(votes);
    copy.counts = counts;
    copy.claim = claim;
    copy.addition = addition;
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

  List<StepVote> votes() {
    return List.copyOf(votes);
  }

  @Nullable Addition addition() {
    return addition;
  }

  /** Whether {@code person} has voted, for whomever, or somebody in their place. */
  boolean hasVoted(Actor person) {
    return votes.stream().anyMatch(vote -> vote.by().equals(person) || vote.holder().equals(person));
  }

  boolean holdsOpenSeat(Actor person) {
    return counts && seats(person) && said(person) == End.SILENT;
  }

  /** Whether it is the turn of {@code person}: nobody before them may be to come, and nobody else have a claim. */
  boolean asks(Actor person) {
    if (order == Order.SEQUENTIAL && holders.stream().filter(this::holdsOpenSeat).findFirst()
        .filter(first -> !first.equals(person)).isPresent()) {
      return false;
    }
    return holdsOpenSeat(person) && (claim == null || claim.by().equals(person));
  }

  boolean isQueueOf(Actor person) {
    return order == Order.QUEUE && holdsOpenSeat(person);
  }

  @Nullable Claim claim() {
    return counts ? claim : null;
  }

  void claim(@Nullable Claim taken) {
    claim = taken;
  }

  /** Has a claim last longer by this much. */
  void prolongClaim(Duration pause) {
    if (claim != null && claim.until() != null) {
      claim = new Claim(claim.by(), claim.until().plus(pause));
    }
  }

  void vote(Actor holder, Choice choice, Actor by) {
    if (holdsOpenSeat(holder)) {
      votes.add(new StepVote(by, holder, choice));
      leaveQueue(holder);
    }
  }

  boolean vacate(Actor person) {
    boolean held = holdsOpenSeat(person);
    if (held) {
      left.add(person);
      leaveQueue(person);
    }
    return held;
  }

  /** Takes {@code person} out, with every vote of theirs and every vote in their place; returns whether they took part. */
  boolean bar(Actor person) {
    if (!counts) {
      return false;
    }
    boolean voted = votes.removeIf(vote -> vote.by().equals(person) || vote.holder().equals(person));
    return vacate(person) || voted;
  }

  private void leaveQueue(Actor person) {
    claim = claim != null && claim.by().equals(person) ? null : claim;
  }

  void handOver(Actor from, Actor to) {
    if (holdsOpenSeat(from)) {
      holders.set(holders.indexOf(from), to);
      claim = claim != null && claim.by().equals(from) ? new Claim(to, claim.until()) : claim;
    }
    if (addition != null && addition.asker().equals(from)) {
      addition = new Addition(to, addition.place());
    }
  }

  /** Whether somebody who was added has said this; silence is nothing that anybody says. */
  boolean addedSays(End end) {
    return kind == Kind.ADDED && counts && said(holders.get(0)) == end;
  }

  Word word(VotingRule rule) {
    if (kind != Kind.APPROVERS) {
      return firstAnswer(votes.isEmpty() ? Word.SHORT : Word.SILENT);
    }
    if (rule instanceof FirstResponse) {
      return firstAnswer(left.isEmpty() ? Word.REJECTED : Word.SHORT);
    }
    return ballot(rule, said()).word();
  }

  /** Whether those who have not voted could still approve if everybody who has left came back. */
  boolean couldBeApproved(VotingRule rule) {
    return rule instanceof FirstResponse ? !holders.isEmpty() : ballot(rule, said()).couldBeApproved();
  }

  /** Whether the others could still approve if {@code absent} did not take part. */
  boolean couldBeApprovedWithout(VotingRule rule, Actor absent) {
    if (rule instanceof FirstResponse) {
      return holders.stream().anyMatch(holder -> !holder.equals(absent));
    }
    List<End> without = new ArrayList<>(said());
    without.set(holders.indexOf(absent), End.VACANT);
    return ballot(rule, without).mayEnd(Word.APPROVED);
  }

  /** Whether the approvals of {@code known} are enough, whatever the others would say. */
  boolean isApprovedBy(VotingRule rule, Set<Actor> known) {
    if (rule instanceof FirstResponse) {
      return !known.isEmpty();
    }
    List<End> soFar = holders.stream().map(holder -> known.contains(holder) ? End.APPROVE : End.SILENT).toList();
    return ballot(rule, soFar).word() == Word.APPROVED;
  }

  private ReferenceBallot ballot(VotingRule rule, List<End> soFar) {
    return new ReferenceBallot(rule, slate, soFar);
  }

  private Word firstAnswer(Word ifNobodyDecides) {
    Optional<Choice> first = votes.stream().map(StepVote::choice).filter(each -> each != Choice.ABSTAIN).findFirst();
    if (first.isPresent()) {
      return first.get() == Choice.APPROVE ? Word.APPROVED : Word.REJECTED;
    }
    return said().contains(End.SILENT) ? Word.PENDING : ifNobodyDecides;
  }

  private List<End> said() {
    return holders.stream().map(this::said).toList();
  }

  private End said(Actor holder) {
    if (left.contains(holder)) {
      return End.VACANT;
    }
    return votes.stream().filter(vote -> vote.holder().equals(holder)).findFirst()
        .map(vote -> End.valueOf(vote.choice().name())).orElse(End.SILENT);
  }

  @Override
  public String toString() {
    return EngineView.panel(kind, holders, counts ? said().toString() : "closed", votes,
        counts && claim != null ? claim.by() : null, addition);
  }
}
