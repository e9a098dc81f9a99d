package io.crmkit.testkit.approvals;

import static io.crmkit.testkit.approvals.Desk.ACME;
import static io.crmkit.testkit.approvals.Desk.ID;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.crmkit.approvals.model.Approval.Pending;
import io.crmkit.approvals.model.ApprovalCommand;
import io.crmkit.approvals.model.ApprovalCommand.ProvideInfo;
import io.crmkit.approvals.model.ApprovalCommand.Resubmit;
import io.crmkit.approvals.model.Course;
import io.crmkit.approvals.model.Course.Parked;
import io.crmkit.approvals.model.Course.Question;
import io.crmkit.approvals.model.OpenStep;
import io.crmkit.approvals.model.RequestReasons;
import io.crmkit.approvals.model.Responder;
import io.crmkit.approvals.model.SentBack;
import io.crmkit.approvals.model.SetAside;
import io.crmkit.approvals.model.StepReasons;
import io.crmkit.approvals.model.StoppedClock;
import io.crmkit.approvals.model.delegation.Delegation;
import io.crmkit.core.Actor;
import io.crmkit.core.Decision.Accepted;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.statistics.Statistics;
import org.assertj.core.groups.Tuple;
import org.jspecify.annotations.Nullable;

/** What is told of why a request waits is so: whoever is said to be able to take it further is, and nobody else. */
class WhyPropertiesTest {

  private static final List<Actor> PEOPLE = StaffArbitraries.EVERYBODY;

  @Provide
  Arbitrary<Scenario> scenarios() {
    Arbitrary<List<Delegation>> delegations = Combinators.combine(Arbitraries.of(PEOPLE), Arbitraries.of(PEOPLE))
        .filter((from, to) -> !from.equals(to))
        .as((from, to) -> Delegation.of(from + " to " + to, from, to).build())
        .list().uniqueElements().ofMaxSize(3);
    return Combinators.combine(
            Arbitraries.oneOf(WindingArbitraries.scenarios(), WindingArbitraries.pausingScenarios()), delegations)
        .as((any, each) -> new Scenario(any.definition(), any.staff(), any.moves(), each));
  }

  @Property(edgeCases = EdgeCasesMode.NONE, shrinking = ShrinkingMode.BOUNDED)
  void everybodyWhoCanTakeARequestFurtherIsTold(@ForAll("scenarios") Scenario scenario) {
    Desk desk = new Desk(scenario.definition(), scenario.staff());
    scenario.delegations().forEach(each -> desk.store.delegations().add(ACME, each));
    for (Move move : scenario.moves()) {
      desk.play(ID, move);
      if (desk.state(ID) instanceof Pending pending && standsStill(pending.course())
          && pending.dueAt().filter(due -> !due.isAfter(desk.now())).isEmpty()) {
        check(desk, pending, desk.service.why(ACME, ID));
      }
    }
    Statistics.label("waits").coverage(seen -> {
      seen.check("returned").count(n -> n > 8);
      seen.check("set aside").count(n -> n > 3);
      seen.check("OWN may").count(n -> n > 100);
      seen.check("ADMINISTRATOR may").count(n -> n > 50);
      seen.check("DELEGATE may").count(n -> n > 10);
      seen.check("DELEGATE may not").count(n -> n > 0);
    });
  }

  private static boolean standsStill(Course course) {
    return course.returned() != null || !course.questions().isEmpty() || !course.parked().isEmpty();
  }

  private static void check(Desk desk, Pending pending, RequestReasons why) {
    assertThat(why.isEmpty()).isFalse();
    assertThat(why.text()).isNotBlank();
    assertThat(why.steps()).extracting(StepReasons::step)
        .containsExactlyElementsOf(pending.steps().stream().map(OpenStep::name).toList());
    assertThat(why.setAside()).extracting(SetAside::step, SetAside::since).containsExactlyElementsOf(
        pending.course().parked().stream().map(WhyPropertiesTest::named).toList());
    why.setAside().forEach(each -> Statistics.label("waits").collect("set aside"));
    SentBack back = why.sentBack();
    assertThat(back != null).isEqualTo(pending.course().returned() != null);
    if (back != null) {
      Statistics.label("waits").collect("returned");
      assertThat(able(back.responders())).containsExactlyInAnyOrderElementsOf(
          accepted(desk, person -> Resubmit.unchanged(person, "")));
    }
    for (OpenStep step : pending.steps()) {
      check(desk, pending.course().question(step.index()).orElse(null), step,
          why.steps().get(pending.steps().indexOf(step)).stopped());
    }
  }

  private static Tuple named(Parked parked) {
    return tuple(parked.step().name(), parked.since());
  }

  private static void check(
      Desk desk, @Nullable Question question, OpenStep step,
      @Nullable StoppedClock stopped) {
    assertThat(stopped != null).isEqualTo(question != null);
    if (stopped != null) {
      Question asked = Objects.requireNonNull(question);
      assertThat(stopped.by()).isEqualTo(asked.by());
      assertThat(stopped.of()).isEqualTo(asked.of());
      assertThat(stopped.since()).isEqualTo(asked.since());
      assertThat(able(stopped.responders())).containsExactlyInAnyOrderElementsOf(
          accepted(desk, person -> new ProvideInfo(person, "because", step.name())));
      stopped.responders().forEach(each -> Statistics.label("waits").collect(
          each.right() + (each.mayAct() ? " may" : " may not")));
    }
  }

  private static List<Actor> able(Collection<Responder> responders) {
    return responders.stream().filter(Responder::mayAct).map(Responder::person).toList();
  }

  private static List<Actor> accepted(Desk desk, Function<Actor, ApprovalCommand> command) {
    return PEOPLE.stream().map(person -> desk.staff().canonical(person)).distinct()
        .filter(person -> desk.service.dryRun(ACME, ID, command.apply(person)) instanceof Accepted<?>)
        .toList();
  }
}
