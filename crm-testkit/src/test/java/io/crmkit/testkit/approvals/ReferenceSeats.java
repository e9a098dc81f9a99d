package io.crmkit.testkit.approvals;

import io.crmkit.approvals.model.ApprovalCommand.AddApprover;
import io.crmkit.approvals.model.ApprovalCommand.Claim;
import io.crmkit.approvals.model.ApprovalCommand.ProvideInfo;
import io.crmkit.approvals.model.ApprovalCommand.Reassign;
import io.crmkit.approvals.model.ApprovalCommand.Release;
import io.crmkit.approvals.model.ApprovalCommand.RequestInfo;
import io.crmkit.approvals.model.ApprovalCommand.Vote;
import io.crmkit.approvals.model.Circumstances.Addition;
import io.crmkit.approvals.model.Circumstances.Place;
import io.crmkit.approvals.model.definition.Additions;
import io.crmkit.approvals.model.definition.Escalation.StopRule;
import io.crmkit.core.Actor;
import io.crmkit.testkit.approvals.ReferenceStep.Question;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What people do with their seats in a {@link ReferenceRequest}. */
record ReferenceSeats(ReferenceChain chain) {

  private static final String ACCEPTED = ReferenceRequest.ACCEPTED;

  private ReferencePeople people() {
    return chain.people;
  }

  /** In which step it is the turn of somebody, and in whose seat; or why in none. */
  record Turn(@Nullable ReferenceStep at, Actor holder, @Nullable String objection) {

    ReferenceStep step() {
      return Objects.requireNonNull(at);
    }
  }

  /**
   * Does something in the one step in which it is the turn of {@code by}, or of somebody who has delegated that to them;
   * returns the answer.
   */
  String inTurn(Actor by, @Nullable String name, Function<Turn, String> deed) {
    Turn turn = turnOrPlace(by, name);
    return turn.objection() == null ? deed.apply(turn) : turn.objection();
  }

  private Turn turn(Actor by, @Nullable String name) {
    if (people().isBarred(by)) {
      return new Turn(null, by, "OwnRequest");
    }
    if (!people().isActive(by)) {
      return new Turn(null, by, "Inactive");
    }
    List<ReferenceStep> meant = meantBy(name);
    if (meant.isEmpty()) {
      return new Turn(null, by, "NotOpen");
    }
    List<ReferenceStep> asking = meant.stream().filter(step -> step.objectionTo(by) == null).toList();
    if (asking.size() != 1) {
      return new Turn(null, by, asking.isEmpty() ? objection(meant, by) : "SeveralSteps");
    }
    return new Turn(asking.get(0), by, people().objectionTo(asking.get(0).step, by));
  }

  /** Who is asked themselves acts for themselves; the others act where somebody is asked in whose place they may. */
  private Turn turnOrPlace(Actor by, @Nullable String name) {
    Turn own = turn(by, name);
    if (own.at() != null || people().isBarred(by) || !people().isActive(by) || "SeveralSteps".equals(own.objection())) {
      return own;
    }
    List<Turn> places = new ArrayList<>();
    for (ReferenceStep step : meantBy(name)) {
      people().proxy(step, by, chain.now).ifPresent(principal -> places.add(new Turn(step, principal, null)));
    }
    return places.isEmpty() ? own : places.size() == 1 ? places.get(0) : new Turn(null, by, "SeveralSteps");
  }

  private List<ReferenceStep> meantBy(@Nullable String name) {
    return chain.open.stream().filter(step -> name == null || step.step.name().equals(name)).toList();
  }

  /** Returns the objection of the first step in which {@code voter} sits or has voted, or else of the first. */
  private static String objection(List<ReferenceStep> steps, Actor voter) {
    ReferenceStep nearest = steps.stream()
        .filter(step -> step.any(panel -> panel.seats(voter) || panel.hasVoted(voter))).findFirst()
        .orElse(steps.get(0));
    return Objects.requireNonNull(nearest.objectionTo(voter));
  }

