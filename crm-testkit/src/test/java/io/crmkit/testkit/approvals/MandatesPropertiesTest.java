package io.crmkit.testkit.approvals;

import static org.assertj.core.api.Assertions.assertThat;

import io.crmkit.approvals.model.delegation.Delegation;
import io.crmkit.approvals.model.delegation.Mandate;
import io.crmkit.approvals.model.delegation.Mandates;
import io.crmkit.approvals.model.delegation.Scope;
import io.crmkit.approvals.port.Delegations;
import io.crmkit.core.Actor;
import io.crmkit.core.TenantId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.PropertyDefaults;
import net.jqwik.api.Provide;
import net.jqwik.api.statistics.Statistics;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** I12: for whom somebody may act, in any graph of delegations. */
@PropertyDefaults(edgeCases = EdgeCasesMode.NONE)
class MandatesPropertiesTest {

  private static final TenantId ACME = new TenantId("acme");
  private static final List<Actor> PEOPLE =
      IntStream.range(0, 6).mapToObj(n -> new Actor("p" + n)).toList();
  private static final Instant START = Instant.parse("2024-05-06T00:00:00Z");

  /** Delegations among six people, which hold during some of ten seconds. */
  @Provide
  Arbitrary<List<Delegation>> delegations() {
    Arbitrary<Integer> seconds = Arbitraries.integers().between(0, 5);
    Arbitrary<Delegation> one = Combinators.combine(
            Arbitraries.of(PEOPLE), Arbitraries.of(PEOPLE), seconds, seconds.injectNull(0.3))
        .filter((from, to, since, length) -> !from.equals(to))
        .as((from, to, since, length) -> new Delegation(
            "?", from, to, START.plusSeconds(since), length == null ? null : START.plusSeconds(since + length),
            Scope.EVERYTHING, ""));
    return one.list().ofMaxSize(12).map(all -> IntStream.range(0, all.size()).mapToObj(n -> new Delegation(
        "D-" + n, all.get(n).from(), all.get(n).to(), all.get(n).since(), all.get(n).until(), all.get(n).scope(),
        "")).toList());
  }

  @Property(tries = 300)
  void leadToExactlyThoseFromWhomAChainComes(@ForAll("delegations") List<Delegation> delegations) {
    for (int second = 0; second <= 10; second++) {
      Instant at = START.plusSeconds(second);
      for (Actor delegate : PEOPLE) {
        List<Mandate> found = Mandates.of(delegate, delegations, each -> each.holdsAt(at));
        Map<Actor, Integer> distances = distances(delegate, delegations, at);

        assertThat(found).extracting(Mandate::principal).doesNotHaveDuplicates()
            .containsExactlyInAnyOrderElementsOf(distances.keySet());
        found.forEach(mandate -> {
          assertThat(distances).containsEntry(mandate.principal(), mandate.via().size() + 1);
          checkChain(mandate, delegate, delegations, at);
          Statistics.label("between").collect(mandate.via().size());
        });
        Statistics.label("circle").collect(isInACircle(delegate, delegations, at));
      }
    }
    Statistics.label("between").coverage(seen ->
        List.of(0, 1, 2, 3).forEach(size -> seen.check(size).count(n -> n > 0)));
    Statistics.label("circle").coverage(seen -> seen.check(true).percentage(p -> p > 1.5));
  }

  /** Each link of the chain that is told holds now. */
  private static void checkChain(Mandate mandate, Actor delegate, List<Delegation> delegations, Instant at) {
    List<Actor> chain = new ArrayList<>(List.of(mandate.principal()));
    chain.addAll(mandate.via());
    chain.add(delegate);
    assertThat(chain).doesNotHaveDuplicates();
    for (int i = 1; i < chain.size(); i++) {
      assertThat(isLinked(chain.get(i - 1), chain.get(i), delegations, at)).isTrue();
    }
  }

  private static boolean isLinked(Actor from, Actor to, List<Delegation> delegations, Instant at) {
    return delegations.stream().anyMatch(each -> each.from().equals(from) && each.to().equals(to)
        && !at.isBefore(each.since()) && (each.until() == null || at.isBefore(each.until())));
  }

  /** Returns how many links lead to everybody's delegate, by going round until nothing gets nearer. */
  private static Map<Actor, Integer> distances(Actor delegate, List<Delegation> delegations, Instant at) {
    Map<Actor, Integer> distances = new HashMap<>(Map.of(delegate, 0));
    for (int round = 0; round < PEOPLE.size(); round++) {
      for (Actor from : PEOPLE) {
        for (Actor to : PEOPLE) {
          if (distances.containsKey(to) && isLinked(from, to, delegations, at)) {
            distances.merge(from, distances.get(to) + 1, Math::min);
          }
        }
      }
    }
    distances.remove(delegate);
    return distances;
  }

  private static boolean isInACircle(Actor person, List<Delegation> delegations, Instant at) {
    return PEOPLE.stream().anyMatch(to -> isLinked(person, to, delegations, at)
        && distances(person, delegations, at).containsKey(to));
  }

  /** What a store is asked step by step is what follows from all that it holds. */
  @Property(tries = 200)
  void areTheSameWhenAStoreIsAskedStepByStep(@ForAll("delegations") List<Delegation> delegations) {
    Delegations store = new InMemoryApprovals().delegations();
    delegations.forEach(each -> store.add(ACME, each));
    Instant at = START.plusSeconds(3);
    for (Actor delegate : PEOPLE) {
      assertThat(Mandates.follow(delegate, people -> store.to(ACME, people, at)))
          .isEqualTo(Mandates.of(delegate, delegations, each -> each.holdsAt(at)));
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 3, 10, 11, 12, 1_000})
  @Timeout(10)
  void endInACircleOfAnyLengthAndPassNothingOnBeyondTheBound(int length) {
    List<Actor> circle = IntStream.range(0, length).mapToObj(n -> new Actor("p" + n)).toList();
    List<Delegation> delegations = IntStream.range(0, length).mapToObj(n ->
        Delegation.of("D-" + n, circle.get(n), circle.get((n + 1) % length)).build()).collect(Collectors.toList());

    List<Mandate> mandates = Mandates.of(circle.get(0), delegations, each -> true);

    assertThat(mandates).hasSize(Math.min(length - 1, Mandates.MOST_LINKS));
    assertThat(mandates.get(0)).isEqualTo(new Mandate(circle.get(length - 1), List.of()));
  }
}
