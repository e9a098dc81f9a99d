package io.crmkit.forecast.snapshot.model;

import java.time.Instant;
import java.util.Objects;

/**
 * One look at a pipeline that was kept.
 *
 * @param number counts the looks of a tenant upwards from 1; one that was given up leaves a gap
 * @param at when it was taken
 * @param deals how many deals there were
 */
public record SnapshotMark(long number, Instant at, long deals) {

  public SnapshotMark {
    Objects.requireNonNull(at, "at");
    if (number < 1) {
      throw new IllegalArgumentException("number starts at 1 but was " + number);
    }
    if (deals < 0) {
      throw new IllegalArgumentException("deals must not be negative but was " + deals);
    }
  }
}
