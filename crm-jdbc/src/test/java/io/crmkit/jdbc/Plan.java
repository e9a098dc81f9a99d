package io.crmkit.jdbc;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * How a database carried out a statement, in its own words.
 *
 * @param sql the statement
 * @param text what the database said, with counts if it ran the statement to explain it
 */
public record Plan(String sql, String text) {

  private static final Pattern H2_ROWS = Pattern.compile("scanCount: (\\d+)");
  private static final Pattern POSTGRESQL_ROWS = Pattern.compile("Scan .*\\(actual rows=(\\d+) loops=(\\d+)\\)");
  private static final Pattern POSTGRESQL_REJECTED =
      Pattern.compile("Rows Removed by (?:Filter|Index Recheck): (\\d+)");
  private static final Pattern POSTGRESQL_PAGES = Pattern.compile("Buffers: shared(?: hit=(\\d+))?(?: read=(\\d+))?");

  /** Whether a table is read from its first row to its last. */
  public boolean readsAWholeTable() {
    return text.contains("Seq Scan") || text.contains(".tableScan");
  }

  /** Returns how many rows were looked at, those included that were of no use. */
  public long rows() {
    long rows = sum(H2_ROWS) + sum(POSTGRESQL_REJECTED);
    Matcher scans = POSTGRESQL_ROWS.matcher(text);
    while (scans.find()) {
      rows += Long.parseLong(scans.group(1)) * Long.parseLong(scans.group(2));
    }
    return rows;
  }

  /** Returns how many pages of tables and indexes PostgreSQL looked at; H2 does not tell. */
  public long pages() {
    Matcher whole = POSTGRESQL_PAGES.matcher(text);
    return whole.find() ? number(whole.group(1)) + number(whole.group(2)) : 0;
  }

  private long sum(Pattern pattern) {
    return pattern.matcher(text).results().mapToLong(found -> Long.parseLong(found.group(1))).sum();
  }

  private static long number(@Nullable String digits) {
    return digits == null ? 0 : Long.parseLong(digits);
  }

  @Override
  public String toString() {
    return sql + "\n" + text;
  }
}
