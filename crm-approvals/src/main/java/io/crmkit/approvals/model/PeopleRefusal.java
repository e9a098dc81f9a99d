package io.crmkit.approvals.model;

import io.crmkit.approvals.model.ApprovalEvent.Barred;
import io.crmkit.core.Actor;

/** Why somebody cannot take part in a step as they, or others, wanted them to. */
public sealed interface PeopleRefusal extends ApprovalRefusal {

  /** Separation of duties: somebody else must decide this step. */
  record BarredFromStep(String step, Barred barred) implements PeopleRefusal {
    @Override
    public String code() {
      return "approvals.barred-from-step";
    }

    @Override
    public String message() {
      return "%s must not decide step '%s': %s.".formatted(barred.actor(), step, barred.reason().text());
    }
  }

  /** More people are behind the approvers of a step than it has seats for. */
  record TooManyApprovers(String step, int most) implements PeopleRefusal {
    @Override
    public String code() {
      return "approvals.too-many-approvers";
    }

    @Override
    public String message() {
      return "Step '%s' names more than %d people, which is as many as may decide it together: name fewer."
          .formatted(step, most);
    }
  }

  /** There is no queue that could be claimed or released. */
  record NothingToClaim(Actor actor, String step) implements PeopleRefusal {
    @Override
    public String code() {
      return "approvals.nothing-to-claim";
    }

    @Override
    public String message() {
      return "No queue of step '%s' is for %s to claim or to release.".formatted(step, actor);
    }
  }

  /** Somebody else was faster. */
  record ClaimedByAnother(String step, Actor claimer) implements PeopleRefusal {
    @Override
    public String code() {
      return "approvals.claimed-by-another";
    }

    @Override
    public String message() {
      return "%s has claimed step '%s'; they or an administrator can release it.".formatted(claimer, step);
    }
  }

  /** Only those who are asked can say who is asked before or after them. */
  record NoPlace(Actor actor, String step) implements PeopleRefusal {
    @Override
    public String code() {
      return "approvals.no-place";
    }

    @Override
    public String message() {
      return "%s is not asked in step '%s', so nobody can be asked before or after them: add them with the others."
          .formatted(actor, step);
    }
  }
}
