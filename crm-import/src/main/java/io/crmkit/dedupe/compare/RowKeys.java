package io.crmkit.dedupe.compare;

import io.crmkit.dedupe.table.LongOrder;
import io.crmkit.dedupe.table.RecordTable;
import io.crmkit.dedupe.table.TextColumn;
import java.util.List;

/** The contents of rows as 64-bit keys, and the order of the rows by them. */
final class RowKeys {

  private RowKeys() {}

  static long[] of(RecordTable table, List<FieldSource> columns) {
    long[] keys = new long[table.rows()];
    for (int row = 0; row < keys.length; row++) {
      keys[row] = table.source(row) + 1L;
    }
    for (FieldSource source : columns) {
      TextColumn column = source.column();
      long[] hashes = new long[column.texts().size()];
      for (int i = 0; i < hashes.length; i++) {
        hashes[i] = Mixing.of(column.texts(), i);
      }
      for (int row = 0; row < keys.length; row++) {
        int code = column.code(row);
        keys[row] = Mixing.of(keys[row], code < 0 ? 0 : hashes[code]);
      }
    }
    return keys;
  }

  /** The rows by their keys; the few that share a key without being equal, by their contents. */
  static int[] order(long[] keys, List<FieldSource> columns, RecordTable table) {
    int[] order = LongOrder.of(keys);
    for (int from = 0; from < order.length; ) {
      int to = from + 1;
      boolean equal = true;
      while (to < order.length && keys[order[to]] == keys[order[from]]) {
        equal &= same(columns, table, order[from], order[to]);
        to++;
      }
      if (!equal) {
        insert(order, from, to, columns, table);
      }
      from = to;
    }
    return order;
  }

  private static void insert(int[] order, int from, int to, List<FieldSource> columns, RecordTable table) {
    for (int i = from + 1; i < to; i++) {
      int row = order[i];
      int at = i;
      while (at > from && compare(columns, table, order[at - 1], row) > 0) {
        order[at] = order[at - 1];
        at--;
      }
      order[at] = row;
    }
  }

  private static int compare(List<FieldSource> columns, RecordTable table, int one, int other) {
    int order = Integer.compare(table.source(one), table.source(other));
    for (int i = 0; order == 0 && i < columns.size(); i++) {
      order = text(columns.get(i), one).compareTo(text(columns.get(i), other));
    }
    return order;
  }

  private static String text(FieldSource source, int row) {
    int code = source.column().code(row);
    return code < 0 ? "" : source.column().texts().text(code);
  }

  static boolean same(List<FieldSource> columns, RecordTable table, int one, int other) {
    if (table.source(one) != table.source(other)) {
      return false;
    }
    for (FieldSource source : columns) {
      if (source.column().code(one) != source.column().code(other)) {
        return false;
      }
    }
    return true;
  }
}
