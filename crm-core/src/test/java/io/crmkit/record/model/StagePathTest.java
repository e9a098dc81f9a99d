package io.crmkit.record.model;

import static io.crmkit.record.model.Sales.NOON;
import static io.crmkit.record.model.Sales.PIPELINE;
import static io.crmkit.record.model.Sales.place;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class StagePathTest {

  private static final StagePlace ELSEWHERE =
      new StagePlace(new PipelineId("other"), "lead", StageCategory.OPEN, 0, WinProbability.ZERO);

  private final StagePath there = StagePath.startingIn(place("lead"), NOON);

  @Test
  void tellsHowADealCameIntoEachStage() {
    StagePath path = there.to(place("proposal"), NOON).to(place("lead"), NOON).to(place("won"), NOON)
        .to(place("lost"), NOON).to(place("proposal"), NOON).to(ELSEWHERE, NOON);

    assertThat(path.visits()).extracting(StageVisit::step).containsExactly(StageStep.FIRST, StageStep.FORWARD,
        StageStep.BACK, StageStep.FORWARD, StageStep.RECLOSED, StageStep.REOPENED, StageStep.TRANSFERRED);
    assertThat(path.regressions()).isEqualTo(2);
  }

  @Test
  void knowsTheStageBefore() {
    assertThat(there.last()).isEmpty();
    assertThat(there.to(place("proposal"), NOON).last()).map(StageVisit::place).contains(place("lead"));
  }

  @Test
  void addsUpTheTimeOfEveryVisitToAStage() {
    StagePath path = there.to(place("proposal"), NOON.plusSeconds(10)).to(place("lead"), NOON.plusSeconds(15));

    assertThat(path.timeIn(PIPELINE.id(), "lead", NOON.plusSeconds(18))).isEqualTo(Duration.ofSeconds(13));
    assertThat(path.timeIn(PIPELINE.id(), "proposal", NOON.plusSeconds(18))).isEqualTo(Duration.ofSeconds(5));
    assertThat(path.timeIn(PIPELINE.id(), "won", NOON.plusSeconds(18))).isEqualTo(Duration.ZERO);
  }

  @Test
  void makesAVisitOfNoLengthWhenAClockRunsBack() {
    StagePath path = there.to(place("proposal"), NOON.minusSeconds(60));

    assertThat(path.timeIn(PIPELINE.id(), "lead", NOON)).isEqualTo(Duration.ZERO);
    assertThat(path.current().entered()).isEqualTo(NOON);
    assertThat(path.current().time(NOON.minusSeconds(60))).isEqualTo(Duration.ZERO);
  }
}
