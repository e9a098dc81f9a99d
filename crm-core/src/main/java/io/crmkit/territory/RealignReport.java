package io.crmkit.territory;

import io.crmkit.territory.model.placement.Verdict.Unjudged;
import java.util.Collections;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/**
 * What a realignment did, or would do.
 *
 * @param unjudged accounts that could not be judged, by id: the first of them, at most {@value #MOST}
 * @param version of the model that accounts are aligned to; the next incremental realignment starts from it
 */
public record RealignReport(Counts counts, Map<String, Unjudged> unjudged, long version) {

  /** The most accounts that are named because they could not be judged. */
  public static final int MOST = 100;

  public RealignReport {
    Objects.requireNonNull(counts, "counts");
    unjudged = Collections.unmodifiableMap(new TreeMap<>(unjudged));
  }

  /**
   * How many accounts there were.
   *
   * @param judged rules were asked where they belong
   * @param changed of those judged, how many are elsewhere now, or for other reasons
   * @param leftAlone nothing that concerns them has changed
   * @param unjudged of those judged, how many stay where they are because a rule could not be asked
   */
  public record Counts(long judged, long changed, long leftAlone, long unjudged) {}
}
