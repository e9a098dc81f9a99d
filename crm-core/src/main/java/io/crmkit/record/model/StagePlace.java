package io.crmkit.record.model;

import java.util.Objects;

/**
 * A stage as it was when a deal came into it; later changes of the pipeline change no deal.
 *
 * @param position its place in the order of the pipeline, from zero
 * @param probability the usual one of the stage
 */
public record StagePlace(
    PipelineId pipeline, String stage, StageCategory category, int position, WinProbability probability) {

  public StagePlace {
    Objects.requireNonNull(pipeline, "pipeline");
    Objects.requireNonNull(stage, "stage");
    Objects.requireNonNull(category, "category");
    Objects.requireNonNull(probability, "probability");
    if (position < 0) {
      throw new IllegalArgumentException("position must not be negative but was " + position);
    }
  }

  boolean isSameStageAs(StagePlace other) {
    return pipeline.equals(other.pipeline) && stage.equals(other.stage);
  }

  static StagePlace of(KnownPipeline pipeline, Stage stage) {
    return new StagePlace(pipeline.id(), stage.key(), stage.category(),
        pipeline.definition().stages().indexOf(stage), stage.usualProbability());
  }
}
