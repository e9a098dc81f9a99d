package io.crmkit.approvals;

import io.crmkit.approvals.model.Person;
import io.crmkit.approvals.model.definition.ApproverRef;
import io.crmkit.approvals.port.Directory;
import io.crmkit.core.Actor;
import io.crmkit.core.TenantId;
import io.crmkit.core.money.Money;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * The managers above somebody, looked up one by one and no further than needed.
 *
 * <p>The walk stops at the top of the tree, at somebody unknown, where it would go round in a circle, and after
 * {@value ApproverRef.Manager#MOST_LEVELS} levels; so it ends for whatever a directory says.
 */
final class ReportingLine {

  private final Directory directory;
  private final TenantId tenant;
  private final Actor start;

  ReportingLine(Directory directory, TenantId tenant, Actor start) {
    this.directory = directory;
    this.tenant = tenant;
    this.start = start;
  }

  /** Returns the manager {@code levels} above, or the first active one from there; a shorter tree yields its top. */
  List<Actor> manager(int levels) {
    List<Actor> active = new ArrayList<>();
    int[] level = {0};
    walk(person -> {
      level[0]++;
      if (person.isActive()) {
        active.add(person.actor());
      }
      return person.isActive() && level[0] >= levels;
    });
    return active.isEmpty() ? active : List.of(active.get(active.size() - 1));
  }

  /** Returns the active managers up to the first whose own limit covers {@code amount}; nobody if there is none. */
  List<Actor> upTo(Money amount) {
    List<Actor> active = new ArrayList<>();
    boolean found = walk(person -> {
      if (person.isActive()) {
        active.add(person.actor());
      }
      return person.isActive() && Authority.covers(directory, tenant, person.actor(), amount);
    });
    return found ? active : List.of();
  }

  /** Goes up to the first manager whom {@code isLast} accepts; returns whether there is one. */
  private boolean walk(Predicate<Person> isLast) {
    Set<Actor> seen = new HashSet<>(Set.of(start));
    Optional<Person> person = directory.find(tenant, start.id());
    for (int level = 1; level <= ApproverRef.Manager.MOST_LEVELS && person.isPresent(); level++) {
      Actor above = person.get().manager();
      // by the one id of whoever is found: a circle may be closed by an alias
      person = above == null
          ? Optional.empty()
          : directory.find(tenant, above.id()).filter(found -> seen.add(found.actor()));
      if (person.isPresent() && isLast.test(person.get())) {
        return true;
      }
    }
    return false;
  }
}
