package io.crmkit.jdbc.approvals;

import io.crmkit.approvals.model.Person;
import io.crmkit.approvals.model.Person.Activity;
import io.crmkit.approvals.port.Directory;
import io.crmkit.core.Actor;
import io.crmkit.core.TenantId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** A directory in which everybody is who they say they are, to the letter; it can be out of reach for some of them. */
final class LiteralDirectory implements Directory {

  private final Set<String> outOfReach = ConcurrentHashMap.newKeySet();

  void lose(String alias) {
    outOfReach.add(alias);
  }

  void reach(String alias) {
    outOfReach.remove(alias);
  }

  @Override
  public Optional<Person> find(TenantId tenant, String alias) {
    if (outOfReach.contains(alias)) {
      throw new IllegalStateException("nobody answers about " + alias);
    }
    return Optional.of(new Person(new Actor(alias), Activity.ACTIVE, null));
  }

  @Override
  public List<Actor> withRole(TenantId tenant, String role) {
    return List.of();
  }

  @Override
  public List<Actor> inGroup(TenantId tenant, String group) {
    return List.of();
  }
}
