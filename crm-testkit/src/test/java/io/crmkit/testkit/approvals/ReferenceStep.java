package io.crmkit.testkit.approvals;

import io.crmkit.approvals.model.Circumstances.Addition;
import io.crmkit.approvals.model.Circumstances.Place;
import io.crmkit.approvals.model.Panel.Kind;
import io.crmkit.approvals.model.StepVote;
import io.crmkit.approvals.model.definition.Escalation;
import io.crmkit.approvals.model.definition.Escalation.CatchUp;
import io.crmkit.approvals.model.definition.Escalation.LastAction;
import io.crmkit.approvals.model.definition.Escalation.Level;
import io.crmkit.approvals.model.definition.Escalation.Rights;
import io.crmkit.approvals.model.definition.Reminders;
import io.crmkit.approvals.model.definition.Step;
import io.crmkit.core.Actor;
import io.crmkit.testkit.approvals.ReferenceBallot.Word;
import io.crmkit.testkit.approvals.ReferencePanel.Claim;
import io.crmkit.testkit.approvals.VoteOracle.End;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** The step of a {@link ReferenceRequest} that waits: its panels, and how far up its ladder it is. */
final class ReferenceStep {

  final Step step;
  final Escalation ladder;
  private ReferencePeople people;
  private final List<ReferencePanel> panels = new ArrayList<>();
  private int level;
  private @Nullable Instant due;
  private int reminders;
  private @Nullable Instant remindAt;
  private @Nullable Question question;
  private Instant aside = Instant.MIN;

  /** What the step waits to be told; its clock stands still since then. */
  record Question(Actor by, Actor holder, Actor of, Instant since) {

    boolean isOf(Actor person) {
      return by.equals(person) || holder.equals(person);
    }
  }

  private ReferenceStep(Step step, ReferencePeople people) {
    this.step = step;
    this.ladder = people.definition().escalationOf(step);
    this.people = people;
  }

  /** Returns a step that opens at {@code now}, but should have at {@code base}. */
  static ReferenceStep opened(Step step, ReferencePeople people, ReferencePanel panel, Instant base, Instant now) {
    ReferenceStep opened = new ReferenceStep(step, people);
    opened.panels.add(panel);
    opened.due = opened.dueAfter(opened.scheduled(base, now));
    Reminders schedule = opened.ladder.reminders();
    opened.remindAt = schedule == null ? null : now.plus(schedule.first());
    return opened;
  }

  void know(ReferencePeople others) {
    people = others;
  }

  ReferenceStep copy() {
    ReferenceStep copy = new ReferenceStep(step, people);
    panels.forEach(panel -> copy.panels.add(panel.copy()));
    copy.level = level;
    copy.due = due;
    copy.reminders = reminders;
    copy.remindAt = remindAt;
    copy.question = question;
    copy.aside = aside;
    return copy;
  }

  /** Returns from when a ladder counts that should have gone on at {@code base}. */
  Instant scheduled(Instant base, Instant now) {
    return ladder.catchUp() == CatchUp.AS_SCHEDULED ? base : now;
  }

  @Nullable Instant due() {
    return question == null ? due : null;
  }

  /** Returns when the next claim ends by itself; null if none does. */
  @Nullable Instant claimDue() {
    return question != null ? null : panels.stream().map(ReferencePanel::claim).filter(Objects::nonNull)
        .map(Claim::until).filter(Objects::nonNull).min(Comparator.naturalOrder()).orElse(null);
  }

  /** Has {@code holder} take every queue that asks them; the time for that counts from where the clock stands. */
  void claim(Actor holder, Instant now) {
    Instant clock = question == null ? now : question.since();
    Duration length = step.duties().claimFor();
    panels.stream().filter(panel -> panel.isQueueOf(holder))
        .forEach(panel -> panel.claim(new Claim(holder, length == null ? null : clock.plus(length))));
  }

