package io.crmkit.testkit.imports;

import io.crmkit.core.TenantId;
import io.crmkit.imports.model.ImportId;
import io.crmkit.imports.model.RejectedRow;
import io.crmkit.imports.port.RejectedRows;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A file of rejected rows for each file that is imported, as text. */
final class MemoryRejectedRows implements RejectedRows {

  private final Map<Integer, StringBuilder> files = new TreeMap<>();

  @Override
  public long append(
      TenantId tenant, ImportId id, int file, List<String> header, long position, List<RejectedRow> rows) {
    StringBuilder text = files.computeIfAbsent(file, unused -> new StringBuilder());
    text.setLength((int) position);
    rows.forEach(row -> text.append(row).append('\n'));
    return text.length();
  }

  Map<Integer, String> files() {
    Map<Integer, String> all = new TreeMap<>();
    files.forEach((file, text) -> all.put(file, text.toString()));
    return all;
  }
}
