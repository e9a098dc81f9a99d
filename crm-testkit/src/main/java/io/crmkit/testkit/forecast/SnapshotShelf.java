package io.crmkit.testkit.forecast;

import io.crmkit.forecast.model.Deal;
import io.crmkit.forecast.snapshot.model.DealPair;
import io.crmkit.forecast.snapshot.model.SnapshotMark;
import io.crmkit.forecast.snapshot.model.SnapshotPart;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The snapshots of one tenant. */
final class SnapshotShelf {

  /** What a deal is from one snapshot on, until the next one that is listed; null if it is gone. */
  record Version(long from, @Nullable Deal deal) {}

  final List<SnapshotMark> marks = new ArrayList<>();
  final NavigableMap<String, List<Version>> versions = new TreeMap<>();
  long opened;

  long published() {
    return marks.isEmpty() ? 0 : marks.get(marks.size() - 1).number();
  }

  /** Opens the next snapshot and forgets what was written into one that was never published. */
  long open() {
    long published = published();
    versions.values().forEach(each -> each.removeIf(version -> version.from > published));
    versions.values().removeIf(List::isEmpty);
    return ++opened;
  }

  void write(SnapshotPart part) {
    for (String id : part.ids()) {
      List<Version> held = versions.getOrDefault(id, List.of());
      if (!held.isEmpty() && held.get(held.size() - 1).from == opened) {
        throw new IllegalStateException("the deal %s is in the snapshot %d already".formatted(id, opened));
      }
    }
    part.versions().forEach(deal -> add(deal.id(), deal));
    part.gone().forEach(id -> add(id, null));
  }

  @Nullable Deal version(String id, long number) {
    Deal found = null;
    for (Version each : versions.getOrDefault(id, List.of())) {
      found = each.from <= number ? each.deal : found;
    }
    return found;
  }

  @Nullable DealPair pair(String id, long before, long after) {
    Deal first = version(id, before);
    Deal second = version(id, after);
    return first == null && second == null ? null : new DealPair(id, first, second);
  }

  private void add(String id, @Nullable Deal deal) {
    versions.computeIfAbsent(id, unused -> new ArrayList<>()).add(new Version(opened, deal));
  }
}
