package io.crmkit.approvals.model;

import io.crmkit.approvals.model.Approval.Pending;
import io.crmkit.approvals.model.ApprovalCommand.AddApprover;
import io.crmkit.approvals.model.ApprovalCommand.Claim;
import io.crmkit.approvals.model.ApprovalCommand.ProvideInfo;
import io.crmkit.approvals.model.ApprovalCommand.Release;
import io.crmkit.approvals.model.ApprovalCommand.RequestInfo;
import io.crmkit.approvals.model.ApprovalCommand.SendBack;
import io.crmkit.approvals.model.ApprovalCommand.Vote;
import io.crmkit.approvals.model.definition.ApproverRef;
import io.crmkit.approvals.model.definition.Definition;
import io.crmkit.approvals.model.definition.DelegatePolicy;
import io.crmkit.approvals.model.definition.DelegatePolicy.Authority;
import io.crmkit.approvals.model.definition.DelegatePolicy.Votes;
import io.crmkit.approvals.model.definition.Step;
import io.crmkit.core.Actor;
import io.crmkit.core.money.Money;
import java.time.Instant;
import java.util.Collection;
import java.util.Currency;
import org.jspecify.annotations.Nullable;

/** Whether it matters to a command for whom its author may act: not for those who are asked themselves, and stay so. */
final class AgentInquiry {

  private final Pending pending;
  private final Definition definition;
  private final Instant at;

  private AgentInquiry(Pending pending, Definition definition, Instant at) {
    this.pending = pending;
    this.definition = definition;
    this.at = at;
  }

  /** Returns what must be known about the author of {@code command}, and adds whom that depends on. */
  static Agency.@Nullable Question of(
      Pending pending, ApprovalCommand command, Instant at, Definition definition,
      Collection<ApproverRef> references) {
    AgentInquiry inquiry = new AgentInquiry(pending, definition, Draft.timeOf(pending, at));
    if (command instanceof Vote vote) {
      return inquiry.about(vote.by(), vote.step(), references);
    }
    if (command instanceof Claim claim) {
      return inquiry.about(claim.by(), claim.step(), references);
    }
    if (command instanceof Release release) {
      return inquiry.ask(release.by(), references);
    }
    if (command instanceof RequestInfo request) {
      return inquiry.about(request.by(), request.step(), references);
    }
    if (command instanceof ProvideInfo answer) {
      return pending.course().questions().isEmpty() ? null : inquiry.ask(answer.by(), references);
    }
    if (command instanceof SendBack back) {
      return inquiry.about(back.by(), back.step(), references);
    }
    return command instanceof AddApprover add ? inquiry.about(add.by(), add.step(), references) : null;
  }

  /** Returns what must be known to tell in whose place {@code agent} may act in any step. */
  static Agency.Question of(
      Pending pending, Actor agent, Instant at, Definition definition, Collection<ApproverRef> references) {
    return new AgentInquiry(pending, definition, Draft.timeOf(pending, at)).ask(agent, references);
  }

  private Agency.@Nullable Question about(Actor agent, @Nullable String name, Collection<ApproverRef> references) {
    return isAsked(agent, name) && !isOverdue() ? null : ask(agent, references);
  }

  private boolean isAsked(Actor agent, @Nullable String name) {
    for (OpenStep step : pending.meantBy(name)) {
      if (step.isAsked(agent)) {
        return true;
      }
    }
    return false;
  }

  /** Whether something happens before the command, after which its author may not be asked any more. */
  private boolean isOverdue() {
    return pending.deadline().filter(due -> !due.isAfter(at)).isPresent();
  }

  /** Asks with all steps in mind: others may be open once what is overdue has happened. */
  private Agency.Question ask(Actor agent, Collection<ApproverRef> references) {
    boolean own = false;
    for (Step step : definition.steps()) {
      DelegatePolicy policy = definition.delegatesOf(step);
      if (policy.votes() == Votes.ALLOWED) {
        own |= policy.authority() == Authority.OWN;
        references.addAll(policy.among());
      }
    }
    return new Agency.Question(agent, at, own ? currency() : null);
  }

  private @Nullable Currency currency() {
    return Agents.amountOf(definition, pending.subject()).map(Money::currency).orElse(null);
  }
}
