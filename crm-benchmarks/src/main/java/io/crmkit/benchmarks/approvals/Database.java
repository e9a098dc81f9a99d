package io.crmkit.benchmarks.approvals;

/** The databases that the work is measured on. */
enum Database {

  POSTGRESQL("postgresql", "PostgreSQL"),
  H2_MEMORY("h2-memory", "H2 in memory"),
  H2_FILE("h2-file", "H2 file");

  private final String id;
  private final String label;

  Database(String id, String label) {
    this.id = id;
    this.label = label;
  }

  String id() {
    return id;
  }

  String label() {
    return label;
  }
}
