package io.crmkit.testkit.approvals;

import static org.assertj.core.api.Assertions.assertThat;

import io.crmkit.testkit.approvals.Move.Do;
import io.crmkit.testkit.approvals.ReferenceRequest.Turn;
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
  void everyScenarioGoesAsTheReferenceSays(@ForAll("keyless") Scenario scenario) {
    ReferenceRequest reference = new ReferenceRequest(scenario.definition());
    for (Beat beat : World.play(scenario).beats()) {
      Turn turn = reference.after(beat.briefing().command(), beat.briefing().at(), beat.staff());
      assertThat(EngineView.answer(beat.decision())).as("%s", beat.briefing().command()).isEqualTo(turn.answer());
      reference = turn.after();
      assertThat(EngineView.state(beat.after())).isEqualTo(reference.toString());
      Statistics.label("answer").collect(turn.answer());
    }
  }

  @Provide
  Arbitrary<Scenario> keyless() {
    return ScenarioArbitraries.scenarios().map(scenario -> scenario.with(
        scenario.moves().stream().map(move -> move instanceof Do act ? new Do(act.command(), null) : move).toList()));
  }
}
