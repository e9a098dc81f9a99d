package io.crmkit.jdbc.state;

import io.crmkit.core.Require;
import io.crmkit.jdbc.Dialect;

/**
 * A table with one row for each aggregate: {@code tenant_id}, its id, {@code version} and {@code state}.
 *
 * @param name such as {@code crm_forecast}
 * @param id the column of the id, such as {@code forecast_id}
 */
public record StateTable(String name, String id) {

  public StateTable {
    Require.notBlank(name, "name");
    Require.notBlank(id, "id");
  }

  String find() {
    return "select version, state from " + name + " where " + key();
  }

  String version() {
    return "select version from " + name + " where " + key();
  }

  String insert() {
    return "insert into " + name + " (version, state, tenant_id, " + id + ") values (?, ?, ?, ?)";
  }

  String update() {
    return "update " + name + " set version = ?, state = ? where " + key() + " and version = ?";
  }

  String page() {
    return "select " + id + " from " + name + " where tenant_id = ? and " + id + " > ? order by tenant_id, " + id
        + " limit ?";
  }

  /** Returns the ids of a batch that a condition admits and that have nothing to deliver any more. */
  String settled(String condition) {
    return "select " + id + " from " + name + " where tenant_id = ? and " + condition + waitsFor("crm_outbox")
        + waitsFor("crm_outbox_dead_letter") + " order by tenant_id, " + id + " limit ?";
  }

  private String waitsFor(String table) {
    return " and not exists (select 1 from " + table + " w where w.tenant_id = " + name + ".tenant_id"
        + " and w.stream_type = ? and w.stream_id = " + name + "." + id + ")";
  }

  String delete(Dialect dialect) {
    return dialect.deletionAmong(name, id, "tenant_id = ?");
  }

  private String key() {
    return "tenant_id = ? and " + id + " = ?";
  }
}
