package io.crmkit.testkit.approvals;

import static org.assertj.core.api.Assertions.assertThat;

import io.crmkit.approvals.model.ApprovalCommand;
import io.crmkit.testkit.approvals.Move.Do;
import io.crmkit.testkit.approvals.ReferenceRequest.Turn;
import net.jqwik.api.statistics.Statistics;

/** Plays scenarios twice, by the engine and by {@link ReferenceRequest}, and compares them after each command. */
final class ReferenceComparison {

  private ReferenceComparison() {}

  /** Returns the world in which {@code scenario} was played, in which everything went as the reference says. */
  static World play(Scenario scenario) {
    World world = World.play(withoutKeys(scenario));
    ReferenceRequest reference = new ReferenceRequest(scenario.definition(), scenario.delegations());
    for (Beat beat : world.beats()) {
      ApprovalCommand command = beat.briefing().command();
      Turn turn = reference.after(command, beat.briefing().at(), beat.staff());
      assertThat(EngineView.answer(beat.decision())).as("%s", command).isEqualTo(turn.answer());
      reference = turn.after();
      assertThat(EngineView.state(beat.after())).as("%s", command).isEqualTo(reference.toString());
      Statistics.label("answer").collect(command.getClass().getSimpleName() + " " + turn.answer());
      beat.events().forEach(event -> Statistics.label("happened").collect(event.getClass().getSimpleName()));
    }
    return world;
  }

  private static Scenario withoutKeys(Scenario scenario) {
    return scenario.with(
        scenario.moves().stream().map(move -> move instanceof Do act ? new Do(act.command(), null) : move).toList());
  }
}
