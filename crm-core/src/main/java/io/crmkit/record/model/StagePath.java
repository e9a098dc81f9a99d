package io.crmkit.record.model;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The way of a deal through stages. Each visit starts when the one before it ends, so that the times add up to the age
 * of the deal; a clock that ran back makes a visit of no length and never a negative one.
 *
 * @param visits oldest first, at least one; only the last one is not over
 */
public record StagePath(List<StageVisit> visits) {

  public StagePath {
    visits = List.copyOf(visits);
    if (visits.isEmpty() || visits.get(visits.size() - 1).left() != null) {
      throw new IllegalArgumentException("a path ends with a visit that is not over but was " + visits);
    }
  }

  static StagePath startingIn(StagePlace place, Instant at) {
    return new StagePath(List.of(new StageVisit(place, StageStep.FIRST, at, null)));
  }

  /** Returns where the deal is. */
  public StageVisit current() {
    return visits.get(visits.size() - 1);
  }

  /** Returns where it was before, if it has ever been elsewhere. */
  public Optional<StageVisit> last() {
    return visits.size() == 1 ? Optional.empty() : Optional.of(visits.get(visits.size() - 2));
  }

  /** Returns how long it was in a stage, all visits together, until {@code now}. */
  public Duration timeIn(PipelineId pipeline, String stage, Instant now) {
    return visits.stream()
        .filter(visit -> visit.place().pipeline().equals(pipeline) && visit.place().stage().equals(stage))
        .map(visit -> visit.time(now))
        .reduce(Duration.ZERO, Duration::plus);
  }

  /** Returns how often progress was undone: moves to an earlier stage, and from a closed stage to an open one. */
  public long regressions() {
    return visits.stream().filter(visit -> visit.step().isRegression()).count();
  }

  StagePath to(StagePlace place, Instant at) {
    StageVisit before = current();
    Instant moved = at.isBefore(before.entered()) ? before.entered() : at;
    List<StageVisit> all = new ArrayList<>(visits);
    all.set(all.size() - 1, before.endedAt(moved));
    all.add(new StageVisit(place, StageStep.between(before.place(), place), moved, null));
    return new StagePath(all);
  }
}
