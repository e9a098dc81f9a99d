package io.crmkit.approvals.model;

import io.crmkit.approvals.model.ApprovalEvent.Cause;
import io.crmkit.approvals.model.ApprovalEvent.Ground;
import io.crmkit.approvals.model.ApprovalEvent.StandInsCalled;
import io.crmkit.approvals.model.Panel.Kind;
import io.crmkit.approvals.model.definition.Step;
import io.crmkit.approvals.model.vote.Ballots;
import io.crmkit.approvals.model.vote.Choice;
import io.crmkit.approvals.model.vote.FirstResponse;
import io.crmkit.approvals.model.vote.VotingRule;
import io.crmkit.core.Actor;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What the panels of the open step add up to, after each change to them. */
final class Verdict {

  private static final VotingRule FIRST_ANSWER = new FirstResponse();

  private Verdict() {}

  /** What one panel says. */
  private enum Word {
    APPROVED,
    REJECTED,
    TIED,
    PENDING,

    /** Everybody has answered and nobody has decided. */
    SILENT,

    /** Seats became vacant, so that the rest can no longer approve; that is no rejection. */
    SHORT
  }

  /** Ends the open step if one of its panels has decided it, the one called last before the others. */
  static void reach(Draft draft) {
    OpenStep step = draft.step();
    if (isVetoed(step)) {
      Passage.reject(draft, Ground.VOTES);
      return;
    }
    Panel decisive = decisive(draft.definitionOf(step), step);
    if (decisive == null) {
      goOn(draft, open(draft.definitionOf(step), step));
    } else if (word(draft.definitionOf(step), decisive) == Word.REJECTED) {
      Passage.reject(draft, ground(decisive));
    } else if (!waitsForAdded(step)) {
      Passage.approve(draft, ground(decisive));
    }
  }

  /**
   * Whether {@code step} just goes on waiting: nobody has decided it, and the newest panel has yet to answer, or is short
   * of people or tied while an older one has.
   */
  static boolean isWaiting(Step definition, OpenStep step) {
    if (isVetoed(step)) {
      return false;
    }
    Panel decisive = decisive(definition, step);
    return decisive == null
        ? waitsFor(definition, step, word(definition, newest(step)))
        : word(definition, decisive) == Word.APPROVED && waitsForAdded(step);
  }

  private static boolean waitsFor(Step definition, OpenStep step, Word newest) {
    return newest == Word.PENDING || (newest != Word.SILENT && open(definition, step) == Word.PENDING);
  }

  /** Returns the panel that has decided the step, the one called last before the others; null if none has. */
  private static @Nullable Panel decisive(Step definition, OpenStep step) {
    for (int i = step.panels().size() - 1; i >= 0; i--) {
      Panel panel = step.panels().get(i);
      if (counts(panel)) {
        Word word = word(definition, panel);
        if (word == Word.APPROVED || word == Word.REJECTED) {
          return panel;
        }
      }
    }
    return null;
  }

  /** Returns how far the panels are that have not decided. */
  private static Word open(Step definition, OpenStep step) {
    Word open = Word.SHORT;
    for (Panel panel : step.panels()) {
      open = counts(panel) ? stronger(open, word(definition, panel)) : open;
    }
    return open;
  }

  /** Whether a panel can decide the step by itself. */
  private static boolean counts(Panel panel) {
    return panel.state() == Panel.State.OPEN && panel.kind() != Kind.ADDED;
  }

  /** Whether somebody who was added has rejected the step. */
  private static boolean isVetoed(OpenStep step) {
    for (Panel panel : step.panels()) {
      if (panel.kind() == Kind.ADDED && panel.state() == Panel.State.OPEN
          && panel.ballots().choice(0).filter(Choice.REJECT::equals).isPresent()) {
        return true;
      }
    }
    return false;
  }

  /** Whether somebody who was added has yet to answer; an abstention leaves it to the others. */
  private static boolean waitsForAdded(OpenStep step) {
    for (Panel panel : step.panels()) {
      if (panel.kind() == Kind.ADDED && panel.state() == Panel.State.OPEN && panel.ballots().isOpen(0)) {
        return true;
      }
    }
    return false;
  }

  /** Goes on from a step that no panel has decided. */
  private static void goOn(Draft draft, Word open) {
    if (open == Word.SHORT) {
      callStandIns(draft);
    } else if (open == Word.TIED) {
      climbOrReject(draft, Cause.TIE);
    } else if (open == Word.SILENT) {
      climbOrReject(draft, Cause.ABSTENTION);
    } else if (word(draft.definitionOf(draft.step()), newest(draft.step())) == Word.SILENT) {
      Ladder.climbNow(draft, Cause.ABSTENTION);
    }
  }

  private static void climbOrReject(Draft draft, Cause cause) {
    if (!Ladder.climbNow(draft, cause) && !Ladder.end(draft)) {
      Passage.reject(draft, Ground.VOTES);
    }
  }

  private static Panel newest(OpenStep step) {
    for (int i = step.panels().size() - 1; i > 0; i--) {
      if (step.panels().get(i).kind() != Kind.ADDED) {
        return step.panels().get(i);
      }
    }
    return step.panels().get(0);
  }

  private static void callStandIns(Draft draft) {
    OpenStep step = draft.step();
    Set<Actor> spent = new LinkedHashSet<>(step.seated());
    spent.addAll(step.voters());
    Seating seating = Seating.instead(draft, draft.definitionOf(step), Barring.of(draft), spent, List.of());
    if (seating.answer() == Seating.Answer.PANEL) {
      draft.emit(new StandInsCalled(step.index(), Objects.requireNonNull(seating.panel()), draft.at()));
      return;
    }
    Passage.leave(draft, step.index(), step.name(), seating.answer());
    if (draft.isPending()) {
      Passage.goOn(draft, step.index());
    }
  }

  private static Word word(Step step, Panel panel) {
    return panel.kind() == Kind.APPROVERS ? byRule(step.rule(), panel) : byFirstAnswer(panel);
  }

  private static Word byRule(VotingRule rule, Panel panel) {
    Ballots ballots = panel.ballots();
    return switch (rule.standing(panel.slate(), ballots)) {
      case PENDING -> Word.PENDING;
      case APPROVED -> Word.APPROVED;
      case TIED -> Word.TIED;
      case REJECTED -> rule.reachable(panel.slate(), ballots.withoutVacancies()) ? Word.SHORT : Word.REJECTED;
    };
  }

  private static Word byFirstAnswer(Panel panel) {
    return switch (FIRST_ANSWER.standing(panel.slate(), panel.ballots())) {
      case PENDING -> Word.PENDING;
      case APPROVED -> Word.APPROVED;
      case TIED -> throw new AssertionError("a first answer is never tied");
      case REJECTED -> panel.ballots().firstDecisive() == Choice.REJECT ? Word.REJECTED : silence(panel.ballots());
    };
  }

  private static Word silence(Ballots ballots) {
    return ballots.voted() == 0 ? Word.SHORT : Word.SILENT;
  }

  /** A panel that can still decide outweighs one that is tied, that one silence, and silence a lack of people. */
  private static Word stronger(Word one, Word other) {
    List<Word> order = List.of(Word.SHORT, Word.SILENT, Word.TIED, Word.PENDING);
    return order.indexOf(one) >= order.indexOf(other) ? one : other;
  }

  private static Ground ground(Panel panel) {
    return switch (panel.kind()) {
      case APPROVERS, ADDED -> Ground.VOTES;
      case ESCALATION -> Ground.ESCALATION;
      case FALLBACK, ADMINISTRATORS -> Ground.STAND_INS;
    };
  }
}
