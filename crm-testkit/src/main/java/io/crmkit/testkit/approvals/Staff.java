package io.crmkit.testkit.approvals;

import io.crmkit.approvals.model.Person;
import io.crmkit.approvals.port.Directory;
import io.crmkit.core.Actor;
import io.crmkit.core.TenantId;
import io.crmkit.core.money.Money;
import java.util.ArrayList;
import java.util.Currency;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A directory that never changes: each change makes another one. Every tenant sees the same people.
 *
 * <p>Somebody is found by their id in any case, with white space around it, and with {@value #MAIL} behind it.
 *
 * @param people everybody who is known
 * @param teams who holds a role or belongs to a group, active or not, known or not; roles and groups share their names
 * @param limits how much people may approve by themselves
 */
public record Staff(Map<Actor, Person> people, Map<String, List<Actor>> teams, Map<Actor, Money> limits)
    implements Directory {

  static final String MAIL = "@example.com";

  public Staff {
    people = Map.copyOf(people);
    teams = Map.copyOf(teams);
    limits = Map.copyOf(limits);
  }

  /** People who may approve no amount by themselves. */
  public Staff(Map<Actor, Person> people, Map<String, List<Actor>> teams) {
    this(people, teams, Map.of());
  }

  /** Returns a directory in which people may approve so much by themselves, in one currency each. */
  public Staff withLimits(Map<Actor, Money> others) {
    return new Staff(people, teams, others);
  }

  /** Returns a directory in which {@code person} is known as this, whatever was known before. */
  public Staff with(Person person) {
    Map<Actor, Person> next = new LinkedHashMap<>(people);
    next.put(person.actor(), person);
    return new Staff(next, teams, limits);
  }

  /** Returns a directory in which a role or group is made up of {@code members}. */
  public Staff with(String team, List<Actor> members) {
    Map<String, List<Actor>> next = new LinkedHashMap<>(teams);
    next.put(team, List.copyOf(members));
    return new Staff(people, next, limits);
  }

  /** Returns the person behind an alias. */
  public Optional<Person> find(String alias) {
    String key = alias.strip().toLowerCase(Locale.ROOT);
    String id = key.endsWith(MAIL) ? key.substring(0, key.length() - MAIL.length()) : key;
    return id.isBlank() ? Optional.empty() : Optional.ofNullable(people.get(new Actor(id)));
  }

  /** Whether {@code actor} is known and may act. */
  public boolean isActive(Actor actor) {
    return find(actor.id()).map(Person::isActive).orElse(false);
  }

  /** Returns the one id of the person behind an alias, or the alias itself if nobody is. */
  public Actor canonical(Actor actor) {
    return find(actor.id()).map(Person::actor).orElse(actor);
  }

  @Override
  public Optional<Person> find(TenantId tenant, String alias) {
    return find(alias);
  }

  @Override
  public List<Actor> withRole(TenantId tenant, String role) {
    return active(teams.getOrDefault(role, List.of()));
  }

  @Override
  public List<Actor> inGroup(TenantId tenant, String group) {
    return active(teams.getOrDefault(group, List.of()));
  }

  @Override
  public Optional<Money> limit(TenantId tenant, Actor person, Currency currency) {
    return Optional.ofNullable(limits.get(person)).filter(limit -> limit.currency().equals(currency));
  }

  private List<Actor> active(List<Actor> named) {
    Set<Actor> active = new LinkedHashSet<>();
    named.stream().filter(this::isActive).map(this::canonical).forEach(active::add);
    return new ArrayList<>(active);
  }
}
