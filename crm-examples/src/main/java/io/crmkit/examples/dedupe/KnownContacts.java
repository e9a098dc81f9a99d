package io.crmkit.examples.dedupe;

import io.crmkit.core.paging.Pages;
import io.crmkit.dedupe.merge.Merging;
import io.crmkit.dedupe.merge.model.Entity;
import io.crmkit.dedupe.merge.model.Origin;
import io.crmkit.dedupe.merge.model.SourceRecord;
import io.crmkit.imports.model.DuplicateOf;
import io.crmkit.imports.model.RowPlace;
import io.crmkit.imports.model.StagedRow;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The records of the contacts that a store had before, to be compared with rows. */
final class KnownContacts {

  private static final int PAGE = 1_000;
  private static final int SURE = 100;

  private final List<SourceRecord> records;
  private final Map<Map<String, String>, String> byValues = new HashMap<>();

  private KnownContacts(List<SourceRecord> records) {
    this.records = List.copyOf(records);
    records.forEach(record -> byValues.putIfAbsent(record.values(), record.id()));
  }

  /** Reads every record of every contact. */
  static KnownContacts of(Merging merging) {
    List<SourceRecord> records = new ArrayList<>();
    Pages.stream(PAGE, page -> merging.all(ContactStore.TENANT, page)).forEach(id -> {
      if (merging.find(ContactStore.TENANT, id).orElseThrow().value() instanceof Entity.Living living) {
        records.addAll(living.allRecords());
      }
    });
    return new KnownContacts(records);
  }

  /** Returns the record that says exactly what a row says, if there is one: the row is known already. */
  List<DuplicateOf> same(Map<String, String> values) {
    String record = byValues.get(values);
    return record == null ? List.of() : List.of(new DuplicateOf.Existing(record, SURE));
  }

  /** Returns those that no row stands for. */
  KnownContacts without(Collection<String> ids) {
    Set<String> some = new HashSet<>(ids);
    return new KnownContacts(records.stream().filter(record -> !some.contains(record.id())).toList());
  }

  List<String> ids() {
    return records.stream().map(SourceRecord::id).toList();
  }

  /** Returns the records as rows, with the places where they once stood. */
  List<StagedRow> rows(List<String> fields, long firstNumber) {
    List<StagedRow> rows = new ArrayList<>(records.size());
    for (SourceRecord record : records) {
      List<@Nullable String> values = new ArrayList<>(fields.size());
      fields.forEach(field -> values.add(record.values().get(field)));
      rows.add(new StagedRow(firstNumber + rows.size(), place(record), values, List.of()));
    }
    return rows;
  }

  private static RowPlace place(SourceRecord record) {
    Origin origin = record.origin();
    return origin == null ? new RowPlace(record.source(), 0, -1)
        : new RowPlace(origin.file(), origin.line(), origin.byteOffset());
  }
}
