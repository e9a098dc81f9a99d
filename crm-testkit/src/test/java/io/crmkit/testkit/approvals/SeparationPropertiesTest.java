package io.crmkit.testkit.approvals;

import static org.assertj.core.api.Assertions.assertThat;

import io.crmkit.approvals.model.Approval;
import io.crmkit.approvals.model.Approval.Pending;
import io.crmkit.approvals.model.Approval.Settled;
import io.crmkit.approvals.model.Course.Parked;
import io.crmkit.approvals.model.OpenStep;
import io.crmkit.approvals.model.Panel;
import io.crmkit.approvals.model.StepResult;
import io.crmkit.approvals.model.definition.Definition;
import io.crmkit.approvals.model.definition.Distinct;
import io.crmkit.approvals.model.definition.Duties;
import io.crmkit.approvals.model.definition.EmptySlatePolicy;
import io.crmkit.approvals.model.definition.ReworkPolicy;
import io.crmkit.approvals.model.definition.Step;
import io.crmkit.approvals.model.definition.Terms;
import io.crmkit.approvals.model.vote.Denominator;
import io.crmkit.approvals.model.vote.Formula;
import io.crmkit.approvals.model.vote.Slate;
import io.crmkit.core.Actor;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.PropertyDefaults;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.statistics.Statistics;

/** Chains by which one person has a say in one step, that are amended, sent back, set aside and opened again. */
@PropertyDefaults(edgeCases = EdgeCasesMode.NONE, shrinking = ShrinkingMode.BOUNDED)
class SeparationPropertiesTest {

  /** I10: at every moment, of whatever has ended, waits or is set aside, and so in what was approved, too. */
  @Property
  void nobodyHasASayInTwoSteps(@ForAll("separate") Scenario scenario) {
    for (Beat beat : World.play(scenario).beats()) {
      Map<Integer, Set<Actor>> voters = voters(beat.after());
      Set<Actor> all = new HashSet<>();
      voters.forEach((step, own) -> {
        assertThat(own).as("voters of step %s", step).noneMatch(all::contains);
        all.addAll(own);
      });
      Statistics.label("steps with votes").collect(voters.values().stream().filter(own -> !own.isEmpty()).count());
    }
    Statistics.label("steps with votes").coverage(seen -> seen.check(2L).count(n -> n > 10));
  }

  /** I8, I10: nobody is asked whose vote would be refused, for what they have said in another step. */
  @Property(tries = 4_000)
  void nobodyIsAskedWhoHasHadASay(@ForAll("separate") Scenario scenario) {
    for (Beat beat : World.play(scenario).beats()) {
      if (beat.after() instanceof Pending pending) {
        Map<Integer, Set<Actor>> voters = voters(pending);
        pending.steps().forEach(step -> voters.forEach((other, own) -> {
          if (other != step.index()) {
            assertThat(step.asked()).as("asked in step %s", step.name()).noneMatch(own::contains);
          }
        }));
        boolean aside = pending.course().parked().stream().anyMatch(parked -> !votersOf(parked.step()).isEmpty());
        Statistics.label("set aside with votes").collect(aside);
      }
    }
    Statistics.label("set aside with votes").coverage(seen -> seen.check(true).count(n -> n > 3));
  }

  @Provide
  Arbitrary<Scenario> separate() {
    return WindingArbitraries.scenarios().map(scenario -> new Scenario(
        distinct(scenario.definition()), scenario.staff(), scenario.moves()));
  }

  /** Such a chain needs everybody of each step, so that steps with votes are still open when they are set aside. */
  private static Definition distinct(Definition any) {
    List<Step> steps = any.steps().stream().map(step -> new Step(step.name(), step.criteria(), step.order(),
        step.groups(), Formula.all(Denominator.ALL, Slate.EVERYONE), null, EmptySlatePolicy.ADMINISTRATORS,
        step.fallback(), step.escalation(), step.watch(), step.duties())).toList();
    ReworkPolicy anywhere = new ReworkPolicy(3, ReworkPolicy.Exhausted.REFUSE, Set.of(ReworkPolicy.Target.values()));
    return new Definition(any.name(), any.description(), any.entityType(), any.entry(), any.priority(), steps,
        any.forks(), any.escalation(), any.administrators(), any.requesterPolicy(), any.noStepPolicy(),
        any.expiresAfter(), any.actions(),
        new Terms(any.terms().lock(), any.terms().content(), anywhere, any.terms().override()),
        Duties.builder().distinct(Distinct.ACROSS_STEPS).build());
  }

  /** Returns who has voted in each step of {@code approval} that has not been voided. */
  private static Map<Integer, Set<Actor>> voters(Approval approval) {
    Map<Integer, Set<Actor>> voters = new TreeMap<>();
    List<StepResult> results = approval instanceof Settled settled ? settled.results()
        : approval instanceof Pending pending ? pending.results() : List.of();
    for (StepResult result : results) {
      result.votes().forEach(vote -> voters.computeIfAbsent(result.index(), unused -> new HashSet<>()).add(vote.by()));
    }
    if (approval instanceof Pending pending) {
      pending.steps().forEach(step -> voters.put(step.index(), votersOf(step)));
      for (Parked parked : pending.course().parked()) {
        voters.put(parked.step().index(), votersOf(parked.step()));
      }
    }
    return voters;
  }

  private static Set<Actor> votersOf(OpenStep step) {
    Set<Actor> voters = new HashSet<>();
    for (Panel panel : step.panels()) {
      panel.ballots().turns().forEach(seat -> voters.add(panel.holders().get(seat)));
    }
    return voters;
  }
}
