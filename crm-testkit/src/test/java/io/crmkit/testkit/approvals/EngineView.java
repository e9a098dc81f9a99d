package io.crmkit.testkit.approvals;

import static java.util.stream.Collectors.joining;

import io.crmkit.approvals.model.Approval;
import io.crmkit.approvals.model.Approval.Outcome;
import io.crmkit.approvals.model.Approval.Pending;
import io.crmkit.approvals.model.Approval.Settled;
import io.crmkit.approvals.model.ApprovalEvent;
import io.crmkit.approvals.model.ApprovalRefusal;
import io.crmkit.approvals.model.Circumstances.Addition;
import io.crmkit.approvals.model.Course;
import io.crmkit.approvals.model.OpenStep;
import io.crmkit.approvals.model.Panel;
import io.crmkit.approvals.model.StepResult;
import io.crmkit.approvals.model.StepVote;
import io.crmkit.core.Actor;
import io.crmkit.core.Decision;
import io.crmkit.core.Decision.Refused;
import io.crmkit.testkit.approvals.VoteOracle.End;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What the engine answers and where it stands, in the words of a {@link ReferenceRequest}. */
final class EngineView {

  private EngineView() {}

  static String answer(Decision<ApprovalEvent> decision) {
    if (decision instanceof Refused<ApprovalEvent> refused) {
      return refused.refusal() instanceof ApprovalRefusal.AlreadySettled settled
          ? "AlreadySettled " + settled.outcome()
          : refused.refusal().getClass().getSimpleName();
    }
    return ReferenceRequest.ACCEPTED;
  }

  static String state(Approval state) {
    if (state instanceof Settled settled) {
      return settled.outcome() == Outcome.APPROVED
          ? words(settled.outcome().name(), List.of(), List.of(), results(settled.results()), null,
              settled.course().returns(), settled.course().lapsedAt() != null,
              ReferenceContent.text(settled.subject().fields()))
          : settled.outcome().name();
    }
    if (!(state instanceof Pending pending)) {
      return "nothing";
    }
    Course course = pending.course();
    return words("", pending.steps().stream().map(step -> step(step, course)).sorted().toList(),
        course.parked().stream().map(parked -> step(parked.step(), course)).sorted().toList(),
        results(pending.results()), pending.expiresAt(), course.returns(), course.returned() != null,
        ReferenceContent.text(pending.subject().fields()));
  }

  /** Returns in one text, and in the same words for both sides, how far a request is. */
  static String words(
      String outcome, List<String> open, List<String> aside, String results, @Nullable Instant expiry, int returns,
      boolean away, String subject) {
    return "%s%s, aside %s, ended %s, expires %s, %d returns, away %s, about %s".formatted(
        outcome, open, aside, results, expiry, returns, away, subject);
  }

  private static String results(List<StepResult> results) {
    return results.stream().sorted(Comparator.comparingInt(StepResult::index))
        .map(result -> result.name() + " " + result.ending() + " " + result.votes()).collect(joining(", "));
  }

  private static String step(OpenStep step, Course course) {
    String asks = course.question(step.index())
        .map(each -> ", %s asks %s since %s".formatted(each.by(), each.of(), each.since())).orElse("");
    Instant claim = asks.isEmpty()
        ? step.panels().stream().filter(panel -> panel.state() == Panel.State.OPEN)
            .map(panel -> panel.circumstances().claimedUntil()).filter(Objects::nonNull)
            .min(Comparator.naturalOrder()).orElse(null)
        : null;
    return "step %s, level %d, due %s, claim until %s, %d sent, next %s%s: %s".formatted(
        step.name(), step.level(), step.dueAt(), claim, step.reminding().sent(), step.reminding().dueAt(), asks,
        step.panels().stream().map(EngineView::panel).toList());
  }

  private static String panel(Panel panel) {
    List<End> said = new ArrayList<>();
    List<StepVote> votes = new ArrayList<>();
    for (int seat = 0; seat < panel.holders().size(); seat++) {
      said.add(panel.ballots().isVacant(seat) ? End.VACANT
          : panel.ballots().choice(seat).map(choice -> End.valueOf(choice.name())).orElse(End.SILENT));
    }
    for (int seat : panel.ballots().turns()) {
      Actor holder = panel.holders().get(seat);
      votes.add(new StepVote(panel.circumstances().proxies().getOrDefault(seat, holder), holder,
          panel.ballots().choice(seat).orElseThrow()));
    }
    boolean counts = panel.state() == Panel.State.OPEN;
    return panel(panel.kind(), panel.holders(), counts ? said.toString() : "closed", votes,
        counts ? panel.claimer().orElse(null) : null, panel.circumstances().addition());
  }

  /** Returns who sits on a panel and what was said there, in the same words for both sides. */
  static String panel(
      Panel.Kind kind, List<Actor> holders, String said, List<StepVote> votes, @Nullable Actor claimer,
      @Nullable Addition addition) {
    return "%s %s %s%s%s%s".formatted(kind, holders, said, votes, claimer == null ? "" : " claimed by " + claimer,
        addition == null ? "" : " %s %s".formatted(addition.place(), addition.asker()));
  }
}
