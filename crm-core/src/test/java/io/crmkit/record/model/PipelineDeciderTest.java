package io.crmkit.record.model;

import static io.crmkit.record.model.Sales.ALICE;
import static io.crmkit.record.model.Sales.DEFINITION;
import static io.crmkit.record.model.Sales.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import io.crmkit.core.Violation;
import io.crmkit.core.spec.DeciderSpec;
import io.crmkit.record.model.PipelineCommand.Define;
import io.crmkit.record.model.PipelineEvent.PipelineDefined;
import io.crmkit.record.model.PipelineRefusal.CategoryChanged;
import io.crmkit.record.model.PipelineRefusal.StagesRemoved;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class PipelineDeciderTest {

  private static final PipelineEvent DEFINED = new PipelineDefined(DEFINITION, ALICE, NOON);

  @Test
  void isDefinedOnceAsItIs() {
    spec().when(define(DEFINITION)).thenEmits(DEFINED);
    spec().given(DEFINED).when(define(DEFINITION)).thenEmits();
  }

  @Test
  void canBeDefinedAnewInAnotherOrderAndWithMoreStages() {
    List<Stage> stages = new ArrayList<>(DEFINITION.stages());
    stages.add(0, Stage.open("idea", "Idea", WinProbability.ZERO));
    stages.add(stages.remove(1));
    PipelineDefinition more = new PipelineDefinition("More", stages, List.of());

    spec().given(DEFINED).when(define(more)).thenEmits(new PipelineDefined(more, ALICE, NOON));
  }

  @Test
  void keepsEveryStageThatDealsMayBeIn() {
    List<Stage> stages = DEFINITION.stages().stream().filter(stage -> !stage.key().equals("legacy")).toList();

    spec().given(DEFINED).when(define(new PipelineDefinition("Less", stages, List.of())))
        .thenRefuses(new StagesRemoved(List.of("legacy")));
  }

  @Test
  void keepsTheCategoryOfEveryStage() {
    List<Stage> stages = new ArrayList<>(DEFINITION.stages());
    stages.set(0, Stage.won("lead", "Lead"));

    spec().given(DEFINED).when(define(new PipelineDefinition("Other", stages, List.of())))
        .thenRefuses(new CategoryChanged("lead", StageCategory.OPEN, StageCategory.WON));
  }

  @Test
  void namesEveryProblemOfADefinition() {
    PipelineDefinition bad = new PipelineDefinition("Bad", List.of(
        new Stage("a", "A", StageCategory.OPEN, null, DEFINITION.stages().get(1).requiredFields(), null),
        new Stage("a", "B", StageCategory.WON, WinProbability.of("0.5"), DEFINITION.stages().get(0).requiredFields(),
            null),
        Stage.lost("l", "L").retired()), List.of("price", "price", " "));

    assertThat(PipelineCheck.of(bad)).extracting(Violation::toString).containsExactly(
        "/stages/0/probability: the open stage 'a' needs a probability from 0 to 1",
        "/stages/1/key: there is another stage 'a'; give this one another key",
        "/stages/1/probability: deals in the stage 'a' are won, so its probability is 1 and not 0.5",
        "/stages: no stage of the category lost is in use; add one",
        "/lost_reasons/1: there is another reason 'price'; leave this one out",
        "/lost_reasons/2: a reason has a text; leave this one out");
  }

  @Test
  void refusesStagesByWhichNoStoreFindsADeal() {
    for (String key : List.of("k".repeat(201), "k\u0000", "\uD800")) {
      PipelineDefinition bad = new PipelineDefinition("Bad", List.of(
          Stage.open(key, "Open", WinProbability.ONE), Stage.won("w", "Won"), Stage.lost("l", "Lost")), List.of());

      assertThat(PipelineCheck.of(bad)).extracting(Violation::toString).containsExactly(
          "/stages/0/key: a key has at most 200 characters, all of which every store can keep");
    }
  }

  private static DeciderSpec<SalesPipeline, PipelineCommand, PipelineEvent> spec() {
    return DeciderSpec.of(new PipelineDecider());
  }

  private static Define define(PipelineDefinition definition) {
    return new Define(definition, ALICE, NOON);
  }
}
