package io.crmkit.forecast.snapshot;

import io.crmkit.forecast.snapshot.model.SnapshotMark;
import java.util.Collections;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The waterfall between two snapshots, in all and at every node of an axis.
 *
 * @param begin the snapshot that stands for the beginning
 * @param end the snapshot that stands for the end
 * @param total in all; what changed hands is in it as in and as out, which cancel
 * @param nodes by node, those without any deal left out; {@link WaterfallAxis#NONE} for deals without a node
 */
public record WaterfallReport(
    SnapshotMark begin, SnapshotMark end, Waterfall total, SortedMap<String, Waterfall> nodes) {

  public WaterfallReport {
    Objects.requireNonNull(begin, "begin");
    Objects.requireNonNull(end, "end");
    Objects.requireNonNull(total, "total");
    nodes = Collections.unmodifiableSortedMap(new TreeMap<>(nodes));
  }
}
