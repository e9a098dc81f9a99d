package io.crmkit.testkit.approvals;

import io.crmkit.approvals.model.Panel.Kind;
import io.crmkit.approvals.model.definition.Escalation;
import io.crmkit.approvals.model.definition.Escalation.LastAction;
import io.crmkit.approvals.model.definition.Escalation.Level;
import io.crmkit.approvals.model.definition.Escalation.Rights;
import io.crmkit.approvals.model.definition.Step;
import io.crmkit.core.Actor;
import io.crmkit.testkit.approvals.ReferencePanel.Word;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
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

  ReferenceStep(Step step, ReferencePeople people) {
    this.step = step;
    this.ladder = people.definition().escalationOf(step);
    this.people = people;
  }

  void know(ReferencePeople others) {
    people = others;
  }

  ReferenceStep copy() {
    ReferenceStep copy = new ReferenceStep(step, people);
    panels.forEach(panel -> copy.panels.add(panel.copy()));
    copy.level = level;
    copy.due = due;
    return copy;
  }

  void openWith(ReferencePanel first, Instant base) {
    panels.add(first);
    due = dueAfter(base);
  }

  @Nullable Instant due() {
    return due;
  }

  void stopLadder() {
    due = null;
  }

  boolean any(Predicate<ReferencePanel> test) {
    return panels.stream().anyMatch(test);
  }

  List<ReferencePanel> panels() {
    return panels;
  }

  /** Returns why {@code person} may not vote here; null if they may. */
  @Nullable String objectionTo(Actor person) {
    if (any(panel -> panel.asks(person))) {
      return null;
    }
    if (any(panel -> panel.hasVoted(person))) {
      return "AlreadyVoted";
    }
    if (any(panel -> panel.holdsOpenSeat(person))) {
      return "NotYourTurn";
    }
    if (any(panel -> panel.seats(person) && !panel.counts())) {
      return "SeatClosed";
    }
    return any(panel -> panel.seats(person)) ? "NoOpenSeat" : "NotAnApprover";
  }

  /** Returns the word of the panel that was called last, of those that have decided; or else how they wait. */
  Word word() {
    Set<Word> words = EnumSet.of(Word.SHORT);
    for (int i = panels.size() - 1; i >= 0; i--) {
      if (panels.get(i).counts()) {
        Word word = panels.get(i).word(step.rule());
        if (word == Word.APPROVED || word == Word.REJECTED) {
          return word;
        }
        words.add(word);
      }
    }
    return List.of(Word.PENDING, Word.TIED, Word.SILENT, Word.SHORT).stream().filter(words::contains).findFirst()
        .orElseThrow();
  }

  /** Whether all who were called last have abstained. */
  boolean newestIsSilent() {
    return panels.get(panels.size() - 1).word(step.rule()) == Word.SILENT;
  }

  /** Calls others in place of those who have become too few; returns whether there are any. */
  boolean callOthers() {
    Set<Actor> spent = new LinkedHashSet<>();
    panels.forEach(panel -> spent.addAll(panel.holders()));
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
    Level rung = ladder.levels().get(level++);
    List<Actor> asked = people.voters(rung.to()).stream()
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
    return "step %s, level %d, due %s: %s".formatted(step.name(), level, due, panels);
  }
}
