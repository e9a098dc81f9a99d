package io.crmkit.dedupe.compare;

import io.crmkit.dedupe.model.FieldValues;
import io.crmkit.dedupe.table.RecordTable;
import io.crmkit.dedupe.table.RowSources;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The different records of a table, in an order that their contents alone decide, so that nothing which is computed
 * from them depends on the order of the rows. Rows of one source that are equal in every field are one record that
 * counts as often as there are rows.
 */
public final class Records {

  private final RowSources rows;
  private final List<Field> fields;
  private final int[] recordOfRow;
  private final int[] firstRow;
  private final int[] times;

  private Records(RowSources rows, List<Field> fields, int[] recordOfRow, int[] firstRow, int[] times) {
    this.rows = rows;
    this.fields = fields;
    this.recordOfRow = recordOfRow;
    this.firstRow = firstRow;
    this.times = times;
  }

  /** Returns the records of a table in these columns of it, which are written alike already. */
  public static Records of(RecordTable table, List<FieldSource> columns) {
    return of(table, columns, List.of());
  }

  /**
   * Returns the records of a table as a model sees them.
   *
   * @param known what it knows of the values of each column; nothing to learn that from these
   */
  public static Records of(RecordTable table, List<FieldSource> columns, List<FieldValues> known) {
    long[] keys = RowKeys.of(table, columns);
    int[] order = RowKeys.order(keys, columns, table);
    int[] recordOfRow = new int[table.rows()];
    int[] firstRow = new int[table.rows()];
    int records = 0;
    for (int i = 0; i < order.length; i++) {
      if (i == 0 || keys[order[i]] != keys[order[i - 1]] || !RowKeys.same(columns, table, order[i - 1], order[i])) {
        firstRow[records++] = order[i];
      }
      recordOfRow[order[i]] = records - 1;
    }
    int[] times = new int[records];
    for (int record : recordOfRow) {
      times[record]++;
    }
    int[] first = Arrays.copyOf(firstRow, records);
    List<Field> fields = new ArrayList<>();
    for (int f = 0; f < columns.size(); f++) {
      fields.add(Field.of(columns.get(f), first, times, known.isEmpty() ? null : Known.of(known.get(f))));
    }
    if (known.isEmpty()) {
      FieldPairs.join(fields);
    } else {
      FieldPairs.join(fields, known);
    }
    return new Records(table.sources(), List.copyOf(fields), recordOfRow, first, times);
  }

  public List<Field> fields() {
    return fields;
  }

  /** Returns as bits the fields that e-mail addresses are often made of, such as names; 0 if there are none. */
  public int namesInEmails() {
    return NamesInEmails.names(this);
  }

  public int size() {
    return times.length;
  }

  /** Returns how many rows are this record. */
  public int times(int record) {
    return times[record];
  }

  public int source(int record) {
    return rows.source(firstRow[record]);
  }

  public int recordOfRow(int row) {
    return recordOfRow[row];
  }

  /** Returns where the rows come from. */
  public RowSources rows() {
    return rows;
  }

  /** Returns how many pairs of rows are a pair of these records. */
  public long pairs(int one, int other) {
    return one == other ? (long) times[one] * (times[one] - 1) / 2 : (long) times[one] * times[other];
  }

  /** Returns whether two records could be matches of the task: in a link only those of different sources. */
  public boolean comparable(int one, int other) {
    return !rows.isLink() || source(one) != source(other);
  }
}
