package io.crmkit.approvals.model.token;

import io.crmkit.approvals.model.Approval;
import io.crmkit.approvals.model.Approval.Pending;
import io.crmkit.approvals.model.ApprovalEvent;
import io.crmkit.approvals.model.ApprovalEvent.Migrated;
import io.crmkit.approvals.model.ApprovalEvent.SeatReassigned;
import io.crmkit.approvals.model.ApprovalEvent.SeatVacated;
import io.crmkit.approvals.model.ApprovalEvent.StepOpened;
import io.crmkit.approvals.model.ApprovalEvent.VoteCast;
import io.crmkit.approvals.model.Subject;
import io.crmkit.core.expression.ValueJson;
import io.crmkit.core.json.JsonDocuments;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Whether a token still counts, by what has happened since it was issued. */
public final class TokenRules {

  private TokenRules() {}

  /** Returns what tells the content of a request from any other. */
  public static String digest(Subject subject) {
    return JsonDocuments.digest(ValueJson.writeSorted(subject.fields()));
  }

  /**
   * Returns why {@code token} counts no more. What the rules of the request themselves refuse, such as any vote on one
   * that is settled, is left to them.
   *
   * @param since what has happened to the request after it was issued
   */
  public static Optional<TokenRefusal> objection(
      ActionToken token, Approval state, List<ApprovalEvent> since, Instant now) {
    if (!now.isBefore(token.expiresAt())) {
      return Optional.of(new TokenRefusal.ExpiredToken(token.expiresAt()));
    }
    if (!(state instanceof Pending pending)) {
      return Optional.empty();
    }
    if (since.stream().anyMatch(event -> takesTheSeat(token, event))) {
      return Optional.of(new TokenRefusal.SeatGone(token.holder(), token.stepName()));
    }
    boolean open = pending.openStep(token.step())
        .filter(step -> step.openedAt().equals(token.openedAt())).isPresent();
    if (!open || since.stream().anyMatch(event -> reopens(token, event))) {
      return Optional.of(new TokenRefusal.StepOver(token.stepName()));
    }
    return digest(pending.subject()).equals(token.content())
        ? Optional.empty()
        : Optional.of(new TokenRefusal.ContentChanged());
  }

  /** A seat that went away and came back is another seat. */
  private static boolean takesTheSeat(ActionToken token, ApprovalEvent event) {
    if (event instanceof SeatReassigned moved) {
      return moved.step() == token.step() && moved.from().equals(token.holder());
    }
    if (event instanceof SeatVacated vacated) {
      return vacated.step() == token.step() && vacated.person().equals(token.holder());
    }
    return event instanceof VoteCast cast && cast.step() == token.step()
        && (cast.by().equals(token.person()) || cast.holder().equals(token.holder()));
  }

  /** Another definition may ask for another thing under the same name, so it ends all that was issued before. */
  private static boolean reopens(ActionToken token, ApprovalEvent event) {
    return event instanceof Migrated || event instanceof StepOpened opened && opened.step() == token.step();
  }
}
