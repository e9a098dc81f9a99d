package io.crmkit.testkit.approvals;

import io.crmkit.approvals.model.ApprovalCommand.ProvideInfo;
import io.crmkit.approvals.model.ApprovalCommand.Reassign;
import io.crmkit.approvals.model.ApprovalCommand.RequestInfo;
import io.crmkit.approvals.model.ApprovalCommand.Vote;
import io.crmkit.approvals.model.definition.Escalation.StopRule;
import io.crmkit.core.Actor;
import io.crmkit.testkit.approvals.ReferenceStep.Question;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What people do with their seats in a {@link ReferenceRequest}. */
record ReferenceSeats(ReferenceChain chain) {

  private static final String ACCEPTED = ReferenceRequest.ACCEPTED;

  private ReferencePeople people() {
    return chain.people;
  }

  /** Does something in the one step in which it is the turn of {@code by}; returns the answer. */
  String inTurn(Actor by, @Nullable String name, Function<ReferenceStep, String> deed) {
    if (people().isBarred(by)) {
      return "OwnRequest";
    }
    if (!people().isActive(by)) {
      return "Inactive";
    }
    List<ReferenceStep> meant =
        chain.open.stream().filter(step -> name == null || step.step.name().equals(name)).toList();
    if (meant.isEmpty()) {
      return "NotOpen";
    }
    List<ReferenceStep> asking = meant.stream().filter(step -> step.objectionTo(by) == null).toList();
    if (asking.size() != 1) {
      return asking.isEmpty() ? objection(meant, by) : "SeveralSteps";
    }
    return deed.apply(asking.get(0));
  }

  /** Returns the objection of the first step in which {@code voter} sits, or else of the first. */
  private static String objection(List<ReferenceStep> steps, Actor voter) {
    ReferenceStep nearest = steps.stream().filter(step -> step.any(panel -> panel.seats(voter))).findFirst()
        .orElse(steps.get(0));
    return Objects.requireNonNull(nearest.objectionTo(voter));
  }

  String vote(Vote vote) {
    return inTurn(vote.by(), vote.step(), step -> {
      Question question = step.question();
      if (question != null && question.by().equals(vote.by())) {
        step.endQuestion(chain.now);
      }
      step.panels().forEach(panel -> panel.vote(vote.by(), vote.choice()));
      if (step.ladder.stopRule() == StopRule.FIRST_VOTE) {
        step.stopLadder();
      }
      new ReferenceWait(chain).judge(step);
      return ACCEPTED;
    });
  }

  private List<ReferenceStep> heldBy(List<ReferenceStep> steps, Actor person) {
    return steps.stream().filter(step -> step.any(panel -> panel.holdsOpenSeat(person))).toList();
  }

  String reassign(Reassign reassign) {
    if (!reassign.by().equals(reassign.from()) && !people().isAdministrator(reassign.by())) {
      return "NotAllowed";
    }
    List<ReferenceStep> held = heldBy(chain.open, reassign.from());
    if (held.isEmpty()) {
      return "NoOpenSeat";
    }
    if (people().isBarred(reassign.to())) {
      return "OwnRequest";
    }
    if (!people().isActive(reassign.to())) {
      return "Inactive";
    }
    if (held.stream().anyMatch(step -> step.any(panel -> panel.seats(reassign.to())))) {
      return "AlreadySeated";
    }
    held.forEach(step -> step.panels().forEach(panel -> panel.handOver(reassign.from(), reassign.to())));
    return ACCEPTED;
  }

  String vacate(Actor person) {
    List<ReferenceStep> held = heldBy(chain.open, person);
    List<ReferenceStep> asking = chain.open.stream().filter(step -> step.isAskedByOrOf(person)).toList();
    if (held.isEmpty() && heldBy(chain.aside, person).isEmpty() && asking.isEmpty()) {
      return "NoOpenSeat";
    }
    heldBy(chain.aside, person).forEach(step -> leaveAside(step, person));
    asking.forEach(step -> step.endQuestion(chain.now));
    for (ReferenceStep step : held) {
      if (chain.open.contains(step)) {
        step.panels().forEach(panel -> panel.vacate(person));
        new ReferenceWait(chain).judge(step);
      }
    }
    return ACCEPTED;
  }

  /** A step that is set aside and cannot just wait on is asked anew in its turn. */
  private void leaveAside(ReferenceStep step, Actor person) {
    step.panels().forEach(panel -> panel.vacate(person));
    if (!step.justWaits()) {
      chain.aside.remove(step);
    }
  }

  String request(RequestInfo request) {
    return inTurn(request.by(), request.step(), step -> {
      Actor of = request.of() == null ? people().answers().requester() : request.of();
      if (step.question() != null) {
        return "QuestionOpen";
      }
      if (!people().isActive(of)) {
        return "Inactive";
      }
      step.ask(new Question(request.by(), of, chain.now));
      return ACCEPTED;
    });
  }

  String provide(ProvideInfo answer) {
    List<ReferenceStep> asking = chain.open.stream()
        .filter(step -> step.question() != null && (answer.step() == null || step.step.name().equals(answer.step())))
        .toList();
    List<ReferenceStep> own = asking.stream()
        .filter(step -> Objects.requireNonNull(step.question()).of().equals(answer.by())).toList();
    List<ReferenceStep> meant = own.isEmpty() && people().isAdministrator(answer.by()) ? asking : own;
    if (meant.size() != 1) {
      return meant.isEmpty() ? "NothingAsked" : "SeveralSteps";
    }
    meant.get(0).endQuestion(chain.now);
    return ACCEPTED;
  }
}
