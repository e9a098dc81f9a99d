package io.crmkit.dedupe.merge.model;

import io.crmkit.dedupe.merge.model.Entity.Living;
import java.time.Instant;
import java.util.Objects;

/**
 * What one merge brought in.
 *
 * @param from the entity that was absorbed
 * @param absorbed what it consisted of, kept apart: changes of its records are made here, so that it can be released again
 */
public record MergeStep(MergeId id, EntityId from, Living absorbed, String by, Instant at) {

  public MergeStep {
    Objects.requireNonNull(id, "id");
    Objects.requireNonNull(from, "from");
    Objects.requireNonNull(absorbed, "absorbed");
    Objects.requireNonNull(by, "by");
    Objects.requireNonNull(at, "at");
  }

  MergeStep with(Living changed) {
    return new MergeStep(id, from, changed, by, at);
  }
}
