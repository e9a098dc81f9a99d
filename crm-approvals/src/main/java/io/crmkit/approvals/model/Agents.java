package io.crmkit.approvals.model;

import io.crmkit.approvals.model.ApprovalEvent.Barred;
import io.crmkit.approvals.model.definition.ApproverRef;
import io.crmkit.approvals.model.definition.Definition;
import io.crmkit.approvals.model.definition.DelegatePolicy;
import io.crmkit.approvals.model.definition.DelegatePolicy.Authority;
import io.crmkit.approvals.model.definition.DelegatePolicy.Votes;
import io.crmkit.approvals.model.definition.Step;
import io.crmkit.approvals.model.delegation.Mandate;
import io.crmkit.approvals.model.delegation.Mandates;
import io.crmkit.core.Actor;
import io.crmkit.core.Validated.Valid;
import io.crmkit.core.expression.Expression;
import io.crmkit.core.money.Money;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Who may act in whose place in a request: what a delegate finds in their inbox, and what votes are taken from them.
 */
public final class Agents {

  private final Definition definition;
  private final Facts facts;
  private final Barring barring;
  private final Actor agent;
  private final @Nullable Money amount;
  private final List<Mandate> mandates;

  private Agents(Definition definition, Subject subject, Facts facts, Barring barring, Actor agent, Instant at) {
    this.definition = definition;
    this.facts = facts;
    this.barring = barring;
    this.agent = agent;
    Money about = amountOf(definition, subject).orElse(null);
    this.amount = about;
    this.mandates = Mandates.of(agent, facts.agency().delegations(),
        each -> each.holdsAt(at) && each.scope().covers(definition.name(), about));
  }

  static Agents of(Draft draft, Actor agent) {
    return of(draft.definition(), draft.pending(), draft.facts(), agent, draft.at());
  }

  /**
   * Returns for whom {@code agent} may act at {@code at}.
   *
   * @param facts what was answered to {@link Inquiry#about}
   */
  public static Agents of(
      Definition definition, Approval.Pending pending, Facts facts, Actor agent, Instant at) {
    return new Agents(
        definition, pending.subject(), facts, Barring.of(definition, facts, pending), agent, at);
  }

  /** Returns what a request is about in money, if the definition says so. */
  static Optional<Money> amountOf(Definition definition, Subject subject) {
    Expression amount = definition.duties().amount();
    return amount != null && Amounts.of(amount, subject) instanceof Valid<Optional<Money>> valid
        ? valid.value()
        : Optional.empty();
  }

  /**
   * Returns for whom the agent may vote in {@code open}, the nearest first: nobody if they hold a seat there or have
   * voted there already, since one person has one say in a step.
   */
  public List<Mandate> mandatesIn(OpenStep open) {
    Step step = definition.steps().get(open.index());
    if (mandates.isEmpty() || open.hasSeat(agent) || open.hasVoted(agent) || !mayAct(step)) {
      return List.of();
    }
    return mandates.stream()
        .filter(mandate -> open.isAsked(mandate.principal()) && !barring.bars(step, mandate.principal()))
        .toList();
  }

  /** Returns how delegations that hold for the request lead from {@code principal} to the agent, if any do. */
  public Optional<Mandate> mandateOf(Actor principal) {
    return mandates.stream().filter(mandate -> mandate.principal().equals(principal)).findFirst();
  }

  /** Whether delegations that hold for the request lead from {@code principal} to the agent. */
  boolean leadTo(Actor principal) {
    return mandateOf(principal).isPresent();
  }

  /** Returns why the agent must not vote in the place of {@code principal} in {@code open}, delegations aside. */
  List<Obstacle> obstacles(OpenStep open, Actor principal) {
    List<Obstacle> obstacles = new ArrayList<>();
    Step step = definition.steps().get(open.index());
    DelegatePolicy policy = definition.delegatesOf(step);
    if (facts.inactive().contains(agent)) {
      obstacles.add(Obstacle.INACTIVE);
    }
    if (open.hasSeat(agent) || open.hasVoted(agent)) {
      obstacles.add(new Obstacle(Obstacle.Kind.HAS_A_SAY, "they have a say of their own in the step"));
    }
    Barred.Reason own = barring.reason(step, agent);
    if (own != null) {
      obstacles.add(new Obstacle(Obstacle.Kind.BARRED, own.text()));
    }
    Barred.Reason others = barring.reason(step, principal);
    if (others != null) {
      obstacles.add(new Obstacle(
          Obstacle.Kind.PRINCIPAL_BARRED, "of %s it is so that %s".formatted(principal, others.text())));
    }
    if (policy.votes() == Votes.REFUSED) {
      obstacles.add(new Obstacle(Obstacle.Kind.NO_DELEGATES, "nobody votes in the place of others in this step"));
    } else if (!isAmong(policy)) {
      obstacles.add(new Obstacle(
          Obstacle.Kind.NOT_AMONG, "this step lets nobody vote in the place of others but %s".formatted(
              policy.among().stream().map(ApproverRef::text).collect(Collectors.joining(", ")))));
    } else if (!isCovered(policy)) {
      obstacles.add(new Obstacle(Obstacle.Kind.NO_AUTHORITY, "their own limit does not cover what this is about"));
    }
    return obstacles;
  }

  private boolean mayAct(Step step) {
    DelegatePolicy policy = definition.delegatesOf(step);
    return policy.votes() == Votes.ALLOWED && !barring.bars(step, agent) && isAmong(policy) && isCovered(policy);
  }

  private boolean isAmong(DelegatePolicy policy) {
    return policy.among().isEmpty() || facts.people(policy.among()).contains(agent);
  }

  private boolean isCovered(DelegatePolicy policy) {
    return policy.authority() == Authority.PRINCIPAL || definition.duties().amount() == null || hasAuthority();
  }

  private boolean hasAuthority() {
    Money limit = facts.agency().limit();
    return amount != null && limit != null && Amounts.covers(limit, amount);
  }
}
