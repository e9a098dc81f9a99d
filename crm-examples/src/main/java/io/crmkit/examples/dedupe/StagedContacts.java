package io.crmkit.examples.dedupe;

import io.crmkit.dedupe.table.RecordTable;
import io.crmkit.imports.model.StagedRow;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Contacts that were staged, as a table to be matched; the field of their ids is no column of it.
 *
 * @param fields of all rows, in their order
 * @param own how many rows the import has; those behind them are of contacts that the store had before
 * @param ids the rows of ids; empty if there is no field of them
 * @param isComplete whether no row was refused
 */
record StagedContacts(
    List<String> fields, List<StagedRow> rows, int own, RecordTable table, Map<String, Integer> ids, boolean isComplete)
    implements RowIds {

  static StagedContacts of(List<String> fields, List<StagedRow> own, List<StagedRow> known, @Nullable String idField,
      long refused) {
    List<StagedRow> rows = Stream.concat(own.stream(), known.stream()).toList();
    int idPlace = idField == null ? -1 : fields.indexOf(idField);
    int[] places = IntStream.range(0, fields.size()).filter(place -> place != idPlace).toArray();
    RecordTable.Builder table = RecordTable.of(IntStream.of(places).mapToObj(fields::get).toList());
    Map<String, Integer> ids = new HashMap<>();
    for (int row = 0; row < rows.size(); row++) {
      List<@Nullable String> values = rows.get(row).values();
      table.add(0, Records.inOrder(values, places));
      if (idPlace >= 0 && row < own.size()) {
        ids.putIfAbsent(Objects.requireNonNullElse(values.get(idPlace), ""), row);
      }
    }
    return new StagedContacts(List.copyOf(fields), rows, own.size(), table.build(), ids, refused == 0);
  }

  /** Refuses ids that stand there twice: a truth could mean either row. */
  StagedContacts checked() {
    if (ids.size() < own) {
      throw Problems.refused("--gold", "id-twice",
          "%d rows have %d different ids; pairs need an id for each row".formatted(own, ids.size()));
    }
    return this;
  }

  /** Returns the fields of a row that have a value. */
  Map<String, String> values(int row) {
    Map<String, String> values = new TreeMap<>();
    for (int place = 0; place < fields.size(); place++) {
      String value = rows.get(row).values().get(place);
      if (value != null) {
        values.put(fields.get(place), value);
      }
    }
    return values;
  }

  @Override
  public boolean isLink() {
    return false;
  }

  @Override
  public String name(int file) {
    return "the rows";
  }

  @Override
  public OptionalInt row(int file, String id) {
    Integer row = ids.get(id);
    return row == null ? OptionalInt.empty() : OptionalInt.of(row);
  }
}
