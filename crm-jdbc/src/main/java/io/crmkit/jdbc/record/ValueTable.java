package io.crmkit.jdbc.record;

import io.crmkit.core.TenantId;
import io.crmkit.core.paging.Cursor;
import io.crmkit.core.paging.Page;
import io.crmkit.core.paging.PageRequest;
import io.crmkit.jdbc.Jdbc;
import io.crmkit.jdbc.Row;
import io.crmkit.jdbc.Transactions;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** A table of pairs of a value and a record that has it, such as an e-mail address and a contact. */
record ValueTable(String table, String column, String id) {

  /** Returns the ids of the records that have a value. */
  Page<String> page(Transactions transactions, String list, TenantId tenant, String value, PageRequest page) {
    Cursor cursor = page.cursor();
    String after = cursor == null ? "" : cursor.keyFor(list, 1).orElseThrow().get(0);
    List<String> found = transactions.single(connection -> Jdbc.list(connection, find(),
        params -> params.text(tenant.value()).text(value).text(after).number(page.limit() + 1), Row::text));
    return Page.of(found, page, last -> new Cursor(list, List.of(last)));
  }

  /** Writes the difference between the values that a record had and those that it has. */
  void write(Connection connection, TenantId tenant, String record, Set<String> before, Set<String> after)
      throws SQLException {
    batch(connection, "delete from " + table + " where tenant_id = ? and " + column + " = ? and " + id + " = ?",
        tenant, record, difference(before, after));
    batch(connection, "insert into " + table + " (tenant_id, " + column + ", " + id + ") values (?, ?, ?)",
        tenant, record, difference(after, before));
  }

  private String find() {
    return "select " + id + " from " + table + " where tenant_id = ? and " + column + " = ? and " + id + " > ?"
        + " order by tenant_id, " + column + ", " + id + " limit ?";
  }

  private static Set<String> difference(Set<String> of, Set<String> without) {
    Set<String> difference = new LinkedHashSet<>(of);
    difference.removeAll(without);
    return difference;
  }

  private static void batch(Connection connection, String sql, TenantId tenant, String record, Set<String> values)
      throws SQLException {
    Jdbc.batch(connection, sql, values, (params, value) -> params.text(tenant.value()).text(value).text(record));
  }
}