  String vote(Vote vote) {
    return inTurn(vote.by(), vote.step(), turn -> {
      ReferenceStep step = turn.step();
      Question question = step.question();
      if (question != null && (question.isOf(vote.by()) || question.isOf(turn.holder()))) {
        step.endQuestion(chain.now);
      }
      step.panels().forEach(panel -> panel.vote(turn.holder(), vote.choice(), vote.by()));
      if (step.ladder.stopRule() == StopRule.FIRST_VOTE) {
        step.stopLadder();
      }
      leaveSeparate(step);
      if (chain.open.contains(step)) {
        new ReferenceWait(chain).judge(step);
      }
      return ACCEPTED;
    });
  }

  /** Whoever has a say in a step has none in those that are separate from it. */
  private void leaveSeparate(ReferenceStep voted) {
    Set<Actor> spoken = new LinkedHashSet<>();
    voted.votes().forEach(vote -> spoken.addAll(List.of(vote.by(), vote.holder())));
    for (Actor person : spoken) {
      heldBy(chain.aside, person).stream().filter(step -> people().areSeparate(step.step, voted.step))
          .forEach(step -> leaveAside(step, person));
    }
    for (ReferenceStep other : List.copyOf(chain.open)) {
      if (people().areSeparate(other.step, voted.step)) {
        leave(other, spoken);
      }
    }
  }

  private void leave(ReferenceStep step, Set<Actor> leaving) {
    boolean held = leaving.stream().anyMatch(person -> step.any(panel -> panel.holdsOpenSeat(person)));
    if (chain.open.contains(step) && held) {
      leaving.stream().filter(person -> step.any(panel -> panel.holdsOpenSeat(person)))
          .forEach(person -> step.endQuestionOf(person, chain.now));
      leaving.forEach(person -> step.panels().forEach(panel -> panel.vacate(person)));
      new ReferenceWait(chain).judge(step);
    }
  }

  private List<ReferenceStep> heldBy(List<ReferenceStep> steps, Actor person) {
    return steps.stream().filter(step -> step.any(panel -> panel.holdsOpenSeat(person))).toList();
  }

  String reassign(Reassign reassign) {
    if (!reassign.by().equals(reassign.from()) && !people().isAdministrator(reassign.by())) {
      return "NotAllowed";
    }
    if (!people().isActive(reassign.by())) {
      return "Inactive";
    }
    List<ReferenceStep> held = heldBy(chain.open, reassign.from());
    if (held.isEmpty()) {
      return "NoOpenSeat";
    }
    String objection = newcomer(held, reassign.to());
    if (objection != null) {
      return objection;
    }
    held.forEach(step -> step.handOver(reassign.from(), reassign.to()));
    return ACCEPTED;
  }

  /** Returns why {@code person} must not be given a seat in {@code steps}; null if they may. */
  private @Nullable String newcomer(List<ReferenceStep> steps, Actor person) {
    Optional<String> barred = steps.stream().map(step -> people().objectionTo(step.step, person))
        .filter(Objects::nonNull).findFirst();
    if (barred.isPresent()) {
      return barred.get();
    }
    if (!people().isActive(person)) {
      return "Inactive";
    }
    for (ReferenceStep step : steps) {
      if (step.any(panel -> panel.seats(person))) {
        return "AlreadySeated";
      }
      if (step.any(panel -> panel.hasVoted(person))) {
        return "AlreadyVoted";
      }
    }
    return null;
  }

