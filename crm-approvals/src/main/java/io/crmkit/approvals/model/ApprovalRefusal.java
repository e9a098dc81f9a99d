package io.crmkit.approvals.model;

import io.crmkit.approvals.model.ApprovalEvent.Barred;
import io.crmkit.approvals.model.definition.DefinitionRef;
import io.crmkit.core.Actor;
import io.crmkit.core.Refusal;
import io.crmkit.core.Violation;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** Why an approval command was refused. */
public sealed interface ApprovalRefusal extends Refusal permits ApprovalRefusal.AlreadySubmitted,
    ApprovalRefusal.NotSubmitted,
    ApprovalRefusal.AlreadySettled,
    ApprovalRefusal.OwnRequest,
    ApprovalRefusal.NotAnApprover,
    ApprovalRefusal.NotOpen,
    ApprovalRefusal.SeveralSteps,
    ApprovalRefusal.NotYourTurn,
    ApprovalRefusal.SeatClosed,
    ApprovalRefusal.AlreadyVoted,
    ApprovalRefusal.Inactive,
    ApprovalRefusal.NotAllowed,
    ApprovalRefusal.NoOpenSeat,
    ApprovalRefusal.AlreadySeated,
    ApprovalRefusal.UnknownDefinition,
    ApprovalRefusal.RetiredDefinition,
    ApprovalRefusal.NoDefinitionApplies,
    ApprovalRefusal.DoesNotApply,
    ApprovalRefusal.WrongEntityType,
    ApprovalRefusal.NoStepApplies,
    ApprovalRefusal.ConditionFails,
    ApprovalRefusal.NoQualifiedApprover,
    ApprovalRefusal.KeyReused,
    ApprovalRefusal.AlreadyHandled,
    CourseRefusal,
    MigrationRefusal,
    PeopleRefusal {

  /** The request exists. */
  record AlreadySubmitted() implements ApprovalRefusal {
    @Override
    public String code() {
      return "approvals.already-submitted";
    }

    @Override
    public String message() {
      return "This request has already been submitted.";
    }
  }

  /** There is nothing to act on. */
  record NotSubmitted() implements ApprovalRefusal {
    @Override
    public String code() {
      return "approvals.not-submitted";
    }

    @Override
    public String message() {
      return "Nothing has been submitted under this id.";
    }
  }

  /** The request is over. */
  record AlreadySettled(Approval.Outcome outcome) implements ApprovalRefusal {
    @Override
    public String code() {
      return "approvals.already-settled";
    }

    @Override
    public String message() {
      return "This request is already %s.".formatted(outcome.name().toLowerCase(Locale.ROOT));
    }
  }

  /** Separation of duties: the requester may not vote. */
  record OwnRequest(Actor requester) implements ApprovalRefusal {
    @Override
    public String code() {
      return "approvals.own-request";
    }

    @Override
    public String message() {
      return "%s submitted this request and so cannot vote on it.".formatted(requester);
    }
  }

  /** Somebody without a seat tried to vote. */
  record NotAnApprover(Actor actor, String step, Set<Actor> asked) implements ApprovalRefusal {
    @Override
    public String code() {
      return "approvals.not-an-approver";
    }

    @Override
    public String message() {
      return "%s holds no seat in step '%s'; it waits for %s.".formatted(actor, step, asked);
    }
  }

  /** The step that was named is not one of those that wait. */
  record NotOpen(String step, List<String> open) implements ApprovalRefusal {
    @Override
    public String code() {
      return "approvals.not-open";
    }

    @Override
    public String message() {
      return "Step '%s' does not wait for votes; these do: %s.".formatted(step, open);
    }
  }

  /** Somebody is asked in several branches and did not say which vote this is. */
  record SeveralSteps(Actor actor, List<String> steps) implements ApprovalRefusal {
    @Override
    public String code() {
      return "approvals.several-steps";
    }

    @Override
    public String message() {
      return "%s is asked in several steps at once; name one of %s with the vote.".formatted(actor, steps);
    }
  }

  /** The seat is not asked yet. */
  record NotYourTurn(Actor actor, String step, Set<Actor> asked) implements ApprovalRefusal {
    @Override
    public String code() {
      return "approvals.not-your-turn";
    }

    @Override
    public String message() {
      return "Step '%s' asks %s later; it now waits for %s.".formatted(step, actor, asked);
    }
  }

  /** The seat lost its right to vote. */
  record SeatClosed(Actor actor, String step) implements ApprovalRefusal {
    @Override
    public String code() {
      return "approvals.seat-closed";
    }

    @Override
    public String message() {
      return "Step '%s' was escalated and %s no longer decides it.".formatted(step, actor);
    }
  }

  /** One person has one vote in a step. */
  record AlreadyVoted(Actor actor, String step) implements ApprovalRefusal {
    @Override
    public String code() {
      return "approvals.already-voted";
    }

    @Override
    public String message() {
      return "%s has already voted in step '%s'.".formatted(actor, step);
    }
  }

  /** The directory does not know the person, or knows them as inactive. */
  record Inactive(Actor actor) implements ApprovalRefusal {
    @Override
    public String code() {
      return "approvals.inactive";
    }

    @Override
    public String message() {
      return "%s is not an active person in the directory.".formatted(actor);
    }
  }

  /**
   * Only others may do this.
   *
   * @param only who they are
   */
  record NotAllowed(Actor actor, String action, Entitled only) implements ApprovalRefusal {

    /** Who may do something, the administrators of the definition in any case. */
    public enum Entitled {
      HOLDER("its holder or "),
      REQUESTER("its requester or "),
      ADMINISTRATOR("");

      private final String text;

      Entitled(String text) {
        this.text = text;
      }
    }

    @Override
    public String code() {
      return "approvals.not-allowed";
    }

    @Override
    public String message() {
      return "%s may not %s: only %san administrator of the definition may.".formatted(actor, action, only.text);
    }
  }

  /** There is no seat to hand over or to empty. */
  record NoOpenSeat(Actor actor, String step) implements ApprovalRefusal {
    @Override
    public String code() {
      return "approvals.no-open-seat";
    }

    @Override
    public String message() {
      return "%s holds no open seat in step '%s'.".formatted(actor, step);
    }
  }

  /** A person holds at most one seat in a step. */
  record AlreadySeated(Actor actor, String step) implements ApprovalRefusal {
    @Override
    public String code() {
      return "approvals.already-seated";
    }

    @Override
    public String message() {
      return "%s already holds a seat in step '%s' and cannot hold two.".formatted(actor, step);
    }
  }

  /** No such definition has been published. */
  record UnknownDefinition(String name) implements ApprovalRefusal {
    @Override
    public String code() {
      return "approvals.unknown-definition";
    }

    @Override
    public String message() {
      return "No definition '%s' has been published.".formatted(name);
    }
  }

  /** The definition has been taken out of use for new requests. */
  record RetiredDefinition(String name) implements ApprovalRefusal {
    @Override
    public String code() {
      return "approvals.retired-definition";
    }

    @Override
    public String message() {
      return "The definition '%s' has been retired; submit to another one.".formatted(name);
    }
  }

  /** No published definition is meant for the subject. */
  record NoDefinitionApplies(String entityType) implements ApprovalRefusal {
    @Override
    public String code() {
      return "approvals.no-definition-applies";
    }

    @Override
    public String message() {
      return "No published definition for '%s' has entry criteria that hold for this subject.".formatted(entityType);
    }
  }

  /** The definition is not meant for this subject. */
  record DoesNotApply(DefinitionRef definition) implements ApprovalRefusal {
    @Override
    public String code() {
      return "approvals.does-not-apply";
    }

    @Override
    public String message() {
      return "The entry criteria of %s do not hold for this subject.".formatted(definition);
    }
  }

  /** The definition is for another kind of subject. */
  record WrongEntityType(String expected, String actual) implements ApprovalRefusal {
    @Override
    public String code() {
      return "approvals.wrong-entity-type";
    }

    @Override
    public String message() {
      return "The definition is for '%s' but the subject is a '%s'.".formatted(expected, actual);
    }
  }

  /** Nobody would be asked. */
  record NoStepApplies(DefinitionRef definition) implements ApprovalRefusal {
    @Override
    public String code() {
      return "approvals.no-step-applies";
    }

    @Override
    public String message() {
      return "No step of %s applies to this subject. Set no_step to approve if that is meant.".formatted(definition);
    }
  }

  /** An expression clashes with the fields of the subject. */
  record ConditionFails(String step, Violation violation) implements ApprovalRefusal {
    @Override
    public String code() {
      return "approvals.condition-fails";
    }

    @Override
    public String message() {
      return "An expression of '%s' cannot be evaluated: %s".formatted(step, violation);
    }
  }

  /** A step could never be decided, and its policy is to fail. */
  record NoQualifiedApprover(String step, List<Barred> barred) implements ApprovalRefusal {
    @Override
    public String code() {
      return "approvals.no-qualified-approver";
    }

    @Override
    public String message() {
      return "Too few people may approve step '%s'%s: see that those whom it names are known and active, or set on_empty."
          .formatted(step, barred.isEmpty() ? "" : barred.stream().map(Barred::text)
              .collect(Collectors.joining(", ", " (", ")")));
    }
  }

  /** A key was quoted with a different command. */
  record KeyReused(String key) implements ApprovalRefusal {
    @Override
    public String code() {
      return "approvals.key-reused";
    }

    @Override
    public String message() {
      return "The idempotency key '%s' was used for another command.".formatted(key);
    }
  }

  /** The same command again; the service answers it with the events of the first time. */
  record AlreadyHandled(String key, Trail.Reply reply) implements ApprovalRefusal {
    @Override
    public String code() {
      return "approvals.already-handled";
    }

    @Override
    public String message() {
      return "The command with key '%s' has already been handled.".formatted(key);
    }
  }
}
