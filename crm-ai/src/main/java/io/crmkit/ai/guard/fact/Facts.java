package io.crmkit.ai.guard.fact;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Everything that a text may say.
 *
 * @param all at most {@value #MOST}, each name once
 */
public record Facts(List<Fact> all) {

  /** How many there may be. */
  public static final int MOST = 500;

  public static final Facts NONE = new Facts(List.of());

  public Facts {
    all = List.copyOf(all);
    if (all.size() > MOST) {
      throw new IllegalArgumentException("there may be %d facts but there are %d".formatted(MOST, all.size()));
    }
    Set<String> seen = new HashSet<>();
    for (Fact fact : all) {
      if (!seen.add(fact.name())) {
        throw new IllegalArgumentException("a fact is there twice: " + fact.name());
      }
    }
  }

  public static Facts of(Fact... facts) {
    return new Facts(List.of(facts));
  }

  /** Returns these facts and one more. */
  public Facts and(Fact fact) {
    List<Fact> more = new ArrayList<>(all);
    more.add(fact);
    return new Facts(more);
  }

  public Optional<Fact> named(String name) {
    return all.stream().filter(fact -> fact.name().equals(name)).findFirst();
  }

  /** Returns the names of people among them. */
  public Set<String> people() {
    Set<String> people = new LinkedHashSet<>();
    for (Fact fact : all) {
      if (fact instanceof Fact.Person person) {
        people.add(person.called());
      }
    }
    return people;
  }
}
