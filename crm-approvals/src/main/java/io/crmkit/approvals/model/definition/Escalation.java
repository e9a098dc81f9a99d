package io.crmkit.approvals.model.definition;

import io.crmkit.core.Require;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The ladder that a step climbs while nobody decides, and what happens at its end.
 *
 * @param levels the rungs, from the first to the last
 * @param last what happens after the last rung
 * @param stopRule what takes the step off the ladder early
 * @param catchUp how levels are made up for that fell due while nobody ticked
 * @param reckoning how the times of the levels, of the end and of the reminders are counted
 * @param reminders when people are reminded; null if never
 */
public record Escalation(
    List<Level> levels,
    Last last,
    StopRule stopRule,
    CatchUp catchUp,
    Reckoning reckoning,
    @Nullable Reminders reminders) {

  /** No ladder: the step waits for as long as it takes. */
  public static final Escalation NONE =
      new Escalation(List.of(), Last.WAIT, StopRule.NEVER, CatchUp.AS_SCHEDULED);

  public Escalation {
    levels = List.copyOf(levels);
    Objects.requireNonNull(last, "last");
    Objects.requireNonNull(stopRule, "stopRule");
    Objects.requireNonNull(catchUp, "catchUp");
    Objects.requireNonNull(reckoning, "reckoning");
  }

  /** A ladder that counts time as it passes and reminds nobody. */
  public Escalation(List<Level> levels, Last last, StopRule stopRule, CatchUp catchUp) {
    this(levels, last, stopRule, catchUp, Reckoning.CLOCK, null);
  }

  /** Returns this ladder with its times counted in another way. */
  public Escalation by(Reckoning other) {
    return new Escalation(levels, last, stopRule, catchUp, other, reminders);
  }

  /** Returns this ladder with reminders. */
  public Escalation reminding(Reminders schedule) {
    return new Escalation(levels, last, stopRule, catchUp, reckoning, schedule);
  }

  /** A ladder that goes from one to the next of {@code levels} and then waits. */
  public static Escalation of(Level... levels) {
    return new Escalation(List.of(levels), Last.WAIT, StopRule.NEVER, CatchUp.AS_SCHEDULED);
  }

  /**
   * A rung: who decides as well, or instead, once {@code after} has passed.
   *
   * @param after the time since the rung below was due, or since the step opened
   * @param to who is asked; the first answer that is no abstention decides the step
   * @param rights what becomes of those who were asked before
   */
  public record Level(Duration after, List<ApproverRef> to, Rights rights) {
    public Level {
      Require.positive(after, "after");
      to = List.copyOf(to);
      if (to.isEmpty()) {
        throw new IllegalArgumentException("an escalation level needs somebody to escalate to");
      }
      Objects.requireNonNull(rights, "rights");
    }
  }

  /**
   * The end of the ladder.
   *
   * @param after the time since the last rung was due; ignored by {@link LastAction#WAIT}
   */
  public record Last(LastAction action, Duration after) {

    /** Nothing happens; the step may wait for ever. */
    public static final Last WAIT = new Last(LastAction.WAIT, Duration.ofNanos(1));

    public Last {
      Objects.requireNonNull(action, "action");
      Require.positive(after, "after");
      if (action == LastAction.WAIT) {
        after = Duration.ofNanos(1);
      }
    }
  }

  /** What the end of a ladder does. */
  public enum LastAction { WAIT, APPROVE, REJECT, EXPIRE }

  /** What becomes of the right to vote of those asked before. */
  public enum Rights { KEEP, LOSE }

  /** What takes a step off the ladder. */
  public enum StopRule {

    /** Only the end of the step. */
    NEVER,

    /** The first vote in the step. */
    FIRST_VOTE
  }

  /** How a ladder goes on that was not looked at in time. */
  public enum CatchUp {

    /** Every overdue level fires at once, so that the request ends up as if each had fired in time. */
    AS_SCHEDULED,

    /** One level fires, and the next one is due its full time later. */
    FROM_NOW
  }
}
