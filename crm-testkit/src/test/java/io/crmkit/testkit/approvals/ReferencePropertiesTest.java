package io.crmkit.testkit.approvals;

import io.crmkit.approvals.model.Approval.Pending;
import io.crmkit.approvals.model.ApprovalEvent.Amended;
import io.crmkit.approvals.model.ApprovalEvent.Expired;
import io.crmkit.approvals.model.ApprovalEvent.InfoProvided;
import io.crmkit.approvals.model.ApprovalEvent.InfoWithdrawn;
import io.crmkit.approvals.model.ApprovalEvent.LadderStopped;
import io.crmkit.approvals.model.ApprovalEvent.Reopened;
import io.crmkit.approvals.model.ApprovalEvent.Resubmitted;
import io.crmkit.approvals.model.ApprovalEvent.Returned;
import io.crmkit.approvals.model.ApprovalEvent.SeatReassigned;
import io.crmkit.approvals.model.ApprovalEvent.StepEscalated;
import io.crmkit.approvals.model.ApprovalEvent.StepParked;
import io.crmkit.approvals.model.ApprovalEvent.StepResumed;
import io.crmkit.approvals.model.ApprovalEvent.StepVoided;
import io.crmkit.approvals.model.ApprovalEvent.StepWithdrawn;
import io.crmkit.approvals.model.ApprovalEvent.VoteCast;
import io.crmkit.testkit.approvals.Beat.Frame;
import java.util.List;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.PropertyDefaults;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.domains.Domain;
import net.jqwik.api.domains.DomainContext;
import net.jqwik.api.statistics.Statistics;

/** The same reference as in {@link InterleavingsTest}, on all that a definition can say. */
@Domain(Scenarios.class)
@Domain(DomainContext.Global.class)
@PropertyDefaults(edgeCases = EdgeCasesMode.NONE, shrinking = ShrinkingMode.BOUNDED)
class ReferencePropertiesTest {

  @Property
  void everyScenarioGoesAsTheReferenceSays(@ForAll Scenario scenario) {
    ReferenceComparison.play(scenario);
  }

  /** Requests that are amended, sent back, set aside and opened again, a part of them in chains with forks. */
  @Property
  void everyWindingScenarioGoesAsTheReferenceSays(@ForAll("winding") Scenario scenario) {
    ReferenceComparison.play(scenario);
  }

  /** Enough of them go back where branches are side by side. */
  @Property(tries = 2_000)
  void windingScenariosGoBackThroughForks(@ForAll("winding") Scenario scenario) {
    World world = ReferenceComparison.play(scenario);
    String shape = scenario.definition().forks().isEmpty() ? "straight" : "forked";
    world.events().forEach(event -> Statistics.label("event").collect(shape, event.getClass()));
    world.events().forEach(event -> Statistics.label("kind").collect(event.getClass()));
    Statistics.label("event").coverage(seen -> {
      List.of(StepVoided.class, Amended.class, Returned.class, StepWithdrawn.class)
          .forEach(kind -> seen.check("forked", kind).count(n -> n > 15));
      List.of(StepParked.class, Resubmitted.class, Reopened.class)
          .forEach(kind -> seen.check("forked", kind).count(n -> n > 1));
    });
    Statistics.label("kind").coverage(seen -> seen.check(StepResumed.class).count(n -> n > 0));
  }

  /** I20: due instants are compared to the nanosecond, and clocks stand still on all ways. */
  @Property
  void everyPausingScenarioGoesAsTheReferenceSays(@ForAll("pausing") Scenario scenario) {
    ReferenceComparison.play(scenario);
  }

  /** Enough of everything happens while a question is open. */
  @Property(tries = 1_500)
  void pausingScenariosGoOnWhileQuestionsAreOpen(@ForAll("pausing") Scenario scenario) {
    for (Beat beat : ReferenceComparison.play(scenario).beats()) {
      for (Frame frame : beat.frames()) {
        if (frame.before() instanceof Pending pending && !pending.course().questions().isEmpty()) {
          Statistics.label("while asked").collect(frame.event().getClass());
        }
      }
    }
    Statistics.label("while asked").coverage(seen -> List.of(
            InfoProvided.class, InfoWithdrawn.class, VoteCast.class, StepEscalated.class, LadderStopped.class,
            Expired.class, StepVoided.class, SeatReassigned.class)
        .forEach(kind -> seen.check(kind).count(n -> n > 0)));
  }

  @Provide
  Arbitrary<Scenario> winding() {
    return WindingArbitraries.scenarios();
  }

  @Provide
  Arbitrary<Scenario> pausing() {
    return WindingArbitraries.pausingScenarios();
  }
}