  void release() {
    panels.forEach(panel -> panel.claim(null));
  }

  /** Returns all that was said here. */
  List<StepVote> votes() {
    return panels.stream().flatMap(panel -> panel.votes().stream()).toList();
  }

  private @Nullable Instant remindAt() {
    return question == null ? remindAt : null;
  }

  void stopLadder() {
    due = null;
  }

  /** Reminds those who are asked if that is due; returns whether it was. */
  boolean remind(Instant now) {
    Instant next = remindAt();
    Reminders schedule = ladder.reminders();
    if (schedule == null || next == null || next.isAfter(now)) {
      return false;
    }
    reminders++;
    remindAt = reminders == schedule.atMost() ? null : now.plus(schedule.every());
    return true;
  }

  @Nullable Question question() {
    return question;
  }

  /** Takes out {@code person}, whatever they have said or asked; returns whether they took part. */
  boolean bar(Actor person, Instant now) {
    boolean tookPart = question != null && question.isOf(person);
    for (ReferencePanel panel : panels) {
      tookPart |= panel.bar(person);
    }
    endQuestionOf(person, now);
    return tookPart;
  }

  /** What was asked in a seat goes with it. */
  void handOver(Actor from, Actor to) {
    panels().forEach(panel -> panel.handOver(from, to));
    if (question != null && question.holder.equals(from)) {
      question = new Question(question.by, to, question.of, question.since);
    }
  }

  /** Goes on if what is open was asked by {@code person}, or in their seat. */
  void endQuestionOf(Actor person, Instant now) {
    if (question != null && question.isOf(person)) {
      endQuestion(now);
    }
  }

  boolean isAskedByOrOf(Actor person) {
    return question != null && (question.isOf(person) || question.of().equals(person));
  }

  void ask(Question about) {
    question = about;
  }

  /** Goes on in the time that was left. */
  void endQuestion(Instant now) {
    if (question != null) {
      Duration pause = Duration.between(question.since(), now);
      prolong(pause);
      remindAt = remindAt == null ? null : remindAt.plus(pause);
      question = null;
    }
  }

  private void prolong(Duration pause) {
    due = due == null ? null : due.plus(pause);
    panels.forEach(panel -> panel.prolongClaim(pause));
  }

  void setAside(Instant now) {
    endQuestion(now);
    aside = now;
  }

  /** Waits again, in the time that was left, at {@code now}, but should have at {@code base}. */
  void resume(Instant base, Instant now) {
    prolong(Duration.between(aside, scheduled(base, now)));
    remindAt = remindAt == null ? null : remindAt.plus(Duration.between(aside, now));
  }

  boolean any(Predicate<ReferencePanel> test) {
    return panels.stream().anyMatch(test);
  }

  List<ReferencePanel> panels() {
    return panels;
  }

  /** Returns why {@code person} may not vote in a seat of their own here; null if they may. */
  @Nullable String objectionTo(Actor person) {
    if (any(panel -> panel.asks(person) && !waitsForSomebodyAdded(panel, person))) {
      return null;
    }
    if (any(panel -> panel.hasVoted(person))) {
      return "AlreadyVoted";
    }
    if (any(panel -> panel.holdsOpenSeat(person))) {
      return panels.stream().filter(panel -> panel.isQueueOf(person)).findFirst()
          .filter(queue -> queue.claim() != null).isPresent() ? "ClaimedByAnother" : "NotYourTurn";
    }
    if (any(panel -> panel.seats(person) && !panel.counts())) {
      return "SeatClosed";
    }
    return any(panel -> panel.seats(person)) ? "NoOpenSeat" : "NotAnApprover";
  }

  /** Whether somebody is asked before {@code person}, or {@code person} was added to be asked after somebody. */
  private boolean waitsForSomebodyAdded(ReferencePanel panel, Actor person) {
    Addition own = panel.addition();
    return own != null && own.place() == Place.AFTER_ME && any(other -> other.holdsOpenSeat(own.asker()))
        || any(other -> other.addedSays(End.SILENT)
            && Objects.requireNonNull(other.addition()).equals(new Addition(person, Place.BEFORE_ME)));
  }

