package io.crmkit.approvals;

import io.crmkit.approvals.model.Approval.Pending;
import io.crmkit.approvals.model.ApprovalId;
import io.crmkit.approvals.model.Course.Question;
import io.crmkit.approvals.model.DelegateExplainer;
import io.crmkit.approvals.model.DelegateReasons;
import io.crmkit.approvals.model.Explainer;
import io.crmkit.approvals.model.Facts;
import io.crmkit.approvals.model.Inquiry;
import io.crmkit.approvals.model.OpenStep;
import io.crmkit.approvals.model.RequestReasons;
import io.crmkit.approvals.model.Responder;
import io.crmkit.approvals.model.StepReasons;
import io.crmkit.approvals.model.StoppedClock;
import io.crmkit.approvals.model.definition.Definition;
import io.crmkit.approvals.model.delegation.Delegation;
import io.crmkit.approvals.model.delegation.Mandates;
import io.crmkit.core.Actor;
import io.crmkit.core.Stored;
import io.crmkit.core.TenantId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** Why requests ask whom they ask, with those who may act in the place of others, and those who may not. */
final class Explanations {

  private final Approvals.Builder with;
  private final People people;

  Explanations(Approvals.Builder with) {
    this.with = with;
    this.people = new People(with.directory, with.calendars, with.delegations);
  }

  RequestReasons why(TenantId tenant, ApprovalId id) {
    return with.repository.find(tenant, id).map(Stored::value)
        .filter(Pending.class::isInstance).map(Pending.class::cast)
        .map(pending -> why(tenant, pending)).orElse(RequestReasons.NONE);
  }

  private RequestReasons why(TenantId tenant, Pending pending) {
    Definition definition = with.definitions.find(tenant, pending.origin().definition()).orElseThrow();
    RequestReasons reasons =
        Explainer.of(pending, definition, answer(tenant, Explainer.inquiry(pending, definition), pending));
    Instant now = with.clock.instant();
    DelegateExplainer explainer =
        new DelegateExplainer(definition, pending, delegations(tenant, askedForAnything(pending)), now);
    Map<Actor, Facts> facts = new LinkedHashMap<>();
    for (Actor delegate : explainer.delegates()) {
      facts.put(delegate, answer(tenant, Inquiry.about(delegate, pending, now, definition), pending));
    }
    List<StepReasons> all = new ArrayList<>();
    for (OpenStep step : pending.steps()) {
      List<DelegateReasons> delegates = new ArrayList<>();
      facts.forEach((delegate, known) -> delegates.addAll(explainer.of(step, delegate, known)));
      StepReasons known = reasons.steps().get(all.size()).with(delegates);
      all.add(known.with(pending.course().question(step.index())
          .map(question -> answering(known, explainer, question, facts)).orElse(null)));
    }
    return reasons.with(all);
  }

  private static Set<Actor> askedForAnything(Pending pending) {
    Set<Actor> asked = new LinkedHashSet<>(pending.asked());
    pending.course().questions().forEach(question -> asked.add(question.of()));
    return asked;
  }

  /** Returns what stands still with those who may answer for somebody else, if they may not anyway. */
  private static StoppedClock answering(
      StepReasons step, DelegateExplainer explainer, Question question, Map<Actor, Facts> facts) {
    StoppedClock stopped = Objects.requireNonNull(step.stopped());
    List<Responder> delegates = new ArrayList<>();
    facts.forEach((delegate, known) -> {
      if (stopped.responders().stream().noneMatch(each -> each.person().equals(delegate))) {
        explainer.of(question, delegate, known).ifPresent(delegates::add);
      }
    });
    return stopped.with(delegates);
  }

  private Facts answer(TenantId tenant, Inquiry inquiry, Pending pending) {
    return people.answer(tenant, inquiry, pending.subject(), pending.origin().requester());
  }

  /** Returns all delegations that lead away from {@code principals}, as far as anything is passed on. */
  private List<Delegation> delegations(TenantId tenant, Set<Actor> principals) {
    List<Delegation> all = new ArrayList<>();
    Set<Actor> visited = new HashSet<>();
    Set<Actor> next = principals;
    for (int link = 1; link <= Mandates.MOST_LINKS && !next.isEmpty(); link++) {
      Set<Actor> delegates = new HashSet<>();
      for (Actor person : next) {
        if (visited.add(person)) {
          List<Delegation> found = with.delegations.from(tenant, person);
          all.addAll(found);
          found.forEach(delegation -> delegates.add(delegation.to()));
        }
      }
      next = delegates;
    }
    return all;
  }
}
