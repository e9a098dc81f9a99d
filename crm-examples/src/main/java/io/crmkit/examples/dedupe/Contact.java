package io.crmkit.examples.dedupe;

import io.crmkit.dedupe.Matching;
import io.crmkit.dedupe.merge.Merging;
import io.crmkit.dedupe.merge.Pairing;
import io.crmkit.dedupe.merge.model.EntityId;
import io.crmkit.dedupe.merge.model.MergeId;
import io.crmkit.dedupe.merge.model.MergedRecord;
import io.crmkit.dedupe.merge.model.Origin;
import io.crmkit.dedupe.merge.model.SourceRecord;
import io.crmkit.examples.command.ProgressBar;
import io.crmkit.imports.model.RowPlace;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A contact that was merged.
 *
 * @param rows those that are about it, in their order, one at least
 * @param merged its values, each with where it comes from
 */
record Contact(EntityId id, List<Integer> rows, MergedRecord merged) {

  private static final List<String> CHANGED = List.of("updated_at", "created_at");
  private static final int ISO_DATE = 10;

  Contact {
    rows = List.copyOf(rows);
  }

  /** Returns the rows of each cluster, in the order of their first ones. */
  static List<List<Integer>> clusters(Matching matching, int rows) {
    Map<Integer, List<Integer>> clusters = new LinkedHashMap<>();
    for (int row = 0; row < rows; row++) {
      clusters.computeIfAbsent(matching.cluster(row), first -> new ArrayList<>()).add(row);
    }
    return List.copyOf(clusters.values());
  }

  /**
   * Keeps a contact for each cluster, merged of one for each of its records; what was kept or merged before stays as it is,
   * and a contact that was kept before speaks for the others.
   */
  static List<Contact> merge(Merging merging, StagedContacts staged, List<List<Integer>> clusters, List<String> records,
      ProgressBar bar) {
    List<Contact> contacts = new ArrayList<>();
    int done = 0;
    for (List<Integer> rows : clusters) {
      EntityId first = first(merging, rows.stream().map(row -> new EntityId(records.get(row))).toList());
      for (int row : rows) {
        EntityId own = new EntityId(records.get(row));
        if (merging.entityOf(ContactStore.TENANT, own.value()).isEmpty()) {
          merging.adopt(ContactStore.TENANT, own, source(staged, row, own)).orElseThrow();
        }
        join(merging, first, own);
      }
      contacts.add(new Contact(first, rows, merging.merged(ContactStore.TENANT, first).orElseThrow()));
      done += rows.size();
      bar.show(done);
    }
    return contacts;
  }

  private static EntityId first(Merging merging, List<EntityId> all) {
    return all.stream().filter(each -> merging.entityOf(ContactStore.TENANT, each.value()).isPresent()).findFirst()
        .map(each -> merging.speaker(ContactStore.TENANT, each)).orElse(all.get(0));
  }

  private static void join(Merging merging, EntityId first, EntityId own) {
    EntityId speaker = merging.speaker(ContactStore.TENANT, own);
    if (!speaker.equals(merging.speaker(ContactStore.TENANT, first))) {
      merging.merge(ContactStore.TENANT, new Pairing(first, own), new MergeId(own.value()), ContactStore.AUTHOR)
          .orElseThrow();
    }
  }

  private static SourceRecord source(StagedContacts staged, int row, EntityId id) {
    RowPlace place = staged.rows().get(row).place();
    Map<String, String> values = staged.values(row);
    return new SourceRecord(id.value(), place.file(), modified(values),
        new Origin(place.file(), place.line(), place.byteOffset()), values);
  }

  /** What a row says of when it was changed; a row that says nothing counts as the oldest. */
  private static Instant modified(Map<String, String> values) {
    return CHANGED.stream().flatMap(field -> day(values.getOrDefault(field, "")).stream()).findFirst()
        .map(day -> day.atStartOfDay(ZoneOffset.UTC).toInstant()).orElse(Instant.EPOCH);
  }

  private static Optional<LocalDate> day(String text) {
    try {
      return Optional.of(LocalDate.parse(text.substring(0, Math.min(ISO_DATE, text.length()))));
    } catch (DateTimeException noDate) {
      return Optional.empty();
    }
  }
}
