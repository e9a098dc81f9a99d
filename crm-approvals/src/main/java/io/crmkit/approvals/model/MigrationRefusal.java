package io.crmkit.approvals.model;

import io.crmkit.approvals.model.definition.DefinitionRef;
import io.crmkit.core.Actor;
import java.time.Instant;
import java.util.List;

/** Why a pending request cannot pass to another definition as it was asked to. */
public sealed interface MigrationRefusal extends ApprovalRefusal {

  /** It is pinned to that definition. */
  record AlreadyThere(DefinitionRef definition) implements MigrationRefusal {
    @Override
    public String code() {
      return "approvals.migration-already-there";
    }

    @Override
    public String message() {
      return "This request is pinned to %s already.".formatted(definition);
    }
  }

  /** Something is due by the old definition. */
  record Overdue(Instant since) implements MigrationRefusal {
    @Override
    public String code() {
      return "approvals.migration-overdue";
    }

    @Override
    public String message() {
      return "A deadline of the old definition has passed at %s: tick first.".formatted(since);
    }
  }

  /** A step that waits does not exist any more. */
  record LosesStep(String step, String definition) implements MigrationRefusal {
    @Override
    public String code() {
      return "approvals.migration-loses-step";
    }

    @Override
    public String message() {
      return "Step '%s' waits, and '%s' has no step of that name: have it decided first, or say how it is called now."
          .formatted(step, definition);
    }
  }

  /**
   * People have voted whom the new definition does not seat, or others have in their place whom it bars, or they have not
   * seen all that it watches.
   */
  record LosesVotes(List<Actor> voters) implements MigrationRefusal {
    @Override
    public String code() {
      return "approvals.migration-loses-votes";
    }

    @Override
    public String message() {
      return "The new definition does not count what was voted for %s: have it seat them, bar nobody who voted and watch"
          .formatted(voters) + " nothing that they have not seen, or drop their votes.";
    }
  }

  /** Steps that apply would be passed by. */
  record MissesSteps(List<String> steps) implements MigrationRefusal {
    @Override
    public String code() {
      return "approvals.migration-misses-steps";
    }

    @Override
    public String message() {
      return "The new definition asks in steps that this request is past already: %s. Recall and submit it again, or pass"
          .formatted(steps) + " over them.";
    }
  }

  /** Two steps, each decided or asked by now, would be one. */
  record MergesSteps(List<String> steps, String into) implements MigrationRefusal {
    public MergesSteps {
      steps = List.copyOf(steps);
    }

    @Override
    public String code() {
      return "approvals.migration-merges-steps";
    }

    @Override
    public String message() {
      return "Steps %s are decided or asked each by itself, and would both be '%s': give them a name each."
          .formatted(steps, into);
    }
  }

  /** The steps that wait cannot wait together. */
  record OtherShape(String definition, List<String> steps) implements MigrationRefusal {
    @Override
    public String code() {
      return "approvals.migration-other-shape";
    }

    @Override
    public String message() {
      return "'%s' does not ask in %s side by side, with nothing beside them: have them decided first."
          .formatted(definition, steps);
    }
  }
}
