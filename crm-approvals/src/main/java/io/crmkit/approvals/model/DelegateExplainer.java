package io.crmkit.approvals.model;

import io.crmkit.approvals.model.Approval.Pending;
import io.crmkit.approvals.model.Course.Question;
import io.crmkit.approvals.model.Obstacle.Kind;
import io.crmkit.approvals.model.Responder.Right;
import io.crmkit.approvals.model.definition.Definition;
import io.crmkit.approvals.model.delegation.Delegation;
import io.crmkit.approvals.model.delegation.Mandate;
import io.crmkit.approvals.model.delegation.Mandates;
import io.crmkit.core.Actor;
import io.crmkit.core.money.Money;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Explains in whose place people may act in a request, and in whose they may not although it was delegated to them. */
public final class DelegateExplainer {

  private final Definition definition;
  private final Pending pending;
  private final List<Delegation> all;
  private final Instant at;
  private final @Nullable Money amount;

  /**
   * Makes an explanation of a request at {@code now}.
   *
   * @param all all delegations that lead away from those who are asked for votes or answers, whenever and for whatever
   *     they hold
   */
  public DelegateExplainer(Definition definition, Pending pending, Collection<Delegation> all, Instant now) {
    this.definition = definition;
    this.pending = pending;
    this.all = List.copyOf(all);
    this.at = Draft.timeOf(pending, now);
    this.amount = Agents.amountOf(definition, pending.subject()).orElse(null);
  }

  /** Returns everybody to whom something was delegated. */
  public Set<Actor> delegates() {
    Set<Actor> delegates = new LinkedHashSet<>();
    all.forEach(delegation -> delegates.add(delegation.to()));
    return delegates;
  }

  /**
   * Returns whether {@code delegate} may vote in {@code open}, for each who is asked there and from whom delegations lead
   * to them.
   *
   * @param facts what was answered to {@link Inquiry#about}
   */
  public List<DelegateReasons> of(OpenStep open, Actor delegate, Facts facts) {
    Agents agents = Agents.of(definition, pending, facts, delegate, at);
    List<Mandate> mandates = agents.mandatesIn(open);
    List<DelegateReasons> reasons = new ArrayList<>();
    for (Mandate way : Mandates.of(delegate, all, each -> true)) {
      Optional<Mandate> held =
          mandates.stream().filter(mandate -> mandate.principal().equals(way.principal())).findFirst();
      if (held.isPresent() && !facts.inactive().contains(delegate)) {
        reasons.add(new DelegateReasons(delegate, held.get(), List.of()));
      } else if (open.isAsked(way.principal())) {
        reasons.add(new DelegateReasons(delegate, way, obstacles(agents, open, delegate, way)));
      }
    }
    return reasons;
  }

  /**
   * Returns whether {@code delegate} may answer a question, if delegations lead to them from whoever was asked; rules
   * about votes do not matter to that.
   *
   * @param facts what was answered to {@link Inquiry#about}
   */
  public Optional<Responder> of(Question question, Actor delegate, Facts facts) {
    Agents agents = Agents.of(definition, pending, facts, delegate, at);
    return Mandates.of(delegate, all, each -> true).stream()
        .filter(way -> way.principal().equals(question.of())).findFirst()
        .map(way -> {
          List<Obstacle> obstacles = ofLinks(agents, delegate, way);
          if (facts.inactive().contains(delegate)) {
            obstacles.add(Obstacle.INACTIVE);
          }
          return new Responder(
              delegate, Right.DELEGATE, agents.mandateOf(way.principal()).orElse(way), obstacles);
        });
  }

  private List<Obstacle> obstacles(Agents agents, OpenStep open, Actor delegate, Mandate way) {
    List<Obstacle> obstacles = ofLinks(agents, delegate, way);
    obstacles.addAll(agents.obstacles(open, way.principal()));
    return obstacles;
  }

  /** Returns what is amiss with each delegation on the way, unless there is another way. */
  private List<Obstacle> ofLinks(Agents agents, Actor delegate, Mandate way) {
    List<Obstacle> obstacles = new ArrayList<>();
    if (!agents.leadTo(way.principal())) {
      Actor from = way.principal();
      for (Actor next : way.via()) {
        ofLink(from, next).ifPresent(obstacles::add);
        from = next;
      }
      ofLink(from, delegate).ifPresent(obstacles::add);
    }
    return obstacles;
  }

  /** Returns why no delegation from one to the other holds for the request, if none does: of several the last one. */
  private Optional<Obstacle> ofLink(Actor from, Actor to) {
    List<Delegation> links =
        all.stream().filter(each -> each.from().equals(from) && each.to().equals(to)).toList();
    return links.stream().anyMatch(this::holds)
        ? Optional.empty()
        : links.stream().max(Comparator.comparing((Delegation each) -> each.holdsAt(at))
            .thenComparing(Delegation::since).thenComparing(Delegation::id)).map(this::obstacle);
  }

  private boolean holds(Delegation delegation) {
    return delegation.holdsAt(at) && delegation.scope().covers(definition.name(), amount);
  }

  private Obstacle obstacle(Delegation delegation) {
    String name = "delegation '%s' of %s to %s".formatted(delegation.id(), delegation.from(), delegation.to());
    Set<String> definitions = delegation.scope().definitions();
    if (at.isBefore(delegation.since())) {
      return new Obstacle(Kind.NOT_YET, "%s holds from %s on".formatted(name, delegation.since()));
    }
    if (!delegation.holdsAt(at)) {
      return new Obstacle(Kind.OVER, "%s was over at %s".formatted(name, delegation.until()));
    }
    if (!definitions.isEmpty() && !definitions.contains(definition.name())) {
      return new Obstacle(Kind.OTHER_DEFINITION, "%s is for %s only".formatted(name, definitions));
    }
    return new Obstacle(Kind.ABOVE_ITS_LIMIT, "%s is for up to %s and this is about %s".formatted(
        name, delegation.scope().most(), amount == null ? "no amount that is known" : amount));
  }
}
