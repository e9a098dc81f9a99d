package io.crmkit.approvals.model;

import io.crmkit.core.Actor;

/** Why a request was not amended, sent back or submitted again. */
public sealed interface CourseRefusal extends ApprovalRefusal {

  /** The subject says already what it is to say. */
  record NothingAmended() implements CourseRefusal {
    @Override
    public String code() {
      return "approvals.nothing-amended";
    }

    @Override
    public String message() {
      return "The subject says already what it is to be amended to.";
    }
  }

  /** The step waits for an answer already. */
  record QuestionOpen(String step, Actor of) implements CourseRefusal {
    @Override
    public String code() {
      return "approvals.question-open";
    }

    @Override
    public String message() {
      return "Step '%s' waits for an answer of %s already.".formatted(step, of);
    }
  }

  /** Nobody has asked this person anything. */
  record NothingAsked(Actor actor) implements CourseRefusal {
    @Override
    public String code() {
      return "approvals.nothing-asked";
    }

    @Override
    public String message() {
      return "No open step waits for an answer of %s.".formatted(actor);
    }
  }

  /** The definition lets nobody decide over the heads of its approvers. */
  record NoOverride(String definition) implements CourseRefusal {
    @Override
    public String code() {
      return "approvals.no-override";
    }

    @Override
    public String message() {
      return "'%s' lets no administrator decide in the place of its approvers; set override to allowed if that is meant."
          .formatted(definition);
    }
  }

  /** The definition knows no such way back. */
  record NoWayBack(Destination to, String step) implements CourseRefusal {
    @Override
    public String code() {
      return "approvals.no-way-back";
    }

    @Override
    public String message() {
      return "From step '%s' this request cannot be sent back to %s: its definition has to say so in rework, and a step has to "
          .formatted(step, to) + "come before this one and be approved.";
    }
  }

  /** The request has been sent back as often as its definition allows. */
  record ReworkExhausted(int rounds) implements CourseRefusal {
    @Override
    public String code() {
      return "approvals.rework-exhausted";
    }

    @Override
    public String message() {
      return "This request has been sent back %d times, which is as often as its definition allows.".formatted(rounds);
    }
  }

  /** Nothing is to be submitted again. */
  record NotReturned() implements CourseRefusal {
    @Override
    public String code() {
      return "approvals.not-returned";
    }

    @Override
    public String message() {
      return "This request has not been sent back to its requester.";
    }
  }

  /** It is the requester's turn. */
  record AwaitsResubmission(Actor requester) implements CourseRefusal {
    @Override
    public String code() {
      return "approvals.awaits-resubmission";
    }

    @Override
    public String message() {
      return "This request was sent back and waits for %s to submit it again.".formatted(requester);
    }
  }
}
