package io.crmkit.record.model;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Where a deal is to go, with the pipeline that this is in.
 */
public record StageTarget(KnownPipeline pipeline, Destination destination) {

  public StageTarget {
    Objects.requireNonNull(pipeline, "pipeline");
    if (!destination.pipeline().equals(pipeline.id())) {
      throw new IllegalArgumentException(
          "destination is in the pipeline %s and not in %s".formatted(destination.pipeline(), pipeline.id()));
    }
  }

  @Nullable String stage() {
    return destination.stage();
  }

  @Nullable String lostReason() {
    return destination.lostReason();
  }
}
