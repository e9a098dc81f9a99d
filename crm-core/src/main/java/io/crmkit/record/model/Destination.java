package io.crmkit.record.model;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Where somebody wants a deal to be.
 *
 * @param stage the key of a stage of the pipeline; null is where deals begin
 * @param lostReason why it is lost; null unless the stage says that it is
 */
public record Destination(PipelineId pipeline, @Nullable String stage, @Nullable String lostReason) {

  public Destination {
    Objects.requireNonNull(pipeline, "pipeline");
  }

  /** Returns where the deals of a pipeline begin. */
  public static Destination beginning(PipelineId pipeline) {
    return new Destination(pipeline, null, null);
  }

  public static Destination stage(PipelineId pipeline, String stage) {
    return new Destination(pipeline, Objects.requireNonNull(stage, "stage"), null);
  }

  public static Destination lost(PipelineId pipeline, String stage, String reason) {
    return new Destination(pipeline, Objects.requireNonNull(stage, "stage"), Objects.requireNonNull(reason, "reason"));
  }
}
