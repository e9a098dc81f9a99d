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
import io.crmkit.approvals.model.ApprovalRefusal;
import io.crmkit.approvals.model.Panel;
import io.crmkit.approvals.model.Person;
import io.crmkit.approvals.model.Person.Activity;
import io.crmkit.approvals.model.Subject;
import io.crmkit.approvals.model.definition.ApproverRef;
import io.crmkit.approvals.model.definition.ApproverRef.Asks;
import io.crmkit.approvals.model.definition.ApproverRef.Row;
import io.crmkit.approvals.model.definition.ApproverRef.UpToLimit;
import io.crmkit.approvals.model.definition.Definition;
import io.crmkit.approvals.model.definition.EmptySlatePolicy;
import io.crmkit.approvals.model.definition.Order;
import io.crmkit.approvals.model.definition.Step;
import io.crmkit.core.Actor;
import io.crmkit.core.Decision.Refused;
import io.crmkit.core.expression.Expression;
import io.crmkit.core.expression.Value;
import io.crmkit.core.money.Money;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * I15: chains by limits of amount, in every way in which three people can report to each other, to nobody, or to
 * somebody unknown, whoever of them has the authority; and approval matrices.
 */
class LimitChainTest {

  private static final List<Actor> PEOPLE = List.of(ALICE, BOB, CAROL);
  private static final Actor GHOST = new Actor("ghost");
  private static final List<@Nullable Actor> MANAGERS = Arrays.asList(null, GHOST, ALICE, BOB, CAROL);
  private static final List<Money> LIMITS =
      List.of(Money.ofMinor(99, "EUR"), Money.ofMinor(100, "EUR"), Money.ofMinor(1_000, "JPY"));
  private static final Expression TOTAL = Expression.parse("total").orElseThrow();

  private final Map<String, Integer> asked = new TreeMap<>();

