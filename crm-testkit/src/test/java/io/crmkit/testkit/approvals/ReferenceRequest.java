package io.crmkit.testkit.approvals;

import io.crmkit.approvals.model.ApprovalCommand;
import io.crmkit.approvals.model.ApprovalCommand.AddApprover;
import io.crmkit.approvals.model.ApprovalCommand.Amend;
import io.crmkit.approvals.model.ApprovalCommand.Claim;
import io.crmkit.approvals.model.ApprovalCommand.Comment;
import io.crmkit.approvals.model.ApprovalCommand.Overrule;
import io.crmkit.approvals.model.ApprovalCommand.ProvideInfo;
import io.crmkit.approvals.model.ApprovalCommand.Reassign;
import io.crmkit.approvals.model.ApprovalCommand.Recall;
import io.crmkit.approvals.model.ApprovalCommand.Release;
import io.crmkit.approvals.model.ApprovalCommand.RequestInfo;
import io.crmkit.approvals.model.ApprovalCommand.Resubmit;
import io.crmkit.approvals.model.ApprovalCommand.SendBack;
import io.crmkit.approvals.model.ApprovalCommand.Submit;
import io.crmkit.approvals.model.ApprovalCommand.Tick;
import io.crmkit.approvals.model.ApprovalCommand.Vacate;
import io.crmkit.approvals.model.ApprovalCommand.Vote;
import io.crmkit.approvals.model.definition.Definition;
import io.crmkit.approvals.model.delegation.Delegation;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A request as docs/approvals.md tells of it, written down a second time: slowly, without events, and without the
 * decider.
 *
 * <p>Rules it judges by trying every way in which the rest could vote. It knows nothing of idempotency keys, calendars
 * and migrations.
 */
final class ReferenceRequest {

  static final String ACCEPTED = "accepted";

  /** What is accepted without that it changes anything. */
  static final String NOTHING_NEW = "accepted as it is";

  private final Definition definition;
  private final List<Delegation> delegations;
  private @Nullable ReferenceChain chain;
  private Instant last = Instant.MIN;

  ReferenceRequest(Definition definition) {
    this(definition, List.of());
  }

  ReferenceRequest(Definition definition, List<Delegation> delegations) {
    this.definition = definition;
    this.delegations = List.copyOf(delegations);
  }

  /** A request after a command, which is the one before it if the command was refused, and the answer. */
  record Turn(ReferenceRequest after, String answer) {}

  Turn after(ApprovalCommand command, Instant clock, Staff staff) {
    ReferenceRequest next = new ReferenceRequest(definition, delegations);
    next.chain = chain == null ? null : chain.copy();
    next.last = last;
    String answer = next.answer(command, clock.isBefore(last) ? last : clock, staff);
    return new Turn(answer.equals(ACCEPTED) ? next : this, answer);
  }

  private String answer(ApprovalCommand command, Instant now, Staff staff) {
    if (chain == null) {
      return command instanceof Submit submit ? submit(submit, now, staff)
          : command instanceof Tick ? ACCEPTED : "NotSubmitted";
    }
    chain.know(chain.people.in(staff), now);
    ReferenceWait wait = new ReferenceWait(chain);
    boolean any = wait.catchUp(command instanceof Tick);
    if (command instanceof Tick) {
      any |= wait.remind();
      last = any ? now : last;
      return ACCEPTED;
    }
    Instant before = any ? now : last;
    last = now;
    if (command instanceof Comment) {
      return ACCEPTED;
    }
    if (command instanceof Submit) {
      return "AlreadySubmitted";
    }
    if (chain.outcome() != null) {
      return command instanceof Amend amend
          ? new ReferenceCourse(chain).amendEnded(amend)
          : "AlreadySettled " + chain.outcome();
    }
    String answer = pending(chain, command);
    last = answer.equals(NOTHING_NEW) ? before : last;
    return answer.equals(NOTHING_NEW) ? ACCEPTED : answer;
  }

  private String submit(Submit submit, Instant now, Staff staff) {
    if (!staff.isActive(submit.by())) {
      return "Inactive";
    }
    ReferencePeople people =
        new ReferencePeople(definition, new Answers(staff, submit.subject(), submit.by()), delegations);
    String objection = ReferenceCriteria.objection(people);
    if (objection != null) {
      return objection;
    }
    last = now;
    chain = new ReferenceChain(people, now);
    chain.proceed(now);
    return ACCEPTED;
  }

  private static String pending(ReferenceChain chain, ApprovalCommand command) {
    ReferenceCourse course = new ReferenceCourse(chain);
    if (command instanceof Amend amend) {
      return course.amend(amend);
    }
    if (command instanceof Resubmit again) {
      return course.resubmit(again);
    }
    if (command instanceof Vacate vacate) {
      return new ReferenceSeats(chain).vacate(vacate.person());
    }
    if (command instanceof Recall recall) {
      return course.recall(recall);
    }
    if (command instanceof Overrule overrule) {
      return course.overrule(overrule);
    }
    return chain.returned ? "AwaitsResubmission" : waiting(chain, command);
  }

  private static String waiting(ReferenceChain chain, ApprovalCommand command) {
    ReferenceSeats seats = new ReferenceSeats(chain);
    if (command instanceof Vote vote) {
      return seats.vote(vote);
    }
    if (command instanceof Reassign reassign) {
      return seats.reassign(reassign);
    }
    if (command instanceof RequestInfo request) {
      return seats.request(request);
    }
    if (command instanceof ProvideInfo answer) {
      return seats.provide(answer);
    }
    if (command instanceof Claim claim) {
      return seats.claim(claim);
    }
    if (command instanceof Release release) {
      return seats.release(release);
    }
    if (command instanceof AddApprover add) {
      return seats.add(add);
    }
    return new ReferenceCourse(chain).sendBack((SendBack) command);
  }

  @Override
  public String toString() {
    return chain == null ? "nothing" : chain.toString();
  }
}
