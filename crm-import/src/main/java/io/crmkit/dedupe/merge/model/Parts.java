package io.crmkit.dedupe.merge.model;

import io.crmkit.dedupe.merge.model.Entity.Living;
import java.util.ArrayList;
import java.util.List;

/** Changed copies of what an entity consists of. */
final class Parts {

  private Parts() {}

  static <T> List<T> plus(List<T> list, T one) {
    List<T> longer = new ArrayList<>(list);
    longer.add(one);
    return longer;
  }

  /** Returns the entity with another record, or none, where a record stands, in whichever merge that is. */
  static Living replaced(Living living, String id, List<SourceRecord> by) {
    List<SourceRecord> records = new ArrayList<>();
    for (SourceRecord record : living.records()) {
      records.addAll(record.id().equals(id) ? by : List.of(record));
    }
    List<MergeStep> merges = living.merges().stream()
        .map(step -> step.with(replaced(step.absorbed(), id, by))).toList();
    return new Living(records, living.edits(), merges);
  }
}
