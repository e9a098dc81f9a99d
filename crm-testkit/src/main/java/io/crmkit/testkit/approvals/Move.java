package io.crmkit.testkit.approvals;

import io.crmkit.approvals.model.Approval;
import io.crmkit.approvals.model.ApprovalChange;
import io.crmkit.approvals.model.ApprovalChange.Place;
import io.crmkit.approvals.model.ApprovalCommand;
import io.crmkit.approvals.model.ApprovalCommand.AddApprover;
import io.crmkit.approvals.model.ApprovalCommand.Amend;
import io.crmkit.approvals.model.ApprovalCommand.Claim;
import io.crmkit.approvals.model.ApprovalCommand.ProvideInfo;
import io.crmkit.approvals.model.ApprovalCommand.Reassign;
import io.crmkit.approvals.model.ApprovalCommand.Recall;
import io.crmkit.approvals.model.ApprovalCommand.Release;
import io.crmkit.approvals.model.ApprovalCommand.RequestInfo;
import io.crmkit.approvals.model.ApprovalCommand.Resubmit;
import io.crmkit.approvals.model.ApprovalCommand.SendBack;
import io.crmkit.approvals.model.ApprovalCommand.Vacate;
import io.crmkit.approvals.model.ApprovalCommand.Vote;
import io.crmkit.approvals.model.Course.Question;
import io.crmkit.approvals.model.IdempotencyKey;
import io.crmkit.approvals.model.Person;
import io.crmkit.approvals.model.delegation.Delegation;
import io.crmkit.core.Actor;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Something that happens while a request is under way: a command, time, or a change of the directory. */
public sealed interface Move {

  /** Somebody asks for something, under a key or without one. */
  record Do(ApprovalCommand command, @Nullable IdempotencyKey key) implements Move {}

  /**
   * One of those who are asked votes, hands over, leaves, claims, has somebody added or wants to know more, if anybody
   * is; or whoever has been asked about it answers; or the requester takes the request back, amends it or submits it
   * again.
   *
   * @param which counts those who hold an open seat, or the open questions, round and round
   * @param command a vote, a reassignment, a vacation, a return, a claim, a release, an addition, a question, an
   *     answer, or what its requester does, whose own person does not matter
   */
  record AsAsked(int which, ApprovalCommand command) implements Move {

    /** Returns what that is while the request is as in {@code state}. */
    public Do in(Approval state) {
      List<Place> places = List.copyOf(ApprovalChange.seatsIn(state).keySet());
      if (command instanceof Recall recall && state instanceof Approval.Pending pending) {
        return new Do(new Recall(pending.origin().requester(), recall.reason()), null);
      }
      if (command instanceof Amend amend && !(state instanceof Approval.Blank)) {
        return new Do(new Amend(requester(state), amend.fields(), amend.reason()), null);
      }
      if (command instanceof Resubmit again && !(state instanceof Approval.Blank)) {
        return new Do(again.by(requester(state)), null);
      }
      if (command instanceof ProvideInfo answer && state instanceof Approval.Pending pending) {
        return new Do(answer(answer, pending), null);
      }
      return new Do(places.isEmpty() ? command : by(places.get(which % places.size())), null);
    }

    private ApprovalCommand answer(ProvideInfo answer, Approval.Pending pending) {
      List<Question> open = pending.course().questions();
      if (open.isEmpty()) {
        return answer;
      }
      Question question = open.get(which % open.size());
      return new ProvideInfo(
          question.of(), answer.text(), pending.openStep(question.step()).orElseThrow().name());
    }

    private static Actor requester(Approval state) {
      return state instanceof Approval.Pending pending
          ? pending.origin().requester()
          : ((Approval.Settled) state).origin().requester();
    }

    private ApprovalCommand by(Place place) {
      Actor holder = place.holder();
      if (command instanceof Vote vote) {
        return new Vote(holder, vote.choice(), vote.comment(), place.step());
      }
      if (command instanceof Reassign reassign) {
        boolean own = reassign.by().equals(reassign.from());
        return new Reassign(own ? holder : reassign.by(), holder, reassign.to(), reassign.reason());
      }
      if (command instanceof RequestInfo request) {
        return new RequestInfo(holder, request.of(), request.question(), place.step());
      }
      if (command instanceof SendBack back) {
        return new SendBack(holder, back.to(), back.reason(), place.step());
      }
      return command instanceof Vacate vacate ? new Vacate(holder, vacate.reason()) : together(place);
    }

    private ApprovalCommand together(Place place) {
      if (command instanceof Claim) {
        return new Claim(place.holder(), place.step());
      }
      if (command instanceof Release release) {
        return new Release(place.holder(), place.step(), release.reason());
      }
      return command instanceof AddApprover add
          ? new AddApprover(place.holder(), add.person(), add.place(), add.reason(), place.step())
          : command;
    }
  }

  /**
   * Somebody does what a command says in the place of whoever is asked, if they have delegated it to anybody.
   *
   * @param links up to how many delegations lead from the one to the other
   */
  record InPlace(AsAsked asked, int links) implements Move {

    /** Returns what that is while the request is as in {@code state}. */
    public Do in(Approval state, List<Delegation> delegations) {
      Do own = asked.in(state);
      if (own.command() instanceof Vote vote) {
        return new Do(new Vote(delegate(vote.by(), delegations), vote.choice(), vote.comment(), vote.step()), null);
      }
      if (own.command() instanceof Claim claim) {
        return new Do(new Claim(delegate(claim.by(), delegations), claim.step()), null);
      }
      if (own.command() instanceof Release release) {
        return new Do(new Release(delegate(release.by(), delegations), release.step(), release.reason()), null);
      }
      if (own.command() instanceof RequestInfo request) {
        return new Do(new RequestInfo(
            delegate(request.by(), delegations), request.of(), request.question(), request.step()), null);
      }
      if (own.command() instanceof SendBack back) {
        return new Do(new SendBack(delegate(back.by(), delegations), back.to(), back.reason(), back.step()), null);
      }
      return own.command() instanceof AddApprover add
          ? new Do(new AddApprover(
              delegate(add.by(), delegations), add.person(), add.place(), add.reason(), add.step()), null)
          : own;
    }

    private Actor delegate(Actor principal, List<Delegation> delegations) {
      Actor last = principal;
      for (int link = 0; link < links; link++) {
        for (Delegation each : delegations) {
          if (each.from().equals(last)) {
            last = each.to();
            break;
          }
        }
      }
      return last;
    }
  }

  /** The last command arrives once more, with the key that it had. */
  record Repeat() implements Move {}

  /** The clock is set by so much, which is backwards if it is negative. */
  record Pass(Duration time) implements Move {}

  /** The clock is set to when the next thing is due, and by {@code offset} from there. */
  record PassToDue(Duration offset) implements Move {}

  /** Somebody joins, leaves, comes back, or gets another manager. */
  record Know(Person person) implements Move {}

  /** A role or a group gets these members. */
  record Gather(String team, List<Actor> members) implements Move {}
}
