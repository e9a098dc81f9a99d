package io.crmkit.testkit.approvals;

import static io.crmkit.testkit.approvals.Desk.ACME;
import static io.crmkit.testkit.approvals.Game.ADA;
import static io.crmkit.testkit.approvals.Game.ALICE;
import static io.crmkit.testkit.approvals.Game.BOB;
import static io.crmkit.testkit.approvals.Game.CAROL;
import static io.crmkit.testkit.approvals.Game.DAVE;
import static org.assertj.core.api.Assertions.assertThat;

import io.crmkit.approvals.model.Approval.Pending;
import io.crmkit.approvals.model.ApprovalCommand.Submit;
import io.crmkit.approvals.model.ApprovalId;
import io.crmkit.approvals.model.Panel;
import io.crmkit.approvals.model.Person;
import io.crmkit.approvals.model.Person.Activity;
import io.crmkit.approvals.model.Subject;
import io.crmkit.approvals.model.definition.ApproverRef;
import io.crmkit.approvals.model.definition.ApproverRef.Manager;
import io.crmkit.approvals.model.definition.EmptySlatePolicy;
import io.crmkit.approvals.model.definition.Step;
import io.crmkit.core.Actor;
import io.crmkit.core.expression.Value;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * I15: the walk up to a manager, in every way in which four people can report to each other, to nobody, or to somebody
 * unknown, whoever of them is away: circles, oneself as manager, missing managers, and the top of the tree.
 */
class ManagerChainTest {

  private static final List<Actor> PEOPLE = List.of(ALICE, BOB, CAROL, DAVE);
  private static final Actor GHOST = new Actor("ghost");
  private static final List<@Nullable Actor> MANAGERS = Arrays.asList(null, GHOST, ALICE, BOB, CAROL, DAVE);
  private static final Subject DEAL = new Subject("deal", "D-1", Value.Fields.NONE);

  private final Map<String, Integer> asked = new TreeMap<>();

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4})
  @Timeout(120)
  void endsAtTheFirstActiveManagerFromThereOnOrTheHighestBelow(int levels) {
    Manager ref = new Manager(levels);
    Step.Builder step = Step.named("boss").approvers(ref).onEmpty(EmptySlatePolicy.ADMINISTRATORS);
    Desk desk = new Desk(Game.chain(step).build(), Game.staff());
    int number = 0;
    for (int graph = 0; graph < Math.pow(MANAGERS.size(), PEOPLE.size()); graph++) {
      for (int away = 0; away < 1 << PEOPLE.size(); away += 2) {
        check(desk, ref, staff(graph, away), new ApprovalId("A-" + number++));
      }
    }
    assertThat(asked.keySet()).containsExactlyInAnyOrder("[bob]", "[carol]", "[dave]", "[]");
  }

  private void check(Desk desk, ApproverRef ref, Staff staff, ApprovalId id) {
    desk.know(staff);
    desk.service.handle(ACME, id, new Submit(ALICE, desk.pin, DEAL)).orElseThrow();
    Panel panel = ((Pending) desk.state(id)).openStep().panels().get(0);
    List<Actor> managers = panel.kind() == Panel.Kind.APPROVERS ? panel.holders() : List.of();
    List<Actor> expected = new Answers(staff, DEAL, ALICE).people(ref);
    if (!managers.equals(expected)) {
      assertThat(managers).as("%s", staff).isEqualTo(expected);
    }
    asked.merge(managers.toString(), 1, Integer::sum);
  }

  /** Returns the directory with this number, whose digits to the base six say who reports to whom. */
  private static Staff staff(int graph, int away) {
    Map<Actor, Person> people = new HashMap<>();
    int rest = graph;
    for (Actor person : PEOPLE) {
      boolean isAway = (away >> PEOPLE.indexOf(person) & 1) == 1;
      people.put(person, new Person(
          person, isAway ? Activity.INACTIVE : Activity.ACTIVE, MANAGERS.get(rest % MANAGERS.size())));
      rest /= MANAGERS.size();
    }
    people.put(ADA, new Person(ADA, Activity.ACTIVE, null));
    return new Staff(people, Map.of());
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 29, 30, 31, 100})
  @Timeout(10)
  void endsInACircleOfAnyLength(int length) {
    List<Actor> circle = new ArrayList<>();
    Map<Actor, Person> people = new HashMap<>(Map.of(ADA, new Person(ADA, Activity.ACTIVE, null)));
    for (int i = 0; i < length; i++) {
      circle.add(new Actor("p" + i));
    }
    people.put(ALICE, new Person(ALICE, Activity.ACTIVE, circle.get(0)));
    for (int i = 0; i < length; i++) {
      people.put(circle.get(i), new Person(circle.get(i), Activity.INACTIVE, circle.get((i + 1) % length)));
    }
    Desk desk = new Desk(Game.chain(
        Step.named("boss").approvers(new Manager(2)).onEmpty(EmptySlatePolicy.ADMINISTRATORS)).build(),
        new Staff(people, Map.of()));

    desk.service.handle(ACME, Desk.ID, new Submit(ALICE, desk.pin, DEAL)).orElseThrow();

    assertThat(((Pending) desk.state(Desk.ID)).openStep().asked()).containsExactly(ADA);
  }
}
