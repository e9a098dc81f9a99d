package io.crmkit.approvals.model.delegation;

import io.crmkit.core.Actor;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * For whom somebody may act, by chains of delegations.
 *
 * <p>A chain is followed from the delegate back to its principals, the nearest first, and nobody is visited twice. So
 * it ends for every graph: a circle leads back to the one from whom it started, who needs nobody's leave to act for
 * themselves. Whoever stands in a chain may act for all before them; that they have passed it on takes nothing away.
 */
public final class Mandates {

  /** How many delegations a chain may have; nothing is passed on any further. */
  public static final int MOST_LINKS = 10;

  private static final Comparator<Delegation> ORDER =
      Comparator.comparing((Delegation delegation) -> delegation.from().id()).thenComparing(Delegation::id);

  private Mandates() {}

  /**
   * Returns for whom {@code delegate} may act, by those of {@code delegations} that {@code holds} accepts, the shortest
   * chains first. Which of several equally short ones is told depends on ids alone.
   */
  public static List<Mandate> of(
      Actor delegate, Collection<Delegation> delegations, Predicate<? super Delegation> holds) {
    return follow(delegate, delegates -> delegations.stream()
        .filter(each -> delegates.contains(each.to())).filter(holds).toList());
  }

  /** Returns the same by delegations that are looked up step by step: those to any of some people. */
  public static List<Mandate> follow(
      Actor delegate, Function<Collection<Actor>, ? extends Collection<Delegation>> delegationsTo) {
    Map<Actor, Mandate> found = new LinkedHashMap<>();
    found.put(delegate, new Mandate(delegate, List.of()));
    Collection<Actor> next = List.of(delegate);
    for (int link = 1; link <= MOST_LINKS && !next.isEmpty(); link++) {
      next = link(found, delegate, delegationsTo.apply(next));
    }
    found.remove(delegate);
    return List.copyOf(found.values());
  }

  /** Adds who comes to {@code found} by one more link; returns who that is. */
  private static List<Actor> link(
      Map<Actor, Mandate> found, Actor delegate, Collection<Delegation> delegations) {
    List<Actor> added = new ArrayList<>();
    for (Delegation delegation : delegations.stream().sorted(ORDER).toList()) {
      Mandate before = found.get(delegation.to());
      if (before != null && !found.containsKey(delegation.from())) {
        List<Actor> via = new ArrayList<>();
        if (!delegation.to().equals(delegate)) {
          via.add(delegation.to());
          via.addAll(before.via());
        }
        found.put(delegation.from(), new Mandate(delegation.from(), via));
        added.add(delegation.from());
      }
    }
    return added;
  }
}
