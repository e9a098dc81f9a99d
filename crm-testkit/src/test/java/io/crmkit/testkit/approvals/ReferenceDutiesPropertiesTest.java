package io.crmkit.testkit.approvals;

import io.crmkit.approvals.model.ApprovalEvent;
import io.crmkit.approvals.model.ApprovalEvent.VoteCast;
import java.util.Map;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.PropertyDefaults;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.statistics.Statistics;

/** The same reference as in {@link ReferencePropertiesTest}, where it matters who has a say, and in whose place. */
@PropertyDefaults(edgeCases = EdgeCasesMode.NONE, shrinking = ShrinkingMode.BOUNDED)
class ReferenceDutiesPropertiesTest {

  @Property
  void everyDividedScenarioGoesAsTheReferenceSays(@ForAll("divided") Scenario scenario) {
    ReferenceComparison.play(scenario);
    occurs("happened", Map.of("SeatVacated", 40, "Failed", 15));
    occurs("answer", Map.of("Submit NoQualifiedApprover", 40));
  }

  @Property
  void everyBarringScenarioGoesAsTheReferenceSays(@ForAll("barring") Scenario scenario) {
    ReferenceComparison.play(scenario);
    occurs("happened", Map.of("VoteVoided", 3, "SeatVacated", 60));
  }

  @Property
  void everySkippingScenarioGoesAsTheReferenceSays(@ForAll("skipping") Scenario scenario) {
    ReferenceComparison.play(scenario);
    occurs("happened", Map.of("StepPassed", 70));
  }

  @Property
  void everyAddingScenarioGoesAsTheReferenceSays(@ForAll("adding") Scenario scenario) {
    ReferenceComparison.play(scenario);
    occurs("happened", Map.of("ApproverAdded", 25));
    occurs("answer", Map.of(
        "AddApprover NotAllowed", 60, "AddApprover NoPlace", 10, "AddApprover AlreadySeated", 25,
        "Vote NotYourTurn", 5));
  }

  @Property
  void everyQueueingScenarioGoesAsTheReferenceSays(@ForAll("queueing") Scenario scenario) {
    ReferenceComparison.play(scenario);
    occurs("happened", Map.of("QueueClaimed", 120, "ClaimReleased", 12, "ClaimTimedOut", 3));
    occurs("answer", Map.of(
        "Vote ClaimedByAnother", 18, "Claim ClaimedByAnother", 18, "Claim NothingToClaim", 20, "Release NotAllowed", 9,
        "Release NothingToClaim", 60));
  }

  @Property
  void everyDelegatingScenarioGoesAsTheReferenceSays(@ForAll("delegating") Scenario scenario) {
    World world = ReferenceComparison.play(scenario);
    world.events().stream().filter(VoteCast.class::isInstance).forEach(event -> Statistics.label("mandate")
        .collect(links(event)));
    Statistics.label("mandate").coverage(seen -> {
      seen.check(1).count(n -> n > 18);
      seen.check(2).count(n -> n > 0);
    });
  }

  private static int links(ApprovalEvent event) {
    return event instanceof VoteCast vote && vote.mandate() != null ? vote.mandate().via().size() + 1 : 0;
  }

  @Property
  void everythingTogetherGoesAsTheReferenceSays(@ForAll("together") Scenario scenario) {
    ReferenceComparison.play(scenario);
    occurs("happened", Map.of("StepPassed", 90, "QueueClaimed", 20, "ApproverAdded", 13, "SeatVacated", 45));
    occurs("answer", Map.of("AddApprover BarredFromStep", 0, "Reassign BarredFromStep", 0));
  }

  /** Checks that each of these has been seen more often than so many times. */
  private static void occurs(String label, Map<String, Integer> least) {
    Statistics.label(label).coverage(seen ->
        least.forEach((what, times) -> seen.check(what).count(n -> n > times)));
  }

  @Provide
  Arbitrary<Scenario> divided() {
    return DutiesArbitraries.divided();
  }

  @Provide
  Arbitrary<Scenario> barring() {
    return DutiesArbitraries.barring();
  }

  @Provide
  Arbitrary<Scenario> skipping() {
    return DutiesArbitraries.skipping();
  }

  @Provide
  Arbitrary<Scenario> adding() {
    return DutiesArbitraries.adding();
  }

  @Provide
  Arbitrary<Scenario> queueing() {
    return DutiesArbitraries.queueing();
  }

  @Provide
  Arbitrary<Scenario> delegating() {
    return DutiesArbitraries.delegating();
  }

  @Provide
  Arbitrary<Scenario> together() {
    return DutiesArbitraries.together();
  }
}
