package io.crmkit.approvals.model;

import io.crmkit.approvals.model.Approval.Pending;
import io.crmkit.approvals.model.ApprovalCommand.ProvideInfo;
import io.crmkit.approvals.model.ApprovalCommand.RequestInfo;
import io.crmkit.approvals.model.ApprovalEvent.InfoProvided;
import io.crmkit.approvals.model.ApprovalEvent.InfoRequested;
import io.crmkit.approvals.model.ApprovalEvent.InfoWithdrawn;
import io.crmkit.approvals.model.ApprovalEvent.Resumption;
import io.crmkit.approvals.model.Course.Question;
import io.crmkit.approvals.model.delegation.Mandate;
import io.crmkit.core.Actor;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How a step waits for information: its ladder and its reminders stand still meanwhile, and go on in the time that was
 * left. The time after which the whole request expires runs on.
 */
final class Questions {

  private Questions() {}

  static Optional<ApprovalRefusal> request(Draft draft, RequestInfo request) {
    Turn turn = Turn.of(draft, request.by(), request.step());
    if (turn.refusal() != null) {
      return Optional.of(turn.refusal());
    }
    OpenStep step = turn.step();
    Question open = draft.pending().course().question(step.index()).orElse(null);
    if (open != null) {
      return Optional.of(new CourseRefusal.QuestionOpen(step.name(), open.of()));
    }
    Actor of = request.of() == null ? draft.requester() : request.of();
    if (draft.facts().inactive().contains(of)) {
      return Optional.of(new ApprovalRefusal.Inactive(of));
    }
    draft.emit(new InfoRequested(
        step.index(), step.name(), request.by(), turn.mandate(), of, request.question(), draft.at()));
    return Optional.empty();
  }

  static Optional<ApprovalRefusal> provide(Draft draft, ProvideInfo answer) {
    if (draft.facts().inactive().contains(answer.by())) {
      return Optional.of(new ApprovalRefusal.Inactive(answer.by()));
    }
    List<Question> meant = meant(draft, answer);
    if (meant.isEmpty()) {
      return Optional.of(new CourseRefusal.NothingAsked(answer.by()));
    }
    if (meant.size() > 1) {
      return Optional.of(new ApprovalRefusal.SeveralSteps(
          answer.by(), meant.stream().map(question -> nameOf(draft, question)).toList()));
    }
    Question question = meant.get(0);
    OpenStep step = draft.pending().openStep(question.step()).orElseThrow();
    draft.emit(new InfoProvided(
        step.index(), step.name(), answer.by(), mandate(draft, answer.by(), question), answer.text(),
        goesOn(draft, step, question), draft.at()));
    return Optional.empty();
  }

  /** Returns in whose place {@code by} answers; null in nobody's. */
  private static @Nullable Mandate mandate(Draft draft, Actor by, Question question) {
    return question.of().equals(by) || draft.isAdministrator(by)
        ? null
        : Agents.of(draft, by).mandateOf(question.of()).orElse(null);
  }

  /** Returns what {@code answer} may be about: what its author was asked, or else those for whom they may act. */
  private static List<Question> meant(Draft draft, ProvideInfo answer) {
    List<Question> open = asked(draft.pending(), answer.step());
    List<Question> own = open.stream().filter(question -> question.of().equals(answer.by())).toList();
    if (!own.isEmpty()) {
      return own;
    }
    if (draft.isAdministrator(answer.by())) {
      return open;
    }
    Agents agents = Agents.of(draft, answer.by());
    return open.stream().filter(question -> agents.leadTo(question.of())).toList();
  }

  /**
   * Ends what {@code person} has asked in {@code step}, or somebody has in their seat, since who has voted, or cannot
   * any more, needs no answer.
   */
  static void withdraw(Draft draft, OpenStep step, Actor person) {
    draft.pending().course().question(step.index())
        .filter(question -> question.isOf(person))
        .ifPresent(question -> withdraw(draft, step, question));
  }

  /** Ends what was asked by {@code person} or in their seat, which nobody is there any more to hear, or of them. */
  static boolean forget(Draft draft, Actor person) {
    List<Question> open = draft.pending().course().questions().stream()
        .filter(question -> question.isOf(person) || question.of().equals(person)).toList();
    open.forEach(question -> withdraw(draft, draft.pending().openStep(question.step()).orElseThrow(), question));
    return !open.isEmpty();
  }

  /** Ends what is asked in {@code step}, so that its clock goes on. */
  static void withdraw(Draft draft, OpenStep step) {
    draft.pending().course().question(step.index()).ifPresent(question -> withdraw(draft, step, question));
  }

  private static void withdraw(Draft draft, OpenStep step, Question question) {
    draft.emit(new InfoWithdrawn(step.index(), step.name(), goesOn(draft, step, question), draft.at()));
  }

  private static Resumption goesOn(Draft draft, OpenStep step, Question question) {
    return new Resumption(
        Ladder.putOff(draft, step, question.dueAt(), question.since()),
        Ladder.putOff(draft, step, question.remindAt(), question.since()),
        Claims.putOff(draft, step, question.since()));
  }

  private static List<Question> asked(Pending pending, @Nullable String step) {
    return pending.course().questions().stream()
        .filter(question -> step == null
            || pending.openStep(question.step()).filter(open -> open.name().equals(step)).isPresent())
        .toList();
  }

  private static String nameOf(Draft draft, Question question) {
    return draft.pending().openStep(question.step()).orElseThrow().name();
  }
}
