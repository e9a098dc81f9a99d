package io.crmkit.approvals.model;

import io.crmkit.approvals.model.ApprovalEvent.Barred;
import io.crmkit.core.Actor;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What would become of one step of a request that has not been made yet.
 *
 * @param index its place in the definition, from 0
 * @param fate what happens when the chain comes to it
 * @param turn whether submitting opens it, or a step before it has to be decided first
 * @param panel who would decide it; null unless the fate is {@link Fate#ASKS}
 * @param barred who is named but would not be asked, and why not
 * @param rungs its ladder, if it opened at the time of the preview
 * @param why why it would ask these people and not others, and what its rule needs; of nobody if it does not apply
 */
public record PlannedStep(
    int index, String name, Fate fate, Turn turn, @Nullable Panel panel, List<Barred> barred, List<Rung> rungs,
    StepReasons why) {

  /** What happens when the chain comes to a step. */
  public enum Fate {

    /** It waits for votes. */
    ASKS,

    /** The approvals that it asks for are known; see {@link io.crmkit.approvals.model.definition.SkipRule}. */
    PASSED,

    /** Its criteria do not hold. */
    DOES_NOT_APPLY,

    /** Too few may decide it, and it counts as approved. */
    AUTO_APPROVED,

    /** Too few may decide it, and it is skipped. */
    SKIPPED,

    /** Too few may decide it, and the submission is refused for it. */
    FAILS
  }

  /** When the chain comes to a step. */
  public enum Turn { AT_ONCE, LATER }

  /**
   * A level of the ladder, or its end.
   *
   * @param at when it would be reached if nobody had decided by then
   * @param people whom it would ask; nobody at the end of the ladder, and on a level that is passed over
   */
  public record Rung(Instant at, List<Actor> people) {
    public Rung {
      Objects.requireNonNull(at, "at");
      people = List.copyOf(people);
    }
  }

  public PlannedStep {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(fate, "fate");
    Objects.requireNonNull(turn, "turn");
    barred = List.copyOf(barred);
    rungs = List.copyOf(rungs);
    Objects.requireNonNull(why, "why");
  }

  /** Returns who would be asked first: all approvers of a parallel step, the first one of a sequential step. */
  public List<Actor> asked() {
    return panel == null ? List.of() : panel.asked();
  }

  /** Returns when the step would first climb its ladder, if it opened at the time of the preview. */
  public Optional<Instant> dueAt() {
    return rungs.stream().map(Rung::at).findFirst();
  }
}