  /** Returns the word of the panel that was called last, of those that have decided; or else how they wait. */
  Word word() {
    if (any(panel -> panel.addedSays(End.REJECT))) {
      return Word.REJECTED;
    }
    Set<Word> words = EnumSet.of(Word.SHORT);
    for (int i = panels.size() - 1; i >= 0; i--) {
      if (panels.get(i).counts() && panels.get(i).kind != Kind.ADDED) {
        Word word = panels.get(i).word(step.rule());
        if (word == Word.APPROVED && any(panel -> panel.addedSays(End.SILENT))) {
          return Word.PENDING;
        }
        if (word == Word.APPROVED || word == Word.REJECTED) {
          return word;
        }
        words.add(word);
      }
    }
    return List.of(Word.PENDING, Word.TIED, Word.SILENT, Word.SHORT).stream().filter(words::contains).findFirst()
        .orElseThrow();
  }

  /** Whether all who were called last have abstained, and nobody has decided. */
  boolean newestIsSilent() {
    List<ReferencePanel> called = panels.stream().filter(panel -> panel.kind != Kind.ADDED).toList();
    return called.get(called.size() - 1).word(step.rule()) == Word.SILENT
        && called.stream().noneMatch(panel -> panel.counts() && panel.word(step.rule()) == Word.APPROVED);
  }

  /** Whether there is nothing to do but to wait for votes. */
  boolean justWaits() {
    return word() == Word.PENDING && !newestIsSilent();
  }

  /** Calls others in place of those who have become too few; returns whether there are any. */
  boolean callOthers() {
    Set<Actor> spent = new LinkedHashSet<>();
    panels.forEach(panel -> spent.addAll(panel.holders()));
    votes().forEach(vote -> spent.add(vote.by()));
    ReferencePanel others = people.standIns(step, spent);
    if (others != null) {
      panels.forEach(ReferencePanel::close);
      panels.add(others);
    }
    return others != null;
  }

  boolean isAtTheEndOfItsLadder() {
    return level == ladder.levels().size();
  }

  /** Climbs one rung; returns whether anybody is on it. A rung without anybody makes the next one due at once. */
  boolean climb(Instant base) {
    endQuestion(base);
    Level rung = ladder.levels().get(level++);
    List<Actor> asked = people.voters(step, rung.to()).stream()
        .filter(person -> !any(panel -> panel.hasVoted(person))).toList();
    if (asked.isEmpty()) {
      due = isAtTheEndOfItsLadder() ? dueAfter(base) : base;
      return false;
    }
    if (rung.rights() == Rights.LOSE) {
      panels.forEach(ReferencePanel::close);
    }
    panels.add(ReferencePanel.firstAnswer(Kind.ESCALATION, asked));
    due = dueAfter(base);
    return true;
  }

  /** Climbs, whatever the time, until there is somebody; returns whether there was. */
  boolean climbAtOnce(Instant now) {
    while (!isAtTheEndOfItsLadder()) {
      if (climb(now)) {
        return true;
      }
    }
    return false;
  }

  private @Nullable Instant dueAfter(Instant base) {
    if (!isAtTheEndOfItsLadder()) {
      return base.plus(ladder.levels().get(level).after());
    }
    return ladder.last().action() == LastAction.WAIT ? null : base.plus(ladder.last().after());
  }

  @Override
  public String toString() {
    String asks = question == null ? ""
        : ", %s asks %s since %s".formatted(question.by(), question.of(), question.since());
    return "step %s, level %d, due %s, claim until %s, %d sent, next %s%s: %s".formatted(
        step.name(), level, due(), claimDue(), reminders, remindAt(), asks, panels);
  }
}
