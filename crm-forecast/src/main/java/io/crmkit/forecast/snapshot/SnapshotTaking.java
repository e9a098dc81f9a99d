package io.crmkit.forecast.snapshot;

import io.crmkit.core.TenantId;
import io.crmkit.core.Validated;
import io.crmkit.core.Violation;
import io.crmkit.core.Violations;
import io.crmkit.core.paging.Pages;
import io.crmkit.forecast.model.Deal;
import io.crmkit.forecast.port.SnapshotRepository;
import io.crmkit.forecast.snapshot.model.SnapshotMark;
import io.crmkit.forecast.snapshot.model.SnapshotPart;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One snapshot while it is taken: compares deals with the last one, part by part, and writes what has changed. */
final class SnapshotTaking {

  private static final int MOST_PROBLEMS = 100;

  private final SnapshotRepository repository;
  private final TenantId tenant;
  private final @Nullable SnapshotMark last;
  private final long number;
  private final Set<String> seen = new HashSet<>();
  private final List<Deal> part = new ArrayList<>();
  private final List<Violation> problems = new ArrayList<>();
  private long place;

  SnapshotTaking(SnapshotRepository repository, TenantId tenant, @Nullable SnapshotMark last, long number) {
    this.repository = repository;
    this.tenant = tenant;
    this.last = last;
    this.number = number;
  }

  void add(Deal deal) {
    if (!seen.add(deal.id())) {
      report(deal);
    } else if (problems.isEmpty()) {
      part.add(deal);
      if (part.size() == Snapshots.PART) {
        writeWhatChanged();
      }
    }
    place++;
  }

  /** Writes the rest, and what is no longer there. */
  Validated<SnapshotMark> finish(Instant at) {
    if (!problems.isEmpty()) {
      return Validated.invalid(new Violations(problems));
    }
    writeWhatChanged();
    writeWhatIsGone();
    return Validated.valid(new SnapshotMark(number, at, seen.size()));
  }

  private void writeWhatChanged() {
    List<String> ids = part.stream().map(Deal::id).toList();
    Map<String, Deal> before = last == null ? Map.of() : repository.find(tenant, last, ids);
    write(new SnapshotPart(part.stream().filter(deal -> !deal.equals(before.get(deal.id()))).toList(), List.of()));
    part.clear();
  }

  // the pages are those of the last snapshot, which writing does not change
  private void writeWhatIsGone() {
    SnapshotMark before = last;
    if (before == null) {
      return;
    }
    List<String> gone = new ArrayList<>();
    Pages.stream(Snapshots.PART, page -> repository.deals(tenant, before, page))
        .map(Deal::id).filter(id -> !seen.contains(id)).forEach(id -> {
          gone.add(id);
          if (gone.size() == Snapshots.PART) {
            write(new SnapshotPart(List.of(), gone));
            gone.clear();
          }
        });
    write(new SnapshotPart(List.of(), gone));
  }

  private void write(SnapshotPart changed) {
    if (!changed.isEmpty()) {
      repository.write(tenant, number, changed);
    }
  }

  private void report(Deal deal) {
    if (problems.size() < MOST_PROBLEMS) {
      problems.add(new Violation("/deals/" + place, "snapshot.duplicate-deal",
          "the pipeline handed over the deal '%s' before; hand over each deal once".formatted(deal.id())));
    }
  }
}
