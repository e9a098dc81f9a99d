package io.crmkit.testkit.approvals;

import io.crmkit.approvals.model.Person;
import io.crmkit.approvals.model.Person.Activity;
import io.crmkit.approvals.port.Directory;
import io.crmkit.core.Actor;
import io.crmkit.core.Require;
import io.crmkit.core.TenantId;
import io.crmkit.core.money.Money;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Currency;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Knows the people it has been told of; what it is told shows at once. Safe to share between threads.
 *
 * <p>Aliases that differ only in case or in white space around them are the same, as e-mail addresses are in practice,
 * and everybody's id is an alias, too. Roles and groups may name people before they are known; nobody is behind the
 * name till then.
 *
 * <pre>{@code
 * var directory = new InMemoryDirectory()
 *     .person(acme, alice, "alice@example.com")
 *     .person(acme, bob, "bob@example.com")
 *     .manager(acme, alice, bob)
 *     .role(acme, "finance", bob);
 * }</pre>
 */
public final class InMemoryDirectory implements Directory {

  private final Map<TenantId, Company> companies = new HashMap<>();

  /**
   * Adds an active person, or more aliases to one who is known.
   *
   * @throws IllegalArgumentException if an alias, the id among them, is somebody else's; nothing is added then
   */
  public synchronized InMemoryDirectory person(TenantId tenant, Actor person, String... aliases) {
    company(tenant).add(person, aliases);
    return this;
  }

  /**
   * Makes {@code manager} the one whom {@code person} reports to; circles are taken as they come.
   *
   * @throws IllegalArgumentException if {@code person} is unknown
   */
  public synchronized InMemoryDirectory manager(TenantId tenant, Actor person, Actor manager) {
    Person old = company(tenant).known(person);
    company(tenant).people.put(old.actor(), new Person(old.actor(), old.activity(), manager));
    return this;
  }

  /**
   * Makes a person one who may act, or one who may not.
   *
   * @throws IllegalArgumentException if {@code person} is unknown
   */
  public synchronized InMemoryDirectory activity(TenantId tenant, Actor person, Activity activity) {
    Person old = company(tenant).known(person);
    company(tenant).people.put(old.actor(), new Person(old.actor(), activity, old.manager()));
    return this;
  }

  /**
   * Makes {@code most} what a person may approve by themselves in its currency.
   *
   * @throws IllegalArgumentException if {@code person} is unknown, or the limit negative
   */
  public synchronized InMemoryDirectory limit(TenantId tenant, Actor person, Money most) {
    if (most.signum() < 0) {
      throw new IllegalArgumentException("a limit must not be negative but was " + most);
    }
    Person known = company(tenant).known(person);
    company(tenant).limits.computeIfAbsent(known.actor(), unused -> new HashMap<>()).put(most.currency(), most);
    return this;
  }

  /** Makes these people, and nobody else, the holders of a role. */
  public synchronized InMemoryDirectory role(TenantId tenant, String role, Actor... holders) {
    company(tenant).roles.put(Require.notBlank(role, "role"), List.of(holders));
    return this;
  }

  /** Makes these people, and those of its subgroups, the members of a group. */
  public synchronized InMemoryDirectory group(TenantId tenant, String group, Actor... members) {
    company(tenant).groups.put(Require.notBlank(group, "group"), List.of(members));
    return this;
  }

  /** Makes these groups, and no others, parts of a group; circles are taken as they come. */
  public synchronized InMemoryDirectory subgroups(TenantId tenant, String group, String... inner) {
    company(tenant).subgroups.put(Require.notBlank(group, "group"), List.of(inner));
    return this;
  }

  @Override
  public synchronized Optional<Person> find(TenantId tenant, String alias) {
    return Optional.ofNullable(company(tenant).find(alias));
  }

  @Override
  public synchronized List<Actor> withRole(TenantId tenant, String role) {
    Company company = company(tenant);
    return company.active(company.roles.getOrDefault(role, List.of()));
  }

  @Override
  public synchronized List<Actor> inGroup(TenantId tenant, String group) {
    Company company = company(tenant);
    return company.active(company.members(group));
  }

  @Override
  public synchronized Optional<Money> limit(TenantId tenant, Actor person, Currency currency) {
    return Optional.ofNullable(company(tenant).limits.getOrDefault(person, Map.of()).get(currency));
  }

  private Company company(TenantId tenant) {
    return companies.computeIfAbsent(tenant, unused -> new Company());
  }

  /** The people of one tenant. */
  private static final class Company {

    private final Map<Actor, Person> people = new HashMap<>();
    private final Map<Actor, Map<Currency, Money>> limits = new HashMap<>();
    private final Map<String, Actor> byAlias = new HashMap<>();
    private final Map<String, List<Actor>> roles = new HashMap<>();
    private final Map<String, List<Actor>> groups = new HashMap<>();
    private final Map<String, List<String>> subgroups = new HashMap<>();

    private void add(Actor person, String... aliases) {
      List<String> names = new ArrayList<>(List.of(aliases));
      names.add(person.id());
      for (String name : names) {
        Actor holder = byAlias.getOrDefault(key(Require.notBlank(name, "alias")), person);
        if (!holder.equals(person)) {
          throw new IllegalArgumentException("'%s' is %s already, so it cannot be %s".formatted(name, holder, person));
        }
      }
      names.forEach(name -> byAlias.put(key(name), person));
      people.putIfAbsent(person, new Person(person, Activity.ACTIVE, null));
    }

    private Person known(Actor person) {
      Person found = find(person.id());
      if (found == null) {
        throw new IllegalArgumentException("add %s to the directory first".formatted(person));
      }
      return found;
    }

    private @Nullable Person find(String alias) {
      Actor person = byAlias.get(key(alias));
      return person == null ? null : people.get(person);
    }

    private List<Actor> active(Collection<Actor> named) {
      Set<Actor> active = new LinkedHashSet<>();
      for (Actor name : named) {
        Person person = find(name.id());
        if (person != null && person.isActive()) {
          active.add(person.actor());
        }
      }
      return List.copyOf(active);
    }

    private List<Actor> members(String group) {
      List<Actor> members = new ArrayList<>();
      Set<String> seen = new HashSet<>(Set.of(group));
      Deque<String> open = new ArrayDeque<>(seen);
      while (!open.isEmpty()) {
        String next = open.remove();
        members.addAll(groups.getOrDefault(next, List.of()));
        subgroups.getOrDefault(next, List.of()).stream().filter(seen::add).forEach(open::add);
      }
      return members;
    }

    private static String key(String alias) {
      return alias.strip().toLowerCase(Locale.ROOT);
    }
  }
}
