package io.crmkit.approvals.analytics;

import io.crmkit.approvals.model.ApprovalEvent.Ground;
import java.util.Map;

/**
 * How one step went.
 *
 * @param opened how often it has begun to wait for votes
 * @param again how often of these it had waited in the same request before, as after rework or a pause
 * @param total from its beginning to wait to the end of that
 * @param waiting the part until somebody who was asked first acted, which is all of it if nobody did
 * @param working the rest
 * @param grounds what its endings rested on; one that ended with the request, or was withdrawn, has none
 * @param escalated how often of those opened it has climbed its ladder
 * @param reminders how many were sent
 */
public record StepFigures(
    long opened, long again, TimeFigures total, TimeFigures waiting, TimeFigures working, Map<Ground, Long> grounds,
    long escalated, long reminders) {

  public StepFigures {
    grounds = Map.copyOf(grounds);
  }

  /** Returns the share of openings that have climbed the ladder; 0 if there was none. */
  public double escalationRate() {
    return opened == 0 ? 0 : (double) escalated / opened;
  }
}