  String vacate(Actor person) {
    List<ReferenceStep> held = heldBy(chain.open, person);
    List<ReferenceStep> asking = chain.open.stream().filter(step -> step.isAskedByOrOf(person)).toList();
    if (held.isEmpty() && heldBy(chain.aside, person).isEmpty() && asking.isEmpty()) {
      return "NoOpenSeat";
    }
    heldBy(chain.aside, person).forEach(step -> leaveAside(step, person));
    asking.forEach(step -> step.endQuestion(chain.now));
    held.forEach(step -> leave(step, Set.of(person)));
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
    return inTurn(request.by(), request.step(), turn -> {
      ReferenceStep step = turn.step();
      Actor of = request.of() == null ? people().answers().requester() : request.of();
      if (step.question() != null) {
        return "QuestionOpen";
      }
      if (!people().isActive(of)) {
        return "Inactive";
      }
      step.ask(new Question(request.by(), turn.holder(), of, chain.now));
      return ACCEPTED;
    });
  }

  String provide(ProvideInfo answer) {
    if (!people().isActive(answer.by())) {
      return "Inactive";
    }
    List<ReferenceStep> asking = chain.open.stream()
        .filter(step -> step.question() != null && (answer.step() == null || step.step.name().equals(answer.step())))
        .toList();
    List<ReferenceStep> own = asking.stream()
        .filter(step -> Objects.requireNonNull(step.question()).of().equals(answer.by())).toList();
    List<ReferenceStep> meant = !own.isEmpty() ? own
        : people().isAdministrator(answer.by()) ? asking
        : asking.stream().filter(step -> people().mayAnswerFor(
            Objects.requireNonNull(step.question()).of(), answer.by(), chain.now)).toList();
    if (meant.size() != 1) {
      return meant.isEmpty() ? "NothingAsked" : "SeveralSteps";
    }
    meant.get(0).endQuestion(chain.now);
    return ACCEPTED;
  }

  String claim(Claim claim) {
    return inTurn(claim.by(), claim.step(), turn -> {
      Optional<ReferencePanel> queue =
          turn.step().panels().stream().filter(panel -> panel.isQueueOf(turn.holder())).findFirst();
      if (queue.isEmpty()) {
        return "NothingToClaim";
      }
      if (queue.get().claim() != null) {
        return ReferenceRequest.NOTHING_NEW;
      }
      turn.step().claim(turn.holder(), chain.now);
      return ACCEPTED;
    });
  }

  String release(Release release) {
    List<ReferenceStep> claimed =
        meantBy(release.step()).stream().filter(step -> step.any(panel -> panel.claim() != null)).toList();
    List<ReferenceStep> own = claimed.stream().filter(step -> hasClaimed(step, release.by())
        || people().proxy(step, release.by(), chain.now).filter(holder -> hasClaimed(step, holder)).isPresent()).toList();
    List<ReferenceStep> meant = own.isEmpty() && people().isAdministrator(release.by()) ? claimed : own;
    if (meant.size() == 1) {
      meant.get(0).release();
      return ACCEPTED;
    }
    return claimed.isEmpty() ? "NothingToClaim" : meant.isEmpty() ? "NotAllowed" : "SeveralSteps";
  }

  private static boolean hasClaimed(ReferenceStep step, Actor person) {
    return step.any(panel -> panel.claim() != null && panel.claim().by().equals(person));
  }

  String add(AddApprover add) {
    Turn turn = turnOrPlace(add.by(), add.step());
    boolean asked = turn.objection() == null && turn.step().step.duties().additions() == Additions.BY_APPROVERS;
    if (!asked && !people().isAdministrator(add.by())) {
      return turn.objection() == null ? "NotAllowed" : turn.objection();
    }
    List<ReferenceStep> steps = asked ? List.of(turn.step()) : meantBy(add.step());
    if (steps.size() != 1) {
      return steps.isEmpty() ? "NotOpen" : "SeveralSteps";
    }
    if (!asked && add.place() != Place.WITH_ME) {
      return "NoPlace";
    }
    String objection = newcomer(steps, add.person());
    if (objection == null) {
      steps.get(0).panels().add(
          ReferencePanel.added(add.person(), new Addition(asked ? turn.holder() : add.by(), add.place())));
    }
    return objection == null ? ACCEPTED : objection;
  }
}