  @ParameterizedTest
  @EnumSource
  @Timeout(120)
  void endAtTheFirstManagerWithTheAuthority(Asks asks) {
    UpToLimit ref = new UpToLimit(TOTAL, asks);
    Desk desk = new Desk(chain(ref), Game.staff());
    int number = 0;
    for (int graph = 0; graph < Math.pow(MANAGERS.size(), PEOPLE.size()); graph++) {
      for (int limits = 0; limits < Math.pow(LIMITS.size(), PEOPLE.size()); limits++) {
        Staff staff = staff(graph).withLimits(limits(limits));
        desk.know(staff);
        List<Actor> expected = new Answers(staff, deal(euros(100)), ALICE).people(ref);
        List<Actor> found = approvers(desk, new ApprovalId("A-" + number++), deal(euros(100)));
        if (!found.equals(expected)) {
          assertThat(found).as("%s", staff).isEqualTo(expected);
        }
        asked.merge(found.toString(), 1, Integer::sum);
      }
    }
    assertThat(asked.keySet()).contains("[]", "[bob]", "[carol]");
    assertThat(asked.containsKey("[bob, carol]")).isEqualTo(asks == Asks.ALL_UP_TO);
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 29, 30, 31, 100})
  @Timeout(10)
  void endInACircleOfAnyLength(int length) {
    Map<Actor, Person> people = new HashMap<>(Map.of(ADA, active(ADA, null)));
    people.put(ALICE, active(ALICE, new Actor("p0")));
    for (int i = 0; i < length; i++) {
      people.put(new Actor("p" + i), active(new Actor("p" + i), new Actor("p" + (i + 1) % length)));
    }
    Desk desk = new Desk(chain(new UpToLimit(TOTAL, Asks.ALL_UP_TO)), new Staff(people, Map.of()));

    assertThat(approvers(desk, Desk.ID, deal(euros(1)))).isEmpty();
  }

  @Nested
  class AnAmount {

    private final Staff staff = staff(BOB, CAROL, null).withLimits(Map.of(
        BOB, Money.ofMinor(1_000_00, "EUR"), CAROL, Money.ofMinor(Long.MAX_VALUE, "EUR")));
    private final Desk desk = new Desk(chain(new UpToLimit(TOTAL, Asks.FIRST_QUALIFIED)), staff);

    @Test
    void isApprovedByWhoeverMayApproveExactlySoMuch() {
      assertThat(approvers(desk, Desk.ID, deal(euros(1_000_00)))).containsExactly(BOB);
    }

    @Test
    void ofOneCentMoreGoesOneLevelUp() {
      assertThat(approvers(desk, Desk.ID, deal(euros(1_000_01)))).containsExactly(CAROL);
    }

    @Test
    void isAsLargeIfItIsNegative() {
      assertThat(approvers(desk, Desk.ID, deal(euros(-1_000_01)))).containsExactly(CAROL);
    }

    @Test
    void inACurrencyWithoutLimitsIsNobodys() {
      assertThat(approvers(desk, Desk.ID, deal(new Value.Amount(Money.ofMinor(1, "USD"))))).isEmpty();
    }

    @Test
    void thatIsMissingIsNobodys() {
      assertThat(approvers(desk, Desk.ID, deal(Value.ABSENT))).isEmpty();
    }

    @Test
    void withoutACurrencyIsRefusedAtSubmission() {
      assertThat(((Refused<?>) desk.command(Desk.ID, new Submit(ALICE, desk.pin, deal(Value.of(5))), null)).refusal())
          .isInstanceOfSatisfying(ApprovalRefusal.ConditionFails.class, fails -> assertThat(fails.violation().code())
              .isEqualTo("approvals.not-money"));
    }
  }

  @Nested
  class AMatrix {

    private final List<Row> rows = List.of(
        row("total <= EUR 10.00", BOB), row("total <= EUR 100.00", CAROL), new Row(null, List.of(Game.user(DAVE))));

    @Test
    void asksAllRowsUpToTheFirstThatQualifies() {
      Desk desk = new Desk(chain(new ApproverRef.Matrix(rows, Asks.ALL_UP_TO)), Game.staff());

      assertThat(approvers(desk, new ApprovalId("A-1"), deal(euros(10_00)))).containsExactly(BOB);
      assertThat(approvers(desk, new ApprovalId("A-2"), deal(euros(10_01)))).containsExactly(BOB, CAROL);
      assertThat(approvers(desk, new ApprovalId("A-3"), deal(euros(100_01)))).containsExactly(BOB, CAROL, DAVE);
    }

    @Test
    void asksTheFirstRowThatQualifiesAlone() {
      Desk desk = new Desk(chain(new ApproverRef.Matrix(rows, Asks.FIRST_QUALIFIED)), Game.staff());

      assertThat(approvers(desk, Desk.ID, deal(euros(10_01)))).containsExactly(CAROL);
    }

    @Test
    void asksNobodyIfNoRowQualifies() {
      Desk desk = new Desk(
          chain(new ApproverRef.Matrix(rows.subList(0, 2), Asks.ALL_UP_TO)), Game.staff());

      assertThat(approvers(desk, Desk.ID, deal(euros(100_01)))).isEmpty();
    }

    private static Row row(String criteria, Actor approver) {
      return new Row(Expression.condition(criteria).orElseThrow(), List.of(Game.user(approver)));
    }
  }

  private static Definition chain(ApproverRef ref) {
    Step.Builder step = Step.named("boss").approvers(ref).order(Order.SEQUENTIAL)
        .onEmpty(EmptySlatePolicy.ADMINISTRATORS);
    return Game.chain(step).build();
  }

  /** Returns who is asked by the reference; nobody if the administrators stand in. */
  private static List<Actor> approvers(Desk desk, ApprovalId id, Subject subject) {
    desk.service.handle(ACME, id, new Submit(ALICE, desk.pin, subject)).orElseThrow();
    Panel panel = ((Pending) desk.state(id)).openStep().panels().get(0);
    return panel.kind() == Panel.Kind.APPROVERS ? panel.holders() : List.of();
  }

  private static Subject deal(Value total) {
    return new Subject("deal", "D-1", Value.Fields.NONE.with("total", total));
  }

  private static Value euros(long cents) {
    return new Value.Amount(Money.ofMinor(cents, "EUR"));
  }

  private static Map<Actor, Money> limits(int number) {
    Map<Actor, Money> limits = new HashMap<>();
    int rest = number;
    for (Actor person : PEOPLE) {
      limits.put(person, LIMITS.get(rest % LIMITS.size()));
      rest /= LIMITS.size();
    }
    return limits;
  }

  private static Staff staff(int graph) {
    int first = graph % MANAGERS.size();
    int second = graph / MANAGERS.size() % MANAGERS.size();
    return staff(MANAGERS.get(first), MANAGERS.get(second), MANAGERS.get(graph / MANAGERS.size() / MANAGERS.size()));
  }

  private static Staff staff(@Nullable Actor ofAlice, @Nullable Actor ofBob, @Nullable Actor ofCarol) {
    return new Staff(Map.of(
        ALICE, active(ALICE, ofAlice), BOB, active(BOB, ofBob), CAROL, active(CAROL, ofCarol),
        ADA, active(ADA, null)), Map.of());
  }

  private static Person active(Actor person, @Nullable Actor manager) {
    return new Person(person, Activity.ACTIVE, manager);
  }
}
