package io.crmkit.testkit.approvals;

import io.crmkit.approvals.model.Person;
import io.crmkit.approvals.model.Person.Activity;
import io.crmkit.core.Actor;
import io.crmkit.core.money.Money;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;

/**
 * Arbitrary directories of six people, some of them away, whose reporting lines may be missing, dangling, or circles,
 * also by way of an alias.
 */
public final class StaffArbitraries {

  /** Knows no approver list by name, but may be behind a role, a group or a field, or manage others. */
  public static final Actor FRANK = new Actor("frank");

  /** Nobody; named as a manager and as a member all the same. */
  public static final Actor GHOST = new Actor("ghost");

  /** Everybody whom the directory may know. */
  public static final List<Actor> EVERYBODY = everybody();

  static final List<String> TEAMS = List.of("vp", "cfo", "board", "team");

  private StaffArbitraries() {}

  /** Directories in which each person is known with probability 0.95 or so, and active likewise. */
  public static Arbitrary<Staff> staffs() {
    Arbitrary<List<Person>> people =
        Combinators.combine(EVERYBODY.stream().map(StaffArbitraries::person).toList()).as(known -> known);
    return Combinators.combine(
            people, Arbitraries.of(EVERYBODY).injectNull(0.7), members().list().ofSize(TEAMS.size()), limits())
        .as((known, stranger, teams, limits) -> {
          Map<Actor, Person> byId = known.stream().filter(person -> !person.actor().equals(stranger))
              .collect(Collectors.toMap(Person::actor, Function.identity()));
          Staff staff = new Staff(byId, Map.of());
          for (int i = 0; i < teams.size(); i++) {
            staff = staff.with(TEAMS.get(i), teams.get(i));
          }
          return staff.withLimits(limits);
        });
  }

  /** Limits of some of the cast, among them none at all and one in a currency that nothing costs. */
  public static Arbitrary<Map<Actor, Money>> limits() {
    Arbitrary<Money> amounts = Arbitraries.of(
        Money.ofMinor(0, "EUR"), Money.ofMinor(100_00, "EUR"), Money.ofMinor(100_00, "EUR"),
        Money.ofMinor(1_000_00, "EUR"), Money.ofMinor(Long.MAX_VALUE, "EUR"), Money.ofMinor(1_000_00, "JPY"));
    return Arbitraries.maps(Arbitraries.of(EVERYBODY), amounts).ofMaxSize(EVERYBODY.size());
  }

  /** People of the cast, as they may become. */
  public static Arbitrary<Person> people() {
    return Arbitraries.of(EVERYBODY).flatMap(StaffArbitraries::person);
  }

  /** Who may be in a role or a group; it may have nobody. */
  public static Arbitrary<List<Actor>> members() {
    return Arbitraries.frequencyOf(
            Tuple.of(12, Arbitraries.of(EVERYBODY)), Tuple.of(1, Arbitraries.just(GHOST)))
        .list().uniqueElements().ofMaxSize(3);
  }

  /** The people of the cast, by their ids or by other names. */
  public static Arbitrary<Actor> names() {
    return Combinators.combine(Arbitraries.of(EVERYBODY), Arbitraries.of(0, 0, 0, 0, 1, 2)).as(StaffArbitraries::named);
  }

  private static Arbitrary<Person> person(Actor actor) {
    Arbitrary<Activity> activities =
        Arbitraries.frequency(Tuple.of(9, Activity.ACTIVE), Tuple.of(1, Activity.INACTIVE));
    Arbitrary<Actor> managers = Arbitraries.frequencyOf(Tuple.of(12, names()), Tuple.of(1, Arbitraries.just(GHOST)));
    return Combinators.combine(activities, managers.injectNull(0.2))
        .as((activity, manager) -> new Person(actor, activity, manager));
  }

  private static Actor named(Actor actor, int alias) {
    return switch (alias) {
      case 0 -> actor;
      case 1 -> new Actor(actor.id().toUpperCase(Locale.ROOT));
      default -> new Actor(" " + actor.id() + Staff.MAIL);
    };
  }

  private static List<Actor> everybody() {
    List<Actor> everybody = new ArrayList<>(DefinitionArbitraries.CAST);
    everybody.add(FRANK);
    return List.copyOf(everybody);
  }
}
